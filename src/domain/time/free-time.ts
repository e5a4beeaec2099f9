import { Temporal } from "temporal-polyfill";
import type { Frequency } from "../project/measure.ts";
import { lastDayOfMonth } from "./calendar.ts";
import { monthNames, numberOfMonth } from "./month-words.ts";
import { periodFromKey } from "./period.ts";
import { readPeriodWords } from "./period-words.ts";
import type { FreeTime, IsoDate } from "./time.ts";

const month = `(${monthNames})\\.?`;
const optionalYear = "(?:[ ,.']*(\\d{4}|\\d{2}))?";

/** Last month and day that a season counts by; "Vår/høst" is then 30 November, as DOMAIN section 4 says. */
const seasons: [RegExp, number][] = [
  [/^(?:vår|våren|spring)$/, 5],
  [/^(?:sommer|sommeren|sommar|sommaren|summer)$/, 8],
  [/^(?:høst|høsten|haust|hausten|autumn|fall)$/, 11],
  [/^(?:vinter|vinteren|winter)$/, 2],
];
const beforeSummer =
  /^(?:før|before)(?: the)? (?:sommerferien|sommarferien|sommerferie|sommeren|sommaren|summer(?: holidays?| break)?)$/;
/** Words that say how firm a time is, not when it is. */
const lead =
  /^(?:innen|senest|seinast|ca\.?|cirka|omkring|i løpet av|frist|per|pr\.?|by|before end of|no later than|around|about|i)\s+/;
const weekdayName =
  /^(?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+/;

const patterns = {
  iso: /^(\d{4})-(\d{2})-(\d{2})$/,
  numeric: /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})?)?$/,
  dayMonth: new RegExp(`^(\\d{1,2})\\.? ?(?:of )?${month}${optionalYear}$`),
  monthDay: new RegExp(`^${month} (\\d{1,2})(?:st|nd|rd|th)?, ?(\\d{4})$`),
  third: new RegExp(
    `^(primo|medio|ultimo|early|mid|late|begynnelsen av|starten av|midten av|slutten av|utgangen av|end of|the end of)[ -]${month}${optionalYear}$`,
  ),
  month: new RegExp(`^${month}${optionalYear}$`),
  yearMonth: new RegExp(`^(\\d{4}) ${month}$`),
  monthNumber: /^(\d{1,2})[./-](\d{4})$/,
  trailingYear: /^(.+?)[ ,.']+(\d{4}|\d{2})$/,
  span: /^(.+?)\s*(?:\/|–|—|-|\s(?:til|og|to|and)\s)\s*([^/–—]+)$/,
};

/** The day a text counts by; `hinted` says that the year is not the text's own, `day` that it names one single day. */
type Understood = { date: IsoDate; day: boolean; hinted: boolean };

/**
 * Reads a time as people write it, in nb, nn or en. A month counts by its last day, a span by its last day, primo,
 * medio and ultimo by the 10th, the 20th and the last (DOMAIN section 4). `exact` only where one day of one year is
 * written. Without a year of its own the text takes `yearHint`; with neither, or for other words, there is no date.
 */
export function readFreeTime(text: string, yearHint?: number): FreeTime {
  const written = text.trim();
  const words = normal(written);
  const understood = readWords(words, yearHint) ?? readSpan(words, yearHint);
  if (!understood) return { text: written, exact: false };
  return { text: written, date: understood.date, exact: understood.day && !understood.hinted };
}

/** Reads a column of times: one without a year takes the year of its neighbours, the one before it first. */
export function readFreeTimes(texts: (string | undefined)[]): (FreeTime | undefined)[] {
  const alone = texts.map((text) => (text === undefined ? undefined : readFreeTime(text)));
  return alone.map((time, index) => {
    if (time === undefined || time.date !== undefined) return time;
    const before = alone.slice(0, index).findLast((other) => other?.date !== undefined)?.date;
    const after = alone.slice(index + 1).find((other) => other?.date !== undefined)?.date;
    return betweenNeighbours(time, before, after);
  });
}

/** The first year in which the time falls between its neighbours; in none, the year of the one before. */
function betweenNeighbours(time: FreeTime, before: IsoDate | undefined, after: IsoDate | undefined): FreeTime {
  const years = [before, after].flatMap((date) => (date === undefined ? [] : [Number(date.slice(0, 4))]));
  const readings = years.map((year) => readFreeTime(time.text, year));
  const fits = ({ date = "" }: FreeTime) =>
    (before === undefined || date >= before) && (after === undefined || date <= after);
  return readings.find(fits) ?? readings[0] ?? time;
}

function normal(text: string): string {
  let words = text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  for (let shorter = words.replace(lead, ""); shorter !== words; shorter = words.replace(lead, "")) words = shorter;
  return words.replace(weekdayName, "").replace(/(?<=[^\d\s]{4}|\d{4})\.$/, "");
}

function readWords(words: string, hint: number | undefined): Understood | undefined {
  return readDay(words, hint) ?? readMonth(words, hint) ?? readSeason(words, hint) ?? readPeriodEnd(words, hint);
}

function readDay(words: string, hint: number | undefined): Understood | undefined {
  const iso = patterns.iso.exec(words);
  if (iso) return day(iso[1], Number(iso[2]), iso[3], undefined);
  const numeric = patterns.numeric.exec(words);
  if (numeric) return day(numeric[3], Number(numeric[2]), numeric[1], hint);
  const dayFirst = patterns.dayMonth.exec(words);
  if (dayFirst) return day(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], hint);
  const monthFirst = patterns.monthDay.exec(words);
  return monthFirst ? day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], hint) : undefined;
}

function readMonth(words: string, hint: number | undefined): Understood | undefined {
  const third = patterns.third.exec(words);
  if (third) return inMonth(third[3], monthOf(third[2]), hint, lastDayOfThird(third[1] ?? ""));
  const named = patterns.month.exec(words);
  if (named) return inMonth(named[2], monthOf(named[1]), hint);
  const yearFirst = patterns.yearMonth.exec(words);
  if (yearFirst) return inMonth(yearFirst[1], monthOf(yearFirst[2]), hint);
  const numbered = patterns.monthNumber.exec(words);
  return numbered ? inMonth(numbered[2], Number(numbered[1]), hint) : undefined;
}

function readSeason(words: string, hint: number | undefined): Understood | undefined {
  const [, name = words, year] = patterns.trailingYear.exec(words) ?? [];
  if (beforeSummer.test(name)) return inMonth(year, 6, hint);
  const lastMonth = seasons.find(([pattern]) => pattern.test(name))?.[1];
  return lastMonth === undefined ? undefined : inMonth(year, lastMonth, hint);
}

/** "3. kvartal 2022", "uke 40", "2023": the last day of the period. */
function readPeriodEnd(words: string, hint: number | undefined): Understood | undefined {
  if (/^\d{4}$/.test(words)) return { date: `${words}-12-31`, day: false, hinted: false };
  const said = readPeriodWords(words);
  const year = said?.year ?? hint;
  if (said?.number === undefined || year === undefined || said.frequency === "year") return undefined;
  const period = periodFromKey(`${year}-${keyPart(said.frequency, said.number)}`);
  return period && { date: period.end, day: false, hinted: said.year === undefined };
}

/** As in a period's key: "Q3", "W05", "10". */
function keyPart(frequency: Exclude<Frequency, "year">, number: number): string {
  const letter = { quarter: "Q", tertial: "T", halfYear: "H", week: "W", month: "" }[frequency];
  const digits = frequency === "week" || frequency === "month" ? 2 : 1;
  return `${letter}${String(number).padStart(digits, "0")}`;
}

/** Two times with a stroke between: the last one counts, and gives the year when it has one ("9.–10. mars", "Mai/juni 2022"). */
function readSpan(words: string, hint: number | undefined): Understood | undefined {
  const [, first, last] = patterns.span.exec(words) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const end = readWords(last, hint);
  const year = end && Number(end.date.slice(0, 4));
  const startsWithTime = /^\d{1,2}\.?$/.test(first) ? end?.day : readWords(first, year ?? hint) !== undefined;
  return end && startsWithTime ? { ...end, day: false } : undefined;
}

function day(year: string | undefined, monthNumber: number, dayText: string | undefined, hint: number | undefined) {
  const full = year === undefined ? hint : fullYear(year);
  if (full === undefined) return undefined;
  try {
    const fields = { year: full, month: monthNumber, day: Number(dayText) };
    const date = Temporal.PlainDate.from(fields, { overflow: "reject" }).toString();
    return { date, day: true, hinted: year === undefined };
  } catch {
    return undefined; // 31.02. is no day
  }
}

function inMonth(
  year: string | undefined,
  monthNumber: number,
  hint: number | undefined,
  dayInMonth?: number,
): Understood | undefined {
  const full = year === undefined ? hint : fullYear(year);
  if (full === undefined || monthNumber < 1 || monthNumber > 12) return undefined;
  const last = lastDayOfMonth(full, monthNumber);
  const date = dayInMonth === undefined ? last : `${last.slice(0, 8)}${dayInMonth}`;
  return { date, day: false, hinted: year === undefined };
}

function lastDayOfThird(word: string): number | undefined {
  if (/^(?:primo|early|begynnelsen|starten)/.test(word)) return 10;
  return /^(?:medio|mid|midten)/.test(word) ? 20 : undefined;
}

function monthOf(name: string | undefined): number {
  return numberOfMonth(name ?? "") ?? 0;
}

/** Two digits are of this century, from 70 on of the last. */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) < 70 ? 2000 : 1900);
}
