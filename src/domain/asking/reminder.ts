import { addDays, instantAt, localDate, localTime } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { addWorkingDays, firstWorkingDay, isWorkingDay } from "../time/workday.ts";
import type { Ask } from "./ask.ts";
import { askingTime } from "./decide-round.ts";

/** Reminders go from the time of day at which rounds open. */
const reminderTime = askingTime;

/** Two working days before the due date, and one and three after it; `leader` is the seventh day's list (DOMAIN, section 4). */
const workingDaysFromDue = { before: -2, after1: 1, after3: 3, leader: 7 } as const;
type DueStage = keyof typeof workingDaysFromDue;
/** `expected DATE`: asked again on the day the person said she could answer. */
export type ReminderStage = DueStage | `expected ${IsoDate}`;

/** Which reminder of which ask went to whom; a line of the visible log. */
export type Reminder = {
  askId: string;
  stage: ReminderStage;
  /** userPrincipalName of the one it went to: the one asked, the owner, a stand-in or, with `leader`, the project leader */
  person: string;
  projectId: string;
  roundId: string;
  /** the due date that it told */
  dueOn: IsoDate;
  at: IsoInstant;
  /** none where the app could not reach the person */
  messageId?: string;
};

/** Asked, perhaps without having reached her, and not answered; what is still on its way is left in peace. */
export const remindedStates = ["delivered", "blocked", "failed", "unknown"] as const;

export function isReminderStage(text: string): text is ReminderStage {
  return Object.hasOwn(workingDaysFromDue, text) || /^expected \d{4}-\d{2}-\d{2}$/.test(text);
}

/** A stage and the working day it falls on. */
export type StageDay = { stage: ReminderStage; on: IsoDate };

/**
 * The stages of an ask, in their order. The one before the due date is left out where it is no later than the asking
 * (a weekly measure has two days to answer).
 */
export function stagesOf(ask: Ask, timeZone: string): StageDay[] {
  if (ask.state === "cannotMeasure") {
    const { expectedOn } = ask;
    return expectedOn === undefined ? [] : [{ stage: `expected ${expectedOn}`, on: firstWorkingDay(expectedOn) }];
  }
  if (!remindedStates.some((state) => state === ask.state)) return [];
  const dueOn = localDate(ask.dueAt, timeZone);
  const askedOn = ask.deliveredAt === undefined ? undefined : localDate(ask.deliveredAt, timeZone);
  return dueStages
    .map((stage) => ({ stage, on: addWorkingDays(dueOn, workingDaysFromDue[stage]) }))
    .filter(({ stage, on }) => stage !== "before" || askedOn === undefined || askedOn < on);
}

const dueStages: readonly DueStage[] = ["before", "after1", "after3", "leader"];

/** Is `stage` the other one or a later one? A day that the person named is nothing but itself. */
export function isAtLeast(stage: ReminderStage, other: ReminderStage): boolean {
  const order: readonly ReminderStage[] = dueStages;
  return stage === other || (order.includes(other) && order.indexOf(stage) >= order.indexOf(other));
}

/** A working day, nine o'clock or later: whoever starts the app in the night wakes nobody. */
export function reminderTimeHasCome(now: IsoInstant, timeZone: string): boolean {
  return isWorkingDay(localDate(now, timeZone)) && localTime(now, timeZone) >= reminderTime;
}

/** The first day whose nine o'clock is still ahead. */
export function nextReminderDay(now: IsoInstant, timeZone: string): IsoDate {
  const today = localDate(now, timeZone);
  return firstWorkingDay(localTime(now, timeZone) < reminderTime ? today : addDays(today, 1));
}

/** The moment of that day at which reminders go. */
export function reminderMoment(day: IsoDate, timeZone: string): IsoInstant {
  return instantAt(day, reminderTime, timeZone);
}

/** The first day after `today` on which an ask may have to be reminded of; one on its way is taken to arrive. */
export function firstStageAfter(ask: Ask, today: IsoDate, timeZone: string): IsoDate | undefined {
  const state = ask.state === "planned" || ask.state === "sending" ? "delivered" : ask.state;
  return stagesOf({ ...ask, state }, timeZone).find(({ on }) => on > today)?.on;
}
