import type { PlanFact } from "../paper/plan-moves.ts";
import { fieldsOf, planMoves } from "../paper/plan-moves.ts";
import type { Milestone, Risk } from "../project/project.ts";
import { localDate } from "../time/calendar.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { FreeTime, IsoDate, IsoInstant } from "../time/time.ts";
import { riskScore } from "./risk-zone.ts";

export type DatedFact = PlanFact & { at: IsoInstant };
/** The score it had until that day. */
export type RiskBefore = { score: number; until: IsoDate };

/** The first time each moved milestone had, by id; back on its day, or with the same day in other words, it has not moved. */
export function firstTimes(facts: PlanFact[]): Map<string, FreeTime> {
  const times = planMoves(facts, "milestones", ["time"]).flatMap(({ id, from, to }) => {
    const [before, after] = [timeOf(from), timeOf(to)];
    const isMoved = before?.date !== undefined && after?.date !== undefined && before.date !== after.date;
    return isMoved ? [[id, before] as const] : [];
  });
  return new Map(times);
}

export function withFirstTime<One extends Milestone>(milestone: One, times: Map<string, FreeTime>) {
  const movedFrom = times.get(milestone.id);
  return movedFrom === undefined ? milestone : { ...milestone, movedFrom };
}

/** What a risk's score was before it last changed, and the day it did; `facts` in the order they were written. */
export function scoreBefore(risk: Risk, facts: DatedFact[], timeZone: string): RiskBefore | undefined {
  const now = riskScore(risk);
  let known: { likelihood?: number | undefined; impact?: number | undefined } = risk;
  for (const { what, subject, old, new: after, at } of facts.toReversed()) {
    if (what !== "planChange" || subject !== `risks ${risk.id}`) continue;
    if (old === undefined || after === undefined) return undefined;
    const [was, became] = [fieldsOf(old), fieldsOf(after)];
    const earlier = (field: "likelihood" | "impact") =>
      was[field] === became[field] ? known[field] : was[field] === undefined ? undefined : Number(was[field]);
    known = { likelihood: earlier("likelihood"), impact: earlier("impact") };
    const score = riskScore(known);
    if (score !== now) return score === undefined ? undefined : { score, until: localDate(at, timeZone) };
  }
  return undefined;
}

/** As the trail writes a time: its words, and the day they count by. */
function timeOf(text: string | undefined): FreeTime | undefined {
  if (text === undefined) return undefined;
  const [, words = text, date] = /^(.*) \((\d{4}-\d{2}-\d{2})\)$/su.exec(text) ?? [];
  const read = readFreeTime(words);
  return date === undefined ? read : { text: words, date, exact: read.exact && read.date === date };
}
