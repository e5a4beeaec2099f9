import { Temporal } from "temporal-polyfill";
import type { IsoDate, IsoInstant } from "./time.ts";

/** False for what is written as a day and is none: "2022-02-30". */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The calendar date in `timeZone` at a moment; throws RangeError on text that is no instant or no IANA zone. */
export function localDate(at: IsoInstant, timeZone: string): IsoDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Wall-clock hour and minute in `timeZone`, "08:00"; seconds are cut off. */
export function localTime(at: IsoInstant, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: "minute" });
}

/**
 * The moment a wall clock in `timeZone` shows `time` ("09:00") on `date`.
 * A time that summer time skips is moved an hour on; of one that comes twice the first is taken.
 */
export function instantAt(date: IsoDate, time: string, timeZone: string): IsoInstant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString();
}

/** `n` calendar days after `date`; before it when `n` is negative. */
export function addDays(date: IsoDate, n: number): IsoDate {
  return dateOf(dayNumber(date) + n);
}

/** Days from `a` to `b`: 0 on the same day, negative when `b` is first. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** ISO weekday, 1 (Monday) to 7 (Sunday). */
export function weekday(date: IsoDate): number {
  // 1 January 1970 was a Thursday
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week: the days around New Year can belong to a week of the other year, so `year` is the week's own. */
export type IsoWeek = { year: number; week: number; key: string };
export function isoWeek(date: IsoDate): IsoWeek {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  if (yearOfWeek === undefined || weekOfYear === undefined) throw new Error(`no ISO week for ${date}`);
  return {
    year: yearOfWeek,
    week: weekOfYear,
    key: `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`,
  };
}

/** `month` is 1–12. */
export function lastDayOfMonth(year: number, month: number): IsoDate {
  if (month < 1 || month > 12) throw new RangeError(`no month ${month}`);
  return dateOf(Date.UTC(year, month, 0) / dayMs);
}

/** The later of two dates, of which either may be unknown. */
export function laterOf(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/** So many milliseconds after a moment, or before it. */
export function instantAfter(at: IsoInstant, ms: number): IsoInstant {
  return new Date(Date.parse(at) + ms).toISOString();
}

const dayMs = 86_400_000;
/** Days since 1970 in the proleptic Gregorian calendar; text that is no date throws. Dates are counted by the thousand, so without Temporal. */
function dayNumber(date: IsoDate): number {
  const ms = Date.parse(date);
  if (date.length !== 10 || Number.isNaN(ms)) throw new RangeError(`not a date: ${date}`);
  return ms / dayMs;
}
function dateOf(day: number): IsoDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
