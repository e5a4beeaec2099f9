import { Temporal } from "temporal-polyfill";
import { remembered } from "../numbers/remembered.ts";
import type { Frequency } from "../project/measure.ts";
import { addDays, daysBetween } from "./calendar.ts";
import type { IsoDate } from "./time.ts";

const fixedHolidays = ["01-01", "05-01", "05-17", "12-25", "12-26"];
/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday. */
const movableHolidays = [-3, -2, 0, 1, 39, 49, 50];
/** The joint summer holiday; a question then would lapse unseen. */
const summerWeeks = { first: 28, last: 30 };

/** Norwegian public holidays of a year, sorted, each day once (17 May can be Whit Sunday). Source: lov 1995-02-24-12 and lov 1947-04-26-1. */
export function publicHolidays(year: number): IsoDate[] {
  const easter = easterSunday(year);
  const days = [...fixedHolidays.map((day) => `${year}-${day}`), ...movableHolidays.map((n) => addDays(easter, n))];
  return [...new Set(days)].sort();
}

/** Not: Saturdays, Sundays, public holidays, ISO weeks 28–30 and 24 December to 1 January. */
export function isWorkingDay(date: IsoDate): boolean {
  return isWorking(Temporal.PlainDate.from(date));
}

/** `onOrAfter` itself when it is a working day, else the next one. */
export const firstWorkingDay = remembered((onOrAfter: IsoDate): IsoDate => {
  let day = Temporal.PlainDate.from(onOrAfter);
  while (!isWorking(day)) day = day.add({ days: 1 });
  return day.toString();
});

/** The `n`th working day after `date`, or before it when `n` is negative; `date` itself, working day or not, when `n` is 0. */
export function addWorkingDays(date: IsoDate, n: number): IsoDate {
  const step = { days: Math.sign(n) };
  let day = Temporal.PlainDate.from(date);
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add(step);
    if (isWorking(day)) left -= 1;
  }
  return day.toString();
}

const workingDaysToAnswer: Record<Frequency, number> = {
  week: 2,
  month: 5,
  quarter: 10,
  tertial: 10,
  halfYear: 10,
  year: 10,
};

/** Last day to answer, until 23.59, for an ask delivered on `from`. */
export function dueDate(frequency: Frequency, from: IsoDate): IsoDate {
  return workingDaysAfter(`${from} ${workingDaysToAnswer[frequency]}`);
}

const workingDaysAfter = remembered((dateAndCount: string): IsoDate => {
  const [date = "", count] = dateAndCount.split(" ");
  return addWorkingDays(date, Number(count));
});

function isWorking(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > 5) return false;
  const { month, weekOfYear = 0 } = day;
  if (weekOfYear >= summerWeeks.first && weekOfYear <= summerWeeks.last) return false;
  if (month === 12 && day.day >= 24) return false;
  return !isPublicHoliday(day);
}

/** The same rule as `publicHolidays`, asked of one day: counting working days does this often. */
function isPublicHoliday(day: Temporal.PlainDate): boolean {
  const date = day.toString();
  if (fixedHolidays.includes(date.slice(5))) return true;
  if (day.month < 3 || day.month > 6) return false; // Easter is 22 March to 25 April
  return movableHolidays.includes(daysBetween(easterSunday(day.year), date));
}

/** Gregorian Easter by the anonymous computus (Meeus, Astronomical Algorithms, ch. 8); the letters are the source's. */
function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const month = String(Math.floor(n / 31)).padStart(2, "0");
  const day = String((n % 31) + 1).padStart(2, "0");
  return `${year}-${month}-${day}`;
}
