import type { Plan } from "../project/project.ts";
import type { StandIn } from "../project/stand-in.ts";
import { addDays } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";

/** All that a person's leave becomes, or why it can't be. */
export type StandInDecision =
  | { kind: "set"; standIns: StandIn[]; replaced: StandIn[] }
  | { kind: "self" | "past" | "backwards" }
  | { kind: "away"; leave: StandIn };

/**
 * A stand-in who is away on one of the days is refused; who goes away later has a stand-in of her own, who then stands
 * in for both. A leave that overlaps another of the same person takes its place.
 */
export function decideStandIn(
  said: StandIn,
  { standIns = [] }: Pick<Plan, "standIns">,
  today: IsoDate,
): StandInDecision {
  const { person, standIn, from, to } = said;
  if (standIn === person) return { kind: "self" };
  if (from > to) return { kind: "backwards" };
  if (to < today) return { kind: "past" };
  const leave = standIns.find((one) => one.person === standIn && overlaps(one, said));
  if (leave) return { kind: "away", leave };
  const own = standIns.filter((one) => one.person === person);
  const replaced = own.filter((one) => overlaps(one, said));
  const kept = own.filter((one) => !replaced.includes(one));
  return { kind: "set", standIns: [...kept, said], replaced: replaced.filter((one) => one.to >= today) };
}

/** Undefined when there was none to end. What has been stands. */
export function endStandIns(
  person: string,
  { standIns = [] }: Pick<Plan, "standIns">,
  today: IsoDate,
): StandIn[] | undefined {
  const own = standIns.filter((one) => one.person === person);
  if (own.every(({ to }) => to < today)) return undefined;
  const begun = own.filter(({ from }) => from < today);
  return begun.map((one) => (one.to < today ? one : { ...one, to: addDays(today, -1) }));
}

function overlaps(a: Pick<StandIn, "from" | "to">, b: Pick<StandIn, "from" | "to">): boolean {
  return a.from <= b.to && b.from <= a.to;
}
