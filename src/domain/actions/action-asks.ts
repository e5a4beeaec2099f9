import { nextReminderDay, reminderTimeHasCome } from "../asking/reminder.ts";
import type { Action, Plan } from "../project/project.ts";
import { presentFor } from "../project/stand-in.ts";
import { addDays, lastDayOfMonth, localDate } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { addWorkingDays, firstWorkingDay } from "../time/workday.ts";
import { askedItems, dayToAskOf, isMilestone } from "./asked-items.ts";
import { askedOf, isOpen } from "./judged-action.ts";

const stages = ["due", "after3", "leader"] as const;
/** Asked on its due day, reminded three working days after, in the leader's list after seven. */
export type ActionStage = (typeof stages)[number];
/** Which stage of which action or milestone went to whom; a new due day begins anew. */
export type ActionAsk = {
  /** of `askedItems` */
  actionId: string;
  dueOn: IsoDate;
  stage: ActionStage;
  /** userPrincipalName */
  person: string;
  at: IsoInstant;
  /** none where the app could not reach the person */
  messageId?: string;
};
type Due = { action: Action; dueOn: IsoDate; stage: ActionStage; on: IsoDate };
/** One card to one person. */
export type ActionCardToSend = { to: string; dues: Due[]; lateSince?: IsoDate };
export type ActionAskInput = { plan: Plan; sent: ActionAsk[]; now: IsoInstant };

/** More than these on one card nobody answers; the rest comes the next working day. */
const mostOnCard = 6;

export function isActionStage(text: string): text is ActionStage {
  return stages.some((stage) => stage === text);
}

/**
 * What is to be sent today: of several stages that passed while the app was down only the newest. `leader`: those for the
 * leader's list; at once those that nobody can be asked about.
 */
export function decideActionAsks(input: ActionAskInput): { cards: ActionCardToSend[]; leader: Due[] } {
  const { plan, sent, now } = input;
  const today = localDate(now, plan.project.timeZone);
  const lines: (Due & { to: string })[] = [];
  const leader: Due[] = [];
  for (const { action, dues } of openDues(input)) {
    const passed = dues.filter(({ on }) => on <= today);
    const own = sent.filter((ask) => ask.actionId === action.id && ask.dueOn === dues[0]?.dueOn);
    const newest = passed.findLast(({ stage }) => stage !== "leader");
    const asked = askedOf(action);
    const to = asked === undefined ? undefined : presentFor(asked, plan.standIns ?? [], today);
    if (newest && to !== undefined && !own.some((ask) => ask.person === to && isAtLeast(ask.stage, newest.stage))) {
      lines.push({ ...newest, to });
    }
    const told = passed.find(({ stage }) => stage === "leader");
    if (told && !own.some(({ stage }) => stage === "leader")) leader.push(told);
  }
  const cards = [...Map.groupBy(lines, ({ to }) => to)].map(([to, own]) => cardOf(to, own, today));
  return { cards, leader };
}

/** The days on which something may be sent next: today's too where something waits and its hour has come. */
export function actionDays(input: ActionAskInput): IsoDate[] {
  const { timeZone } = input.plan.project;
  const today = localDate(input.now, timeZone);
  const { cards, leader } = decideActionAsks(input);
  const ahead = openDues(input).flatMap(({ dues }) => dues.map(({ on }) => on));
  const [next] = ahead.filter((on) => on > today).sort();
  const days = next === undefined ? [] : [next];
  if (cards.length > 0 || leader.length > 0) {
    days.push(nextReminderDay(input.now, timeZone));
    if (reminderTimeHasCome(input.now, timeZone)) days.push(today);
  }
  return [...new Set(days)].sort();
}

function cardOf(to: string, dues: Due[], today: IsoDate): ActionCardToSend {
  const some = dues.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, mostOnCard);
  const on =
    some
      .map((due) => due.on)
      .toSorted()
      .at(-1) ?? today;
  return { to, dues: some, ...(on < today && { lateSince: on }) };
}

/** Open actions and milestones with a day; one that is only for benefits that are closed is nobody's to answer. */
function openDues({ plan, sent, now }: ActionAskInput): { action: Action; dues: Due[] }[] {
  const closed = new Set(plan.benefits.flatMap(({ id, closedOn }) => (closedOn === undefined ? [] : [id])));
  const today = localDate(now, plan.project.timeZone);
  return askedItems(plan).flatMap((action) => {
    const dueOn = dayToAskOf(action, today);
    const { concerns = [] } = action;
    const isPast = concerns.length > 0 && concerns.every((id) => closed.has(id));
    if (dueOn === undefined || !isOpen(action) || isPast) return [];
    const own = sent.filter((ask) => ask.actionId === action.id && ask.dueOn === dueOn);
    return [{ action, dues: stagesOf(action, dueOn, own, { today, timeZone: plan.project.timeZone }) }];
  });
}

/** After it was asked, the days count from the asking where that is later than the due day. */
type When = { today: IsoDate; timeZone: string };
function stagesOf(action: Action, dueOn: IsoDate, own: ActionAsk[], { today, timeZone }: When): Due[] {
  const first = firstWorkingDay(dueOn);
  const day = (stage: ActionStage, on: IsoDate): Due => ({ action, dueOn, stage, on });
  if (askedOf(action) === undefined) return [day("leader", first)];
  if (isMilestone(action) && action.due?.date === undefined) {
    // the month is only its key: it is never late
    return [day("due", first < today ? today : first), day("due", firstWorkingDay(firstOfNextMonth(today)))];
  }
  const asked = own.find(({ stage }) => stage !== "leader");
  if (asked === undefined) return [day("due", first)];
  const askedOn = localDate(asked.at, timeZone);
  const [, from = first] = [askedOn, first].sort();
  if (asked.messageId === undefined) return [day("due", first), day("leader", from)];
  return [day("due", first), day("after3", addWorkingDays(from, 3)), day("leader", addWorkingDays(from, 7))];
}

function firstOfNextMonth(date: IsoDate): IsoDate {
  return addDays(lastDayOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))), 1);
}

function isAtLeast(stage: ActionStage, other: ActionStage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(other);
}
