import type { Measure } from "../project/measure.ts";
import type { Project } from "../project/project.ts";
import { localDate } from "../time/calendar.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoInstant } from "../time/time.ts";
import type { RoundCard } from "./answer-card.ts";
import type { Ask, AskState, Round } from "./ask.ts";
import { askStates } from "./ask.ts";

/** Asks by state; their sum is the number of asks ever made in the round. */
export function countByState(asks: Ask[]): Record<AskState, number> {
  const counts = new Map<AskState, number>();
  for (const { state } of asks) counts.set(state, (counts.get(state) ?? 0) + 1);
  const pairs = askStates.map((state): [AskState, number] => [state, counts.get(state) ?? 0]);
  return Object.fromEntries(pairs) as Record<AskState, number>;
}

/** What the round asks for: an ask that was handed over lives on as the other person's, and is counted there. */
export function askedFor(asks: Ask[]): Ask[] {
  return asks.filter((ask) => ask.state !== "handedOver");
}

export function latestDue(asks: Pick<Ask, "dueAt">[]): IsoInstant | undefined {
  const dues = asks.map((ask) => ask.dueAt);
  return dues.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
}

/** The round's root post with its progress. */
export function roundCard(project: Project, round: Round, allAsks: Ask[], measures: Measure[]): RoundCard {
  const asks = askedFor(allAsks);
  const counts = countByState(asks);
  return {
    kind: "roundCard",
    projectId: project.id,
    projectName: project.name,
    roundId: round.id,
    cancelled: round.state === "cancelled",
    parts: periodParts(asks, measures, project.timeZone),
    asked: asks.length,
    answered: counts.answered,
    cannotMeasure: counts.cannotMeasure,
    people: new Set(asks.map((ask) => ask.person)).size,
    ...lateness(round, project.timeZone),
  };
}

/** A round that opened on a later day than it was planned for says so. */
function lateness({ openedAt, scheduledAt }: Round, timeZone: string): Pick<RoundCard, "lateSince"> {
  if (scheduledAt === undefined) return {};
  const lateSince = localDate(scheduledAt, timeZone);
  return lateSince < localDate(openedAt, timeZone) ? { lateSince } : {};
}

/** One part per period, the newest first, of two that end on one day the shorter; its due date is the last of its asks'. */
function periodParts(asks: Ask[], measures: Measure[], timeZone: string): RoundCard["parts"] {
  const order = new Map(measures.map((measure, index) => [measure.id, index]));
  const periods = [...new Set(asks.map((ask) => ask.period))].map(storedPeriod);
  periods.sort((a, b) => compare(b.end, a.end) || compare(b.start, a.start));
  return periods.map(({ key }) => {
    const own = asks.filter((ask) => ask.period === key);
    const measureIds = [...new Set(own.map((ask) => ask.measureId))];
    measureIds.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return { period: key, measureIds, dueOn: localDate(latestDue(own) ?? "", timeZone) };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
