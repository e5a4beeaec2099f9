import type { Decimal } from "../domain/numbers/decimal.ts";
import { decimal, roundTo } from "../domain/numbers/decimal.ts";
import type { Measure } from "../domain/project/measure.ts";
import { isHidden } from "../domain/project/small-counts.ts";
import type { Language } from "../domain/talking/language.ts";
import { localDate, localTime } from "../domain/time/calendar.ts";
import { periodFromKey } from "../domain/time/period.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import { unitWords } from "./texts/units.ts";

/** What a number counts; `decimals` are the fewest to show, so that the numbers of one measure on one card have as many. */
type Quantified = Pick<Measure, "percent" | "unit" | "hidesSmall"> & { decimals?: number };

/** Numbers, dates and lists as one language writes them. */
export type Format = {
  /** rounded to `places`, with at least `least` decimals */
  number: (value: Decimal | number, places?: number, least?: number) => string;
  /** "47 %" */
  percent: (value: Decimal, places?: number) => string;
  /** with its unit: "47 %", "112", "3,1 årsverk"; a computed value is rounded to `places`; a hidden count is "færre enn 5" */
  quantity: (value: Decimal, of: Quantified, places?: number) => string;
  /** signed: "−0,1 prosentpoeng", "+12", "−0,4 årsverk" */
  change: (difference: Decimal, of: Quantified) => string;
  /** what an input is filled with: "%", "antall", "årsverk" */
  unit: (of: Pick<Measure, "percent" | "unit">) => string;
  /** "17. oktober 2022" */
  date: (date: IsoDate) => string;
  /** "mandag 17. oktober" */
  day: (date: IsoDate) => string;
  /** "mandag 17. oktober 2022" */
  dayAndYear: (date: IsoDate) => string;
  /** "mandag 17. oktober", with the year when it isn't `year` */
  dayIn: (date: IsoDate, year: string) => string;
  /** "mars 2022" for the last day of a month, which is how a month is stored; else the date */
  month: (date: IsoDate) => string;
  /** "mars 2023" for any day in it */
  monthOf: (date: IsoDate) => string;
  /** "sep. 22", where there is little room */
  shortMonth: (date: IsoDate) => string;
  /** "3.10.": little room, many dates of one year */
  shortDay: (date: IsoDate) => string;
  /** "3. oktober kl. 10.12" in the project's time zone, with the year when it isn't `year` */
  moment: (at: IsoInstant, timeZone: string, year?: string) => string;
  /** "3. kvartal 2022", "uke 40 2022" */
  period: (key: string) => string;
  /** "3. kvartal og 1. halvår 2022" */
  periods: (keys: string[]) => string;
  /** "uke 28–31" */
  weeks: (keys: string[]) => string;
  /** "Våler, Åsnes og Grue" */
  list: (items: string[]) => string;
  /** upper-cases the first letter only */
  sentence: (text: string) => string;
};

type Words = {
  locale: string;
  percentSign: string;
  fewerThanFive: string;
  percentagePoints: (value: string, one: boolean) => string;
  clock: (date: string, time: string) => string;
  weeks: (numbers: string) => string;
  parts: Record<"quarter" | "halfYear" | "tertial" | "week", (number: string) => string>;
};
const noBreak = "\u00a0";
const norwegian = (locale: string, week: string, points: string): Words => ({
  locale,
  percentSign: `${noBreak}%`,
  fewerThanFive: "færre enn 5",
  percentagePoints: (value) => `${value}${noBreak}${points}`,
  clock: (date, time) => `${date} kl.${noBreak}${time.replace(":", ".")}`,
  weeks: (numbers) => `${week} ${numbers}`,
  parts: {
    quarter: (number) => `${number}. kvartal`,
    halfYear: (number) => `${number}. halvår`,
    tertial: (number) => `${number}. tertial`,
    week: (number) => `${week} ${number}`,
  },
});
const ordinals: Record<string, string> = { 1: "first", 2: "second", 3: "third", 4: "fourth" };
const words: Record<Language, Words> = {
  nb: norwegian("nb-NO", "uke", "prosentpoeng"),
  nn: norwegian("nn-NO", "veke", "prosentpoeng"),
  en: {
    locale: "en-GB",
    percentSign: "%",
    fewerThanFive: "fewer than 5",
    percentagePoints: (value, one) => `${value}${noBreak}percentage ${one ? "point" : "points"}`,
    clock: (date, time) => `${date} at ${time}`,
    weeks: (numbers) => `weeks ${numbers}`,
    parts: {
      quarter: (number) => `${ordinals[number]} quarter`,
      halfYear: (number) => `${ordinals[number]} half`,
      tertial: (number) => `${ordinals[number]} four-month period`,
      week: (number) => `week ${number}`,
    },
  },
};

const formats = new Map<Language, Format>();

/** Built once per language: making an Intl formatter costs more than a thousand uses of it. */
export function formatOf(language: Language): Format {
  const known = formats.get(language);
  if (known) return known;
  const made = makeFormat(language, words[language]);
  formats.set(language, made);
  return made;
}

function makeFormat(language: Language, say: Words): Format {
  const number = numberFormat(say.locale);
  const time = timeFormat(say);
  const listing = new Intl.ListFormat(say.locale, { type: "conjunction" });
  const withUnit = (shown: string, of: Pick<Measure, "percent" | "unit">, value: Decimal) => {
    if (of.percent) return `${shown}${say.percentSign}`;
    const unit = unitWords(of.unit, language).after(value.abs().eq(1));
    return unit === "" ? shown : `${shown}${noBreak}${unit}`;
  };
  return {
    number,
    percent: (value, places) => `${number(value, places)}${say.percentSign}`,
    quantity: (value, of, places) =>
      isHidden(of, value) ? say.fewerThanFive : withUnit(number(value, places, of.decimals), of, value),
    change: (difference, of) => {
      const rounded = roundTo(difference, 2);
      const signed = `${rounded.gt(0) ? "+" : ""}${number(rounded, 2, of.decimals)}`;
      return of.percent ? say.percentagePoints(signed, rounded.abs().eq(1)) : withUnit(signed, of, rounded);
    },
    unit: (of) => (of.percent ? "%" : unitWords(of.unit, language).label),
    ...time,
    list: (items) => listing.format(items),
    sentence: (text) => text.charAt(0).toLocaleUpperCase(say.locale) + text.slice(1),
  };
}

function numberFormat(locale: string): Format["number"] {
  // Intl takes the decimal as text, so no digit of a large amount is lost on the way
  const withAtLeast = (least: number) =>
    new Intl.NumberFormat(locale, { useGrouping: "always", minimumFractionDigits: least, maximumFractionDigits: 20 });
  const intls = [0, 1, 2].map(withAtLeast);
  const [whole = withAtLeast(0)] = intls;
  return (value, places, least = 0) => {
    const intl = intls[least] ?? whole;
    const exact = places === undefined ? decimal(value) : roundTo(decimal(value), places);
    return intl.format(exact.toFixed() as Intl.StringNumericLiteral).replace(/^-/, "\u2212");
  };
}

type TimeFormat = Pick<
  Format,
  | "date"
  | "day"
  | "dayAndYear"
  | "dayIn"
  | "month"
  | "monthOf"
  | "shortMonth"
  | "shortDay"
  | "moment"
  | "period"
  | "periods"
  | "weeks"
>;
function timeFormat(say: Words): TimeFormat {
  const style = (options: Intl.DateTimeFormatOptions) => {
    const intl = new Intl.DateTimeFormat(say.locale, { ...options, timeZone: "UTC" });
    return (date: IsoDate) => intl.format(new Date(`${date}T12:00:00Z`));
  };
  const date = style({ day: "numeric", month: "long", year: "numeric" });
  const dayAndMonth = style({ day: "numeric", month: "long" });
  const monthAndYear = style({ month: "long", year: "numeric" });
  const monthOnly = style({ month: "long" });
  const day = style({ weekday: "long", day: "numeric", month: "long" });
  const dayAndYear = style({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const listing = new Intl.ListFormat(say.locale, { type: "conjunction" });
  const periods = (keys: string[]) => joinPeriods(keys, say, { listing, monthName: monthOnly });
  return {
    date,
    day,
    dayAndYear,
    dayIn: (on, year) => (on.startsWith(year) ? day(on) : dayAndYear(on)),
    month: (on) => (isLastOfMonth(on) ? monthAndYear(on) : date(on)),
    monthOf: monthAndYear,
    shortMonth: style({ month: "short", year: "2-digit" }),
    shortDay: style({ day: "numeric", month: "numeric" }),
    moment: (at, timeZone, year) => {
      const on = localDate(at, timeZone);
      const shown = year === undefined || on.startsWith(year) ? dayAndMonth(on) : date(on);
      return say.clock(shown, localTime(at, timeZone));
    },
    period: (key) => periods([key]),
    periods,
    weeks: (keys) => (keys.length > 1 ? say.weeks : say.parts.week)(spanOfWeeks(keys)),
  };
}

type PeriodWords = { listing: Intl.ListFormat; monthName: (date: IsoDate) => string };

/** Periods of one year share it: "3. kvartal og 1. halvår 2022". */
function joinPeriods(keys: string[], say: Words, { listing, monthName }: PeriodWords): string {
  const byYear = Map.groupBy(keys, (key) => key.slice(0, 4));
  const perYear = [...byYear].map(([year, ofYear]) => {
    const names = ofYear.map((key) => partName(key, say, monthName)).filter((name) => name !== "");
    return names.length === 0 ? year : `${listing.format(names)} ${year}`;
  });
  return listing.format(perYear);
}

function partName(key: string, say: Words, monthName: (date: IsoDate) => string): string {
  const period = periodFromKey(key);
  if (!period || period.frequency === "year") return "";
  if (period.frequency === "month") return monthName(period.end);
  return say.parts[period.frequency](key.slice(6).replace(/^0/, ""));
}

function spanOfWeeks(keys: string[]): string {
  const numbers = keys.map((key) => Number(key.slice(6)));
  const [first, last] = [numbers[0], numbers.at(-1)];
  return first === last ? String(first) : `${first}\u2013${last}`;
}

function isLastOfMonth(date: IsoDate): boolean {
  return periodFromKey(date.slice(0, 7))?.end === date;
}
