import type { Decision, Plan } from "../project/project.ts";
import { addDays, instantAt } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { addWorkingDays, firstWorkingDay } from "../time/workday.ts";
import type { LastPaper } from "./steering-paper.ts";

/** Where "since last" begins: with the last frozen paper, else with the steering group's last meeting. */
export type Since = { at: IsoInstant; on: IsoDate; of: "paper" | "meeting" };

const steering = /^(?:styrings?gruppe|steering)/iu;

/** The days the steering group meets on, in order; a meeting whose time can't be read as a day has none. */
function steeringMeetings({ meetings }: Pick<Plan, "meetings">): IsoDate[] {
  const days = meetings.flatMap(({ group, date }) => (steering.test(group.trim()) ? (date.date ?? []) : []));
  return [...new Set(days)].sort();
}

/** The next one, its own day included. */
export function nextMeeting(plan: Pick<Plan, "meetings">, today: IsoDate): IsoDate | undefined {
  return steeringMeetings(plan).find((day) => day >= today);
}

/** Working days before a meeting on which its draft comes: then there is time to send the paper out a week ahead. */
const draftDaysBefore = 7;

/** The next meeting after today, and the day from which its draft is to be with the leader. */
export function nextDraft(
  plan: Pick<Plan, "meetings">,
  today: IsoDate,
): { meeting: IsoDate; from: IsoDate } | undefined {
  const meeting = steeringMeetings(plan).find((day) => day > today);
  return meeting === undefined ? undefined : { meeting, from: addWorkingDays(meeting, -draftDaysBefore) };
}

/** Until it has been sent it is looked for on each working day from the first; undefined when none is left before the meeting. */
export function nextDraftLook(plan: Pick<Plan, "meetings">, today: IsoDate): IsoDate | undefined {
  const next = nextDraft(plan, today);
  if (next === undefined || next.from > today) return next?.from;
  const tomorrow = firstWorkingDay(addDays(today, 1));
  return tomorrow < next.meeting ? tomorrow : undefined;
}

export function paperSince(plan: Plan, last: LastPaper | undefined, today: IsoDate): Since | undefined {
  if (last) return { at: last.madeAt, on: last.at, of: "paper" };
  const on = lastMeeting(plan, today);
  return on === undefined ? undefined : { at: instantAt(on, "00:00", plan.project.timeZone), on, of: "meeting" };
}

/** Decisions of the last meeting before today and those dated after it; without meetings, those of the newest day. */
export function decisionsToFollow(plan: Plan, today: IsoDate): Decision[] {
  const dated = plan.decisions.filter(({ date: { date } }) => date !== undefined && date <= today);
  const newest = dated
    .flatMap(({ date: { date } }) => date ?? [])
    .sort()
    .at(-1);
  const from = [lastMeeting(plan, today), newest].flatMap((day) => day ?? []).sort()[0];
  return from === undefined ? [] : dated.filter(({ date: { date = "" } }) => date >= from);
}

function lastMeeting(plan: Plan, today: IsoDate): IsoDate | undefined {
  return steeringMeetings(plan).findLast((day) => day < today);
}
