import { Temporal } from "temporal-polyfill";
import { remembered } from "../numbers/remembered.ts";
import type { FiguresReady, Frequency } from "../project/measure.ts";
import { addDays, isoWeek, lastDayOfMonth, weekday } from "./calendar.ts";
import { readPeriodWords } from "./period-words.ts";
import type { IsoDate } from "./time.ts";

/** A stretch of time a reading belongs to. `key` names it ("2022-Q3"); `start` and `end` are its first and last day. */
export type Period = {
  frequency: Frequency;
  key: string;
  start: IsoDate;
  end: IsoDate;
};

type CalendarFrequency = Exclude<Frequency, "week">;
const monthsIn: Record<CalendarFrequency, number> = {
  month: 1,
  quarter: 3,
  tertial: 4,
  halfYear: 6,
  year: 12,
};
const letterOf: Record<"quarter" | "tertial" | "halfYear" | "week", string> = {
  quarter: "Q",
  tertial: "T",
  halfYear: "H",
  week: "W",
};
const keyPattern = /^(\d{4})(?:-(?:([QTHW])(\d{1,2})|(\d{2})))?$/;

/** The period that `date` lies in. */
export function periodOf(frequency: Frequency, date: IsoDate): Period {
  if (frequency === "week") return weekStarting(addDays(date, 1 - weekday(date)));
  return partAround(`${date.slice(0, 7)} ${frequency}`);
}

const partAround = remembered((monthAndFrequency: string): Period => {
  const [month = "", frequency] = monthAndFrequency.split(" ") as [string, CalendarFrequency];
  return partOfYear(frequency, Number(month.slice(0, 4)), Math.ceil(Number(month.slice(5)) / monthsIn[frequency]));
});

/** Undefined for text that names no period: "2022-Q5", "2021-W53" (that year has 52 weeks), "2022-13". */
export const periodFromKey = remembered((key: string): Period | undefined => {
  const [, year, letter, number, month] = keyPattern.exec(key) ?? [];
  if (year === undefined) return undefined;
  const period = numberedPeriod(frequencyOf(letter, month), Number(year), Number(number ?? month ?? 1));
  return period?.key === key ? period : undefined;
});

/** For keys that were checked when they were stored; throws on any other, since it is a bug. */
export function storedPeriod(key: string): Period {
  const period = periodFromKey(key);
  if (!period) throw new Error(`not a period key: ${key}`);
  return period;
}

/** The last period whose end is before `today`; on its last day a period is not finished. */
export function newestFinishedPeriod(frequency: Frequency, today: IsoDate): Period {
  return previousPeriod(periodOf(frequency, today));
}

export function previousPeriod(period: Period): Period {
  return periodOf(period.frequency, addDays(period.start, -1));
}

export function nextPeriod(period: Period): Period {
  return periodOf(period.frequency, addDays(period.end, 1));
}

/** The period with the same number a year before; of week 53 the last week of a year with 52. */
export function samePeriodLastYear(period: Period): Period {
  if (period.frequency !== "week") {
    return periodOf(period.frequency, Temporal.PlainDate.from(period.start).subtract({ years: 1 }).toString());
  }
  const { year, week } = isoWeek(period.start);
  return numberedPeriod("week", year - 1, week) ?? periodOf("week", `${year - 1}-12-28`);
}

/**
 * First day the period's figure can be had: the day after its end when nothing is said, never before that;
 * a fixed day (KOSTRA, 15 March) is the first one after the period's end.
 */
export function figuresReadyOn(period: Period, ready?: FiguresReady): IsoDate {
  if (ready === undefined) return addDays(period.end, 1);
  if ("daysAfter" in ready) return addDays(period.end, Math.max(1, ready.daysAfter));
  const year = Number(period.end.slice(0, 4));
  const sameYear = yearlyDay(year, ready);
  return sameYear > period.end ? sameYear : yearlyDay(year + 1, ready);
}

/**
 * Reads a period as people write it, in nb, nn or en ("2. kvartal", "Q2 2022", "uke 40", "oktober", "2021", "forrige kvartal").
 * Without a year it is the newest finished one. A shorter period than the measure's ("september" of a quarterly one)
 * gives the measure's period it ends in; a longer one says too little and is undefined, as is all other text.
 */
export function readPeriod(text: string, frequency: Frequency, today: IsoDate): Period | undefined {
  const stored = periodFromKey(text.trim().toUpperCase());
  const spoken = stored ?? spokenPeriod(text, today);
  if (spoken === undefined || spoken.frequency === frequency) return spoken;
  return isShorter(spoken.frequency, frequency) ? periodOf(frequency, spoken.end) : undefined;
}

function spokenPeriod(text: string, today: IsoDate): Period | undefined {
  const words = readPeriodWords(text);
  if (!words) return undefined;
  const { frequency, number, year } = words;
  if (number === undefined) return newestFinishedPeriod(frequency, today);
  if (year !== undefined) return numberedPeriod(frequency, year, number);
  return newestFinishedNumbered(frequency, number, today);
}

/** Seven years back there has always been a week 53. */
function newestFinishedNumbered(frequency: Frequency, number: number, today: IsoDate): Period | undefined {
  const thisYear = isoWeek(today).year;
  for (let year = thisYear; year >= thisYear - 7; year -= 1) {
    const period = numberedPeriod(frequency, year, number);
    if (period && period.end < today) return period;
  }
  return undefined;
}

function numberedPeriod(frequency: Frequency, year: number, number: number): Period | undefined {
  if (number < 1) return undefined;
  if (frequency !== "week") return number * monthsIn[frequency] <= 12 ? partOfYear(frequency, year, number) : undefined;
  // 4 January is always in week 1 (ISO 8601)
  const period = weekStarting(addDays(periodOf("week", `${yearText(year)}-01-04`).start, 7 * (number - 1)));
  return isoWeek(period.start).year === year ? period : undefined;
}

function partOfYear(frequency: CalendarFrequency, year: number, number: number): Period {
  const lastMonth = number * monthsIn[frequency];
  const firstMonth = lastMonth - monthsIn[frequency] + 1;
  const start = `${yearText(year)}-${String(firstMonth).padStart(2, "0")}-01`;
  return {
    frequency,
    key: calendarKey(frequency, year, number),
    start,
    end: lastDayOfMonth(year, lastMonth),
  };
}

function calendarKey(frequency: CalendarFrequency, year: number, number: number): string {
  if (frequency === "year") return yearText(year);
  if (frequency === "month") return `${yearText(year)}-${String(number).padStart(2, "0")}`;
  return `${yearText(year)}-${letterOf[frequency]}${number}`;
}

function weekStarting(monday: IsoDate): Period {
  return {
    frequency: "week",
    key: isoWeek(monday).key,
    start: monday,
    end: addDays(monday, 6),
  };
}

function frequencyOf(letter: string | undefined, month: string | undefined): Frequency {
  if (month !== undefined) return "month";
  if (letter === "Q") return "quarter";
  if (letter === "T") return "tertial";
  if (letter === "H") return "halfYear";
  return letter === "W" ? "week" : "year";
}

/** 29 February is 28 February in other years. */
function yearlyDay(year: number, { month, day }: { month: number; day: number }): IsoDate {
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

function isShorter(a: Frequency, b: Frequency): boolean {
  return a === "week" ? b !== "week" : b !== "week" && monthsIn[a] < monthsIn[b];
}

function yearText(year: number): string {
  return String(year).padStart(4, "0");
}
