import type { Ask } from "../asking/ask.ts";
import { closedMeasures } from "../asking/closed-measures.ts";
import { isStillAsked } from "../asking/missing-answers.ts";
import { nextAskDay } from "../asking/next-round.ts";
import type { Measure, ScorecardRow, Target } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { isOfSeries } from "../project/series-break.ts";
import type { JudgedMeasure } from "../telling/status.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { assess, readingDate } from "./achievement.ts";
import type { Assessment } from "./assessment.ts";
import { combineOffices } from "./office-combination.ts";

/** A scorecard line with its newest value. */
export type ScorecardLine = { row: ScorecardRow; reading?: Reading };
/** A plan with its newest readings, grouped once so that 200 measures × 3 offices are judged without searching. */
export type Scorecard = {
  plan: Plan;
  today: IsoDate;
  linesOf: (measureId: string) => ScorecardLine[];
  rowsOf: (measureId: string) => ScorecardRow[];
  targetsOf: (measureId: string) => Target[];
  /** is the measure asked for in an open round whose due date has not passed? */
  isAsked: (measureId: string) => boolean;
  /** is nobody asked for it any more? Then its last value stands */
  isClosed: (measureId: string) => boolean;
  /** the day the measure is asked for next, of what is neither asked nor reported */
  nextAskOn: (measure: Measure) => IsoDate | undefined;
};
export type ScorecardInput = {
  plan: Plan;
  /** the newest current reading of every row */
  latest: Reading[];
  /** asks that can still be answered */
  asks: Ask[];
  today: IsoDate;
  now: IsoInstant;
};

export function scorecardOf({ plan, latest, asks, today, now }: ScorecardInput): Scorecard {
  const measures = new Map(plan.measures.map((measure) => [measure.id, measure]));
  const present = latest.filter((reading) => isOfSeries(measures.get(reading.measureId) ?? {}, readingDate(reading)));
  const newest = new Map(present.map((reading) => [rowKey(reading), reading]));
  const lines = Map.groupBy(
    plan.rows.map((row) => ({ row, reading: newest.get(rowKey(row)) })),
    (line) => line.row.measureId,
  );
  const targets = Map.groupBy(plan.targets, (target) => target.measureId);
  const asked = new Set(asks.filter((ask) => isStillAsked(ask, now)).map((ask) => ask.measureId));
  const closed = closedMeasures(plan);
  const linesOf = (measureId: string): ScorecardLine[] => lines.get(measureId) ?? [];
  const rowsOf = (measureId: string) => linesOf(measureId).map((line) => line.row);
  return {
    plan,
    today,
    linesOf,
    rowsOf,
    nextAskOn: (measure) =>
      closed.has(measure.id)
        ? undefined
        : nextAskDay(measure, rowsOf(measure.id), now, plan.project.timeZone, { asks, latest }),
    targetsOf: (measureId) => targets.get(measureId) ?? [],
    isAsked: (measureId) => asked.has(measureId),
    isClosed: (measureId) => closed.has(measureId),
  };
}

/** One measure, its offices combined. */
export function judgeMeasure(scorecard: Scorecard, measure: Measure): JudgedMeasure {
  const lines = scorecard.linesOf(measure.id);
  const assessment = combineOffices({
    ...judgingContext(scorecard, measure),
    rows: lines.map((line) => line.row),
    readings: lines.map((line) => line.reading),
  });
  return { measure, assessment };
}

/** One line, by itself. */
export function judgeLine(scorecard: Scorecard, measure: Measure, { row, reading }: ScorecardLine): Assessment {
  return assess({ ...judgingContext(scorecard, measure), row, reading });
}

/** Has the measure a target that is a number, at one office at least? A date is not needed. */
export function hasTarget(scorecard: Scorecard, measureId: string): boolean {
  const final = scorecard.rowsOf(measureId).some((row) => row.finalTarget !== undefined);
  return final || scorecard.targetsOf(measureId).length > 0;
}

function judgingContext({ plan, today, targetsOf, isAsked, isClosed }: Scorecard, measure: Measure) {
  const { startDate, limits } = plan.project;
  const roundOpen = isAsked(measure.id) || isClosed(measure.id);
  return { measure, targets: targetsOf(measure.id), today, startDate, limits, roundOpen };
}
