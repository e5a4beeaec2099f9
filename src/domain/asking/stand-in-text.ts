import { readFreeTime } from "../time/free-time.ts";
import type { IsoDate } from "../time/time.ts";

/** "Kari Nordmann 10.10–24.10", "for nav.grue@…: Kari Nordmann fra 10. til 24. oktober", "av"; names as written. */
export type StandInText =
  | { kind: "set"; of?: string; standIn: string; from: IsoDate; to: IsoDate }
  | { kind: "end"; of?: string }
  | { kind: "how" }
  | { kind: "datesUnreadable"; text: string };

const ending = /^(?:av|slutt|ferdig|off|end|stop)$/iu;
const fromWord = /^(?:fra og med|frå og med|fra|frå|from|i perioden)\s+/iu;
const toWord = /\s*(?:[–—-]|(?<=[\s\d.])(?:til og med|til|t\.o\.m\.?|tom|to|until)(?=\s))\s*/iu;
const isoSpan = /^(\d{4}-\d{2}-\d{2})\s*(?:[–—-]|til(?: og med)?|to)\s*(\d{4}-\d{2}-\d{2})$/iu;
const isoDay = /^\d{4}-/u;
const oneDay =
  /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{2}|\d{4})?)?|\d{1,2}\.?\s*\p{L}+\.?(?:[\s,.]+\d{4})?)$/u;
/** "October 10, 2022" */
const monthFirst = /^(\p{L}+) (\d{1,2})(?:,? (\d{4}))?$/u;
/** The dates begin at the first word with a figure in front, with "fra" or "til" before it where that is said. */
const beforeDates =
  /^(.*?\S)[\s,:;]+((?:(?:fra(?: og med)?|frå(?: og med)?|from|i perioden|til(?: og med)?|to|until)\s+(?:\p{L}+\s+)?)?\d.*)$/iu;
/** A day without a year that lies so long back is the next year's: "5.1" said in December. */
const longAgoDays = 180;

export function readStandIn(text: string, today: IsoDate): StandInText {
  const { of, rest } = forWhom(
    text
      .trim()
      .replace(/[?!]+$/u, "")
      .trim(),
  );
  const person = of === undefined ? {} : { of };
  if (ending.test(rest)) return { kind: "end", ...person };
  const [, standIn, dates] = beforeDates.exec(rest) ?? [];
  if (standIn === undefined || dates === undefined)
    return rest === "" ? { kind: "how" } : { kind: "datesUnreadable", text: rest };
  const days = readDays(dates, today);
  return days ? { kind: "set", ...person, standIn: bare(standIn), ...days } : { kind: "datesUnreadable", text: dates };
}

/** "for Kari: Ola 10.10–24.10", "av for Kari" and "Ola for Kari 10.10–24.10" are not told apart by guessing: a colon, or the end. */
function forWhom(text: string): { of?: string; rest: string } {
  const [, of, rest] = /^(?:for|åt)\s+([^:]+):\s*(.*)$/iu.exec(text) ?? [];
  if (of !== undefined && rest !== undefined) return { of: bare(of), rest };
  const [, end, whose] = /^(\p{L}+)\s+for\s+(.+)$/iu.exec(text) ?? [];
  if (end !== undefined && whose !== undefined && ending.test(end)) return { of: bare(whose), rest: end };
  return { rest: text };
}

function bare(name: string): string {
  return name
    .replace(/^@/u, "")
    .replace(/[\s,:;]+$/u, "")
    .trim();
}

function readDays(text: string, today: IsoDate): { from: IsoDate; to: IsoDate } | undefined {
  const iso = isoSpan.exec(text.replace(fromWord, "").trim());
  if (iso?.[1] !== undefined && iso[2] !== undefined) return days(iso[1], iso[2], today);
  const [, until] = /^(?:til(?: og med)?|to|until)\s+(.+)$/iu.exec(text) ?? [];
  if (until !== undefined) return days(today, until, today);
  const [first = "", last, ...more] = text
    .replace(fromWord, "")
    .split(toWord)
    .map((part) => part.replace(/[,;:]+$/u, "").trim());
  if (more.length > 0) return undefined;
  return days(withMonthOf(first, last), last ?? first, today);
}

/** "10. til 24. oktober", "10.–24.10": the month is said once. */
function withMonthOf(first: string, last: string | undefined): string {
  if (last === undefined || !/^\d{1,2}\.?$/u.test(first)) return first;
  return last.replace(/^\d{1,2}/u, first.replace(/\.$/u, ""));
}

function days(first: string, last: string, today: IsoDate): { from: IsoDate; to: IsoDate } | undefined {
  const year = Number(today.slice(0, 4));
  const from = readDay(first, year);
  const to = readDay(last, year);
  if (from === undefined || to === undefined) return undefined;
  if (from.hasYear && to.hasYear) return { from: from.date, to: to.date };
  // over New Year; and what lies long back is meant of the next year
  const over = to.date < from.date && Number(to.date.slice(5, 7)) < Number(from.date.slice(5, 7)) && !to.hasYear;
  const end = over ? readDay(last, year + 1) : to;
  if (end === undefined) return undefined;
  if (end.date >= today || daysSince(end.date, today) <= longAgoDays) return { from: from.date, to: end.date };
  const next = [readDay(first, year + 1), readDay(last, year + 1)];
  return next[0] && next[1] && { from: next[0].date, to: next[1].date };
}

function daysSince(day: IsoDate, today: IsoDate): number {
  return (Date.parse(today) - Date.parse(day)) / 86_400_000;
}

/** One day of the calendar; a month or "3. kvartal" is none. */
function readDay(text: string, year: number): { date: IsoDate; hasYear: boolean } | undefined {
  const said = text.replace(monthFirst, "$2 $1 $3").trim();
  if (!oneDay.test(said)) return undefined;
  const { date, exact } = readFreeTime(said.replace(/[./-]$/u, ""), year);
  const isItsDay =
    date !== undefined && (isoDay.test(said) || Number(/^\d+/u.exec(said)?.[0]) === Number(date.slice(8)));
  return isItsDay ? { date, hasYear: exact } : undefined;
}
