import type { Decision, Plan } from "../project/project.ts";
import { instantAt } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
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
