import type { FiguresReady } from "../domain/project/measure.ts";
import type { WeeklyTime } from "../domain/project/project.ts";
import { lastDayOfMonth } from "../domain/time/calendar.ts";
import { readFreeTime, readFreeTimes } from "../domain/time/free-time.ts";
import type { FreeTime, IsoDate } from "../domain/time/time.ts";
import { writableText } from "./cell-text.ts";
import { type Codec, refused, taken } from "./codec.ts";
import type { Cell } from "./grid.ts";

const monthNames = [
  "januar",
  "februar",
  "mars",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "desember",
];
const weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const otherWeekdays = [
  ["måndag", "monday"],
  ["tysdag", "tuesday"],
  ["wednesday"],
  ["thursday"],
  ["friday"],
  ["laurdag", "saturday"],
  ["sundag", "sunday"],
];

export function monthName(month: number): string {
  return monthNames[month - 1] ?? "";
}

/** "9. mars 2022" */
export function dayText(date: IsoDate): string {
  return `${Number(date.slice(8))}. ${monthName(Number(date.slice(5, 7)))} ${Number(date.slice(0, 4))}`;
}

/** "Mars 2022" for the last day of a month, which is what a month counts by; else the day. */
function monthOrDayText(date: IsoDate): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  if (date !== lastDayOfMonth(year, month)) return dayText(date);
  return `${monthName(month)} ${year}`;
}

function timeOf(cell: Cell): FreeTime | undefined {
  if (cell.kind === "date") return { text: dayText(cell.date), date: cell.date, exact: true };
  // a year alone, as a number
  return cell.kind === "error" ? undefined : readFreeTime(cell.kind === "text" ? cell.text : cell.number);
}

/** A time in free words; it may have no date. Its year may come from the rows around it. */
export const freeTime: Codec<FreeTime> = {
  read: (cell) => {
    const time = timeOf(cell);
    return time ? taken(time) : refused({ reason: "unreadableDate" });
  },
  write: (value) => ({ text: writableText(value.text) }),
  settle: (values) => readFreeTimes(values.map((value) => value?.text)),
};

/** A day or a month that must be readable; a month is its last day. */
export const date: Codec<IsoDate> = {
  read: (cell) => {
    const time = timeOf(cell);
    if (time?.date === undefined) return refused({ reason: "unreadableDate" });
    return taken(time.date, cell.kind === "text" ? time : undefined);
  },
  write: (value) => ({ text: monthOrDayText(value) }),
};

/** "15. mars" (KOSTRA) or "20 dager" after the period. */
export const figuresReady: Codec<FiguresReady> = {
  read: (cell) => {
    if (cell.kind === "date") return taken({ month: Number(cell.date.slice(5, 7)), day: Number(cell.date.slice(8)) });
    const said = cell.kind === "error" ? "" : cell.kind === "text" ? cell.text : cell.number;
    const days = /^(\d{1,3})(?: ?(?:dager|dagar|dag|days?))?(?: etter.*| after.*)?$/i.exec(said)?.[1];
    if (days !== undefined) return taken({ daysAfter: Number(days) });
    // read in a common year: a source that publishes on 29 February is not one we know
    const time = readFreeTime(said, 2023);
    const isDay = /\d/.test(said) && time.date !== undefined && !/\d{4}/.test(said);
    if (!isDay || time.date === undefined) return refused({ reason: "unreadableDate" });
    return taken({ month: Number(time.date.slice(5, 7)), day: Number(time.date.slice(8)) });
  },
  write: (value) => ({
    text: "daysAfter" in value ? `${value.daysAfter} dager` : `${value.day}. ${monthName(value.month)}`,
  }),
};

/** "mandag 08.00" */
export const weeklyTime: Codec<WeeklyTime> = {
  read: (cell) => {
    const said = cell.kind === "text" ? cell.text.toLowerCase() : "";
    const [, name = "", hour = "", minute = "00"] =
      /^(\p{L}+)\s*(?:kl\.?|at)?\s*(\d{1,2})(?:[.:](\d{2}))?$/u.exec(said) ?? [];
    const weekday = weekdays.findIndex((day, index) => day === name || otherWeekdays[index]?.includes(name)) + 1;
    const isTime = weekday > 0 && hour !== "" && Number(hour) < 24 && Number(minute) < 60;
    if (!isTime) return refused({ reason: "unknownWord", allowed: ["mandag 08.00", "fredag 14.00"] });
    return taken({ weekday, time: `${hour.padStart(2, "0")}:${minute}` });
  },
  write: (value) => ({ text: `${weekdays[value.weekday - 1]} ${value.time.replace(":", ".")}` }),
};

/** IANA name of a time zone. */
export const timeZone: Codec<string> = {
  read: (cell) => {
    const name = cell.kind === "text" ? cell.text : "";
    try {
      return taken(new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone && name);
    } catch {
      return refused({ reason: "unknownWord", allowed: ["Europe/Oslo"] });
    }
  },
  write: (value) => ({ text: value }),
};
