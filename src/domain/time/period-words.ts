import type { Frequency } from "../project/measure.ts";
import { monthNames, numberOfMonth } from "./month-words.ts";

/** `number` counts within the year from 1; without it the newest finished one is meant ("forrige kvartal"). */
export type PeriodWords = { frequency: Frequency; number?: number; year?: number };

const frequencyWords: Record<string, Frequency> = {
  uke: "week",
  veke: "week",
  week: "week",
  w: "week",
  måned: "month",
  månad: "month",
  month: "month",
  kvartal: "quarter",
  kv: "quarter",
  quarter: "quarter",
  q: "quarter",
  tertial: "tertial",
  t: "tertial",
  halvår: "halfYear",
  "half-year": "halfYear",
  "half year": "halfYear",
  half: "halfYear",
  h: "halfYear",
  år: "year",
  year: "year",
};
const ordinalWords: Record<string, number> = {
  første: 1,
  fyrste: 1,
  first: 1,
  andre: 2,
  second: 2,
  tredje: 3,
  third: 3,
  fjerde: 4,
  fourth: 4,
};
const monthName = new RegExp(`^(${monthNames})\\.?$`);
const unit = Object.keys(frequencyWords)
  .sort((a, b) => b.length - a.length)
  .join("|");
const ordinal = Object.keys(ordinalWords).join("|");
const numberFirst = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?|(${ordinal})) ?(${unit})\\.?$`);
const unitFirst = new RegExp(`^(${unit})\\.? ?(\\d{1,2})$`);
const newest = new RegExp(`^(?:forrige|førre|siste|last|previous) (${unit})$`);
const introduction = /^(?:for|i|in|av|of) /;
const leadingWords = /^(?:the|den|det) /;
const trailingYear = /^(.*?)(?: |, |\/|-| of | i )(\d{4}|'?\d{2})$/;

/** Reads "for 2. kvartal 2022", "uke 40", "okt. 22", "10/2022", "i fjor"; undefined when the words are no period. */
export function readPeriodWords(text: string): PeriodWords | undefined {
  const words = text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  if (/^(?:i fjor|last year)$/.test(words)) return { frequency: "year" };
  const bare = words.replace(introduction, "").replace(leadingWords, "");
  return yearAlone(bare) ?? withoutYear(bare) ?? withYear(bare);
}

function yearAlone(words: string): PeriodWords | undefined {
  return /^\d{4}$/.test(words) ? { frequency: "year", number: 1, year: Number(words) } : undefined;
}

function withYear(words: string): PeriodWords | undefined {
  const [, period, year] = trailingYear.exec(words) ?? [];
  if (period === undefined || year === undefined) return undefined;
  const spoken = /^\d{1,2}$/.test(period) ? monthNumber(period, year) : withoutYear(period);
  if (spoken?.number === undefined) return undefined;
  return { ...spoken, year: fullYear(year) };
}

/** "10/2022" is a month; "10 22" may be anything. */
function monthNumber(period: string, year: string): PeriodWords | undefined {
  return year.length === 4 ? { frequency: "month", number: Number(period) } : undefined;
}

function withoutYear(words: string): PeriodWords | undefined {
  if (monthName.test(words)) return { frequency: "month", number: numberOfMonth(words) };
  const latest = newest.exec(words)?.[1];
  if (latest !== undefined) return ofUnit(latest);
  const first = numberFirst.exec(words);
  if (first) return ofUnit(first[3], first[1] === undefined ? ordinalWords[first[2] ?? ""] : Number(first[1]));
  const second = unitFirst.exec(words);
  return second ? ofUnit(second[1], Number(second[2])) : undefined;
}

function ofUnit(word: string | undefined, number?: number): PeriodWords | undefined {
  const frequency = frequencyWords[word ?? ""];
  return frequency === undefined ? undefined : { frequency, number };
}

function fullYear(year: string): number {
  const digits = year.replace("'", "");
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
