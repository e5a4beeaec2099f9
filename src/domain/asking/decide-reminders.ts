import { rowKey, type ScorecardRow } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import { presentFor } from "../project/stand-in.ts";
import { localDate } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import type { CardReminder } from "./answer-card.ts";
import type { Ask } from "./ask.ts";
import type { Reminder, ReminderStage, StageDay } from "./reminder.ts";
import { isAtLeast, nextReminderDay, reminderTimeHasCome, stagesOf } from "./reminder.ts";

export type ReminderInput = {
  /** as RoundData.remindable gives them */
  asks: Ask[];
  /** every reminder of these asks */
  sent: Pick<Reminder, "askId" | "stage" | "person">[];
  plan: Plan;
  /** `${rowKey} ${period}` of what has a value, whichever way it came */
  reported: ReadonlySet<string>;
  now: IsoInstant;
};
/** One card to one person: what `user` was asked in one round, each line with the stage it has come to. */
export type ReminderCard = {
  to: string;
  user: string;
  /** where she is not the one who was asked */
  reader?: CardReminder["reader"];
  roundId: string;
  lines: { ask: Ask; stage: ReminderStage }[];
  /** the day it should have gone, where that has passed */
  lateSince?: IsoDate;
};
export type ReminderDecision = {
  /** per person the most urgent first: she gets one a day */
  cards: ReminderCard[];
  /** for the project leader's list */
  overdue: Ask[];
};

type Line = StageDay & { ask: Ask; to: string };

/**
 * What is to be sent today, if it is a day for it. Of several stages that passed while the app was down only the newest
 * goes; nobody gets a stage of an ask again, nor one before it.
 */
export function decideReminders(input: ReminderInput): ReminderDecision {
  const today = localDate(input.now, input.plan.project.timeZone);
  const lines: Line[] = [];
  const overdue: Ask[] = [];
  for (const { ask, row } of openLines(input)) {
    const passed = stagesOf(ask, input.plan.project.timeZone).filter(({ on }) => on <= today);
    const newest = passed.findLast(({ stage }) => stage !== "leader");
    if (newest) lines.push(...unsentLines(input, ask, row, newest));
    const isTold = input.sent.some(({ askId, stage }) => askId === ask.id && stage === "leader");
    if (!isTold && passed.some(({ stage }) => stage === "leader")) overdue.push(ask);
  }
  return { cards: cardsOf(lines, input.plan, today), overdue };
}

/** The days on which reminders may be sent next: today's too where something waits and its hour has come. */
export function reminderDays(input: ReminderInput): IsoDate[] {
  const { timeZone } = input.plan.project;
  const today = localDate(input.now, timeZone);
  const { cards, overdue } = decideReminders(input);
  const waits = cards.length > 0 || overdue.length > 0;
  const nextDay = nextReminderDay(input.now, timeZone);
  const ahead = openLines(input).flatMap(({ ask }) => stagesOf(ask, timeZone).map(({ on }) => on));
  const days = ahead
    .filter((on) => on > today)
    .sort()
    .slice(0, 1);
  if (waits) days.push(nextDay);
  if (waits && reminderTimeHasCome(input.now, timeZone)) days.push(today);
  return [...new Set(days)].sort();
}

/** A line that a new workbook has taken away, or that has its value, is nobody's to answer. */
function openLines({ asks, plan, reported }: ReminderInput): { ask: Ask; row: ScorecardRow }[] {
  const rows = new Map(plan.rows.map((row) => [rowKey(row), row]));
  return asks.flatMap((ask) => {
    const row = rows.get(rowKey(ask));
    return row === undefined || reported.has(`${rowKey(ask)} ${ask.period}`) ? [] : [{ ask, row }];
  });
}

function unsentLines({ sent, plan, now }: ReminderInput, ask: Ask, row: ScorecardRow, newest: StageDay): Line[] {
  const today = localDate(now, plan.project.timeZone);
  const isAfterDue = newest.stage === "after1" || newest.stage === "after3";
  const asked = [ask.person, ...(isAfterDue && row.owner !== undefined ? [row.owner] : [])];
  const people = new Set(asked.map((user) => presentFor(user, plan.standIns ?? [], today)));
  return [...people]
    .filter(
      (to) => !sent.some((one) => one.askId === ask.id && one.person === to && isAtLeast(one.stage, newest.stage)),
    )
    .map((to) => ({ ...newest, ask, to }));
}

/** A person's own questions before those of others that she owns, and of each the one that was due first. */
function cardsOf(lines: Line[], plan: Plan, today: IsoDate): ReminderCard[] {
  const groups = [...Map.groupBy(lines, ({ to, ask }) => JSON.stringify([to, ask.person, ask.roundId])).values()];
  const cards = groups.flatMap((group): ReminderCard[] => {
    const [first] = group;
    if (!first) return [];
    const { to, ask } = first;
    const on =
      group
        .map((line) => line.on)
        .sort()
        .at(-1) ?? today;
    const reader = readerOf(to, ask.person, plan, today);
    const card = {
      to,
      user: ask.person,
      ...reader,
      roundId: ask.roundId,
      lines: group.map(({ ask, stage }) => ({ ask, stage })),
    };
    return [on < today ? { ...card, lateSince: on } : card];
  });
  return cards.sort((a, b) => Number(a.to !== a.user) - Number(b.to !== b.user) || firstDue(a) - firstDue(b));
}

function readerOf(to: string, user: string, { standIns = [] }: Plan, today: IsoDate): Pick<ReminderCard, "reader"> {
  if (to === user) return {};
  return { reader: presentFor(user, standIns, today) === to ? "standIn" : "owner" };
}

function firstDue({ lines }: ReminderCard): number {
  return Math.min(...lines.map(({ ask }) => Date.parse(ask.dueAt)));
}
