import { isOutdated } from "../asking/ask-period.ts";
import type { Decimal } from "../numbers/decimal.ts";
import { decimal } from "../numbers/decimal.ts";
import type { Measure, ScorecardRow, Target } from "../project/measure.ts";
import type { LightLimits } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { isHidden } from "../project/small-counts.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import { assess, isBeforeBaseline, judge, readingDate, withheld } from "./achievement.ts";
import type { Assessment, CombinedAssessment, TargetAt } from "./assessment.ts";
import { declaredDirection } from "./direction.ts";
import { goalTarget, targetAt } from "./target.ts";

export type CombineInput = {
  measure: Measure;
  rows: ScorecardRow[];
  targets: Target[];
  /** each row's newest, in the rows' order */
  readings: (Reading | undefined)[];
  today: IsoDate;
  /** driftsstart */
  startDate?: IsoDate;
  limits: LightLimits;
  roundOpen?: boolean;
};
type Method = "sum" | "weighted" | "plainMean";
type Line = { row: ScorecardRow; reading?: Reading };
type MeasuredLine = { row: ScorecardRow; reading: Reading };

/**
 * Judges one measure over its offices. Those with a reading of the newest period count; the others are named as missing
 * and left out of value, baseline and target alike, so that what is compared is the same offices.
 * With `method` "unknown" the offices have readings but no common value: state notMeasured, and `included` says who answered.
 */
export function combineOffices(input: CombineInput): CombinedAssessment {
  const lines = officeLines(input);
  const [only, ...others] = lines;
  if (only === undefined) return { state: "notMeasured", light: "notAssessed", included: [], missing: [] };
  if (others.length === 0) {
    const assessment = assess({ ...input, ...only });
    return { ...assessment, ...officeNames(lines, (line) => line.reading !== undefined) };
  }
  const measured = ofNewestPeriod(lines);
  const names = officeNames(lines, (line) => measured.some((one) => one.row === line.row));
  const method = methodFor(
    input.measure,
    (measured.length > 0 ? measured : lines).map((line) => line.row),
  );
  if (method === undefined) return { state: "notMeasured", light: "notAssessed", ...names, method: "unknown" };
  const assessment = measured.length > 0 ? shownTogether(input, measured, method) : unmeasured(input, lines, method);
  return { ...assessment, ...names, method };
}

/** Sum, or mean weighted by Vekt; weights count only when every row has one, else the mean is plain. Undefined: a person must tell the kind. */
export function methodFor(measure: Measure, rows: ScorecardRow[]): Method | undefined {
  if (measure.kind === undefined) return undefined;
  if (measure.kind === "additive") return "sum";
  return rows.every((row) => row.weight?.gt(0) === true) ? "weighted" : "plainMean";
}

/** One value of several rows' values, in the rows' order; undefined when any is missing or there is none. */
export function combineValues(
  method: Method,
  rows: ScorecardRow[],
  values: (Decimal | undefined)[],
): Decimal | undefined {
  let total = decimal(0);
  let weights = decimal(0);
  for (const [index, row] of rows.entries()) {
    const value = values[index];
    if (value === undefined) return undefined;
    const weight = method === "weighted" ? (row.weight ?? decimal(0)) : decimal(1);
    total = total.plus(value.times(weight));
    weights = weights.plus(weight);
  }
  if (weights.eq(0)) return undefined;
  return method === "sum" ? total : total.div(weights);
}

/** A sum beside its parts tells the one that is not shown, so neither is. */
function shownTogether(input: CombineInput, lines: MeasuredLine[], method: Method): Assessment {
  const judged = judgeTogether(input, lines, method);
  const hides = lines.some(({ row, reading }) =>
    [reading.value, row.baseline].some((one) => isHidden(input.measure, one)),
  );
  return hides ? { ...withheld(judged), value: undefined, baseline: undefined } : judged;
}

function judgeTogether(input: CombineInput, lines: MeasuredLine[], method: Method): Assessment {
  const { measure, targets, today, startDate, limits, roundOpen = false } = input;
  const rows = lines.map((line) => line.row);
  const combine = (values: (Decimal | undefined)[]) => combineValues(method, rows, values);
  const dates = lines.map((line) => readingDate(line.reading)).sort();
  const [first] = lines;
  const value = combine(lines.map((line) => line.reading.value));
  const date = dates.at(-1);
  if (first === undefined || value === undefined || date === undefined) throw new Error("no lines to combine");
  const { period } = first.reading;
  return judge({
    value,
    date,
    period,
    baseline: combine(rows.map((row) => row.baseline)),
    target: combineAtDate(
      lines.map(({ row, reading }) => targetAt(row, targets, readingDate(reading), startDate)),
      combine,
    ),
    goal: combineGoals(rows, targets, combine),
    finalTarget: combine(rows.map((row) => row.finalTarget)),
    declared: rows.map((row) => declaredDirection(measure, row)).find((direction) => direction !== undefined),
    outdated: !roundOpen && rows.some((row) => isOutdated(measure, row, storedPeriod(period), today)),
    beforeStart: startDate !== undefined && date < startDate,
    beforeBaseline: lines.some(({ row, reading }) => isBeforeBaseline(row, reading)),
    limits,
  });
}

function unmeasured({ measure, targets, today, startDate }: CombineInput, lines: Line[], method: Method): Assessment {
  const rows = lines.map((line) => line.row);
  const combine = (values: (Decimal | undefined)[]) => combineValues(method, rows, values);
  const atDate = rows.map((row) => targetAt(row, targets, today, startDate));
  return {
    state: "notMeasured",
    light: "notAssessed",
    baseline: combine(rows.map((row) => (isHidden(measure, row.baseline) ? undefined : row.baseline))),
    target: combineAtDate(atDate, combine) ?? combineGoals(rows, targets, combine),
  };
}

/** A row for the whole project beside its offices would count everything twice. */
function officeLines({ rows, readings }: CombineInput): Line[] {
  const lines = rows.map((row, index) => ({ row, reading: readings[index] }));
  const offices = lines.filter((line) => line.row.office !== undefined);
  return offices.length > 0 ? offices : lines;
}

function ofNewestPeriod(lines: Line[]): MeasuredLine[] {
  const measured = lines.flatMap(({ row, reading }) => (reading ? [{ row, reading }] : []));
  const ends = measured.map((line) => storedPeriod(line.reading.period).end);
  const newest = ends.toSorted().at(-1);
  return measured.filter((_, index) => ends[index] === newest);
}

function officeNames(lines: Line[], counts: (line: Line) => boolean): { included: string[]; missing: string[] } {
  const names = (some: Line[]) => some.flatMap(({ row }) => row.office ?? []);
  return { included: names(lines.filter(counts)), missing: names(lines.filter((line) => !counts(line))) };
}

type Combine = (values: (Decimal | undefined)[]) => Decimal | undefined;

/** An undated final target holds at no date, so it can't be mixed with those that do. */
function combineAtDate(targets: (TargetAt | undefined)[], combine: Combine): TargetAt | undefined {
  const value = combine(targets.map((target) => target?.value));
  const kind = sharedKind(targets);
  if (value === undefined) return undefined;
  if (kind !== undefined) return { value, kind };
  return targets.some((target) => target?.kind === "undated") ? undefined : { value, kind: "computed" };
}

function combineGoals(rows: ScorecardRow[], targets: Target[], combine: Combine): TargetAt | undefined {
  const goals = rows.map((row) => goalTarget(row, targets));
  const value = combine(goals.map((goal) => goal?.value));
  if (value === undefined) return undefined;
  const mixed = goals.some((goal) => goal?.kind === "undated") ? "undated" : "computed";
  return { value, kind: sharedKind(goals) ?? mixed };
}

function sharedKind(targets: (TargetAt | undefined)[]): TargetAt["kind"] | undefined {
  const kinds = new Set(targets.map((target) => target?.kind));
  return kinds.size === 1 ? targets[0]?.kind : undefined;
}
