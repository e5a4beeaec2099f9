import { Temporal } from "temporal-polyfill";
import type { Project, WeeklyTime } from "../project/project.ts";
import { addDays, instantAt, isoWeek, localDate } from "../time/calendar.ts";
import { periodFromKey, periodOf } from "../time/period.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { isWorkingDay } from "../time/workday.ts";

/** When the digest of one ISO week falls; `key` is that week, "2022-W40". */
export type DigestMoment = { key: string; at: IsoInstant };
/** A project's weekly time in its own zone. */
export type DigestTime = { weekly: WeeklyTime; timeZone: string };

export function digestTime({ digestAt, timeZone }: Pick<Project, "digestAt" | "timeZone">): DigestTime {
  return { weekly: digestAt, timeZone };
}

/** What to do when a digest is due or asked for. */
export type DigestDecision =
  | { do: "post"; key: string; weeks: string[]; from: IsoInstant; to: IsoInstant; lateSince?: IsoInstant }
  /** its ISO week is over: the next one covers both */
  | { do: "wait"; next: DigestMoment };

const hour = 3_600_000;
const farAhead = 60;

/**
 * The digest of the week that `day` lies in: the weekly time, else the next working day in that ISO week,
 * else none (DOMAIN.md section 4). A weekday that is never a working day counts as Monday.
 */
export function digestMomentIn(day: IsoDate, { weekly, timeZone }: DigestTime): DigestMoment | undefined {
  const { start: monday, end: sunday, key } = periodOf("week", day);
  const first = addDays(monday, weekly.weekday > 5 ? 0 : weekly.weekday - 1);
  for (let date = first; date <= sunday; date = addDays(date, 1)) {
    if (isWorkingDay(date)) return { key, at: instantAt(date, weekly.time, timeZone) };
  }
  return undefined;
}

/** The first digest strictly after a moment. */
export function nextDigest(after: IsoInstant, time: DigestTime): DigestMoment {
  let day = localDate(after, time.timeZone);
  for (let week = 0; week < farAhead; week += 1) {
    const moment = digestMomentIn(day, time);
    if (moment && isBefore(after, moment.at)) return moment;
    day = addDays(day, 7);
  }
  throw new Error(`no working day in ${farAhead} weeks after ${after}`);
}

/** The last digest strictly before a moment, as if there had been one each week. */
function digestBefore(moment: IsoInstant, time: DigestTime): IsoInstant {
  let day = localDate(moment, time.timeZone);
  for (let week = 0; week < farAhead; week += 1) {
    const earlier = digestMomentIn(day, time);
    if (earlier && isBefore(earlier.at, moment)) return earlier.at;
    day = addDays(day, -7);
  }
  throw new Error(`no working day in ${farAhead} weeks before ${moment}`);
}

/** Weeks a digest covers: those after the last digest's week, up to and with its own. */
export function weeksCovered(lastEnd: IsoInstant | undefined, key: string, timeZone: string): string[] {
  const monday = periodFromKey(key)?.start;
  if (monday === undefined) throw new Error(`not an ISO week: ${key}`);
  const lastKey = lastEnd === undefined ? undefined : isoWeek(localDate(lastEnd, timeZone)).key;
  const weeks = [key];
  if (lastKey === undefined || lastKey >= key) return weeks;
  for (let day = addDays(monday, -7); isoWeek(day).key > lastKey; day = addDays(day, -7)) {
    weeks.unshift(isoWeek(day).key);
  }
  return weeks;
}

/**
 * Decides what a digest becomes at `now`. One that is due is posted in its own ISO week (late when more than an hour has
 * passed); after downtime into another week it is merged into that week's: never two in one week.
 * Without `due` a person asks for it: then it is this week's, whatever the time. The project's first begins where the one
 * before `firstDue` would have ended, so that what came while it was late or while there was holiday is told.
 */
export function decideDigest(input: {
  due?: DigestMoment;
  lastEnd?: IsoInstant;
  /** when the project's first digest was to be posted */
  firstDue?: IsoInstant;
  now: IsoInstant;
  time: DigestTime;
}): DigestDecision {
  const { due, firstDue, now, time } = input;
  const lastEnd = input.lastEnd ?? (firstDue === undefined ? undefined : digestBefore(firstDue, time));
  const today = localDate(now, time.timeZone);
  const { key } = isoWeek(today);
  if (due !== undefined && due.key !== key && !hasFallen(digestMomentIn(today, time), now)) {
    return { do: "wait", next: nextDigest(now, time) };
  }
  const late = due !== undefined && Date.parse(now) - Date.parse(due.at) > hour;
  return {
    do: "post",
    key,
    weeks: weeksCovered(lastEnd, key, time.timeZone),
    ...(input.lastEnd === undefined ? firstWindow(lastEnd, now) : digestWindow(lastEnd, now)),
    ...(late ? { lateSince: due.at } : {}),
  };
}

function hasFallen(moment: DigestMoment | undefined, now: IsoInstant): boolean {
  return moment !== undefined && !isBefore(now, moment.at);
}

/** From where the last digest ended, else the seven days before; empty, never backwards, when the clock was set back. */
export function digestWindow(lastEnd: IsoInstant | undefined, now: IsoInstant): { from: IsoInstant; to: IsoInstant } {
  const from =
    lastEnd ??
    Temporal.Instant.from(now)
      .subtract({ hours: 7 * 24 })
      .toString();
  return { from: isBefore(now, from) ? now : from, to: now };
}

/** At least seven days, since a digest that is asked for early shows a whole week too. */
function firstWindow(begin: IsoInstant | undefined, now: IsoInstant): { from: IsoInstant; to: IsoInstant } {
  const week = digestWindow(undefined, now);
  return begin !== undefined && isBefore(begin, week.from) ? { from: begin, to: now } : week;
}

/** Whether `a` is strictly before `b`, to the millisecond; asked of every reading of a project, so without Temporal. */
export function isBefore(a: IsoInstant, b: IsoInstant): boolean {
  return Date.parse(a) < Date.parse(b);
}
