import { addDays } from "../time/calendar.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import type { Measure, ScorecardRow, Target } from "./measure.ts";
import { rowKey } from "./measure.ts";
import type { Plan } from "./project.ts";
import type { Reading } from "./reading.ts";
import { isPercentUnit, kindOfUnit } from "./unit-kind.ts";

/**
 * A measure that changes unit, or is told to have a new series, is measured anew from a day on. What was measured
 * before stays, and nothing is counted across that day: not achievement, forecast or change.
 */
export type NewSeries = {
  /** the plan before, without what the new series has no use of: baselines and targets of the old one */
  before: Plan;
  /** the new plan, with the day of each break, and only baselines and targets that are given anew */
  plan: Plan;
  broken: Measure[];
};

/** Is the value of the series that is measured now? A measure without a break has one series. */
export function isOfSeries({ seriesFrom }: Pick<Measure, "seriesFrom">, date: IsoDate): boolean {
  return seriesFrom === undefined || date >= seriesFrom;
}

/** The readings of the present series. */
export function presentSeries(measure: Pick<Measure, "seriesFrom">, readings: Reading[]): Reading[] {
  return readings.filter((reading) => isOfSeries(measure, dayOf(reading)));
}

/** The readings before the break; none where there is no break. */
export function formerSeries(measure: Pick<Measure, "seriesFrom">, readings: Reading[]): Reading[] {
  return readings.filter((reading) => !isOfSeries(measure, dayOf(reading)));
}

/** The measure as it was on that day: before the break in its former unit. */
export function measureOn(measure: Measure, date: IsoDate): Measure {
  const { seriesBefore: unit, kind: _, ...rest } = measure;
  if (isOfSeries(measure, date) || unit === undefined || unit === measure.unit) return measure;
  const kind = kindOfUnit(unit, measure.name);
  return { ...rest, unit, percent: isPercentUnit(unit), ...(kind && { kind }) };
}

/** Measures with readings that get another unit, or a day for a new series; their old values stand for themselves. */
export function startNewSeries(before: Plan, next: Plan, readings: Reading[]): NewSeries {
  const newest = newestDays(readings);
  const known = new Map(before.measures.map((measure) => [measure.id, measure]));
  const broken = next.measures.flatMap((measure) => {
    const from = breakDay(known.get(measure.id), measure, newest.get(measure.id));
    return from === undefined ? [] : [{ ...measure, seriesFrom: from, seriesBefore: known.get(measure.id)?.unit }];
  });
  const byId = new Map(broken.map((measure) => [measure.id, measure]));
  const measures = next.measures.map((measure) => byId.get(measure.id) ?? measure);
  const isBroken = ({ measureId }: { measureId: string }) => byId.has(measureId);
  const old = new Set(before.targets.map((target) => `${rowKey(target)} ${target.value.toFixed()}`));
  const isOld = (target: Target) => old.has(`${rowKey(target)} ${target.value.toFixed()}`);
  return {
    before: {
      ...before,
      rows: before.rows.map((row) => (isBroken(row) ? without(row) : row)),
      targets: before.targets.filter((target) => !isBroken(target)),
    },
    plan: {
      ...next,
      measures,
      rows: givenAnew(before, next, isBroken),
      targets: next.targets.filter((target) => !isBroken(target) || !isOld(target)),
    },
    broken,
  };
}

/** An old file's values do not come back: a line whose baseline there is from before the break, or has no day, is old. */
export function withoutOldValues(stored: Plan, next: Plan): Plan {
  const series = new Map(stored.measures.flatMap(({ id, seriesFrom }) => (seriesFrom ? [[id, seriesFrom]] : [])));
  const before = new Map(stored.rows.map((row) => [rowKey(row), row]));
  const isOld = (row: ScorecardRow) => {
    const known = before.get(rowKey(row));
    const isBefore = (row.baselineDate ?? "") < (series.get(row.measureId) ?? "");
    return isBefore && known !== undefined && known.baseline === undefined;
  };
  const old = new Set(next.rows.filter(isOld).map(rowKey));
  const known = new Set(stored.targets.map((target) => `${rowKey(target)} ${target.date ?? ""}`));
  const isLeft = (target: Target) => old.has(rowKey(target)) && !known.has(`${rowKey(target)} ${target.date ?? ""}`);
  const rows = next.rows.map((row) => {
    if (!old.has(rowKey(row))) return row;
    const { baselineDate, finalTarget } = before.get(rowKey(row)) ?? {};
    const left = { ...row, baseline: undefined, baselineDate };
    return finalTarget === undefined ? { ...left, finalTarget } : left;
  });
  return old.size === 0 ? next : { ...next, rows, targets: next.targets.filter((target) => !isLeft(target)) };
}

/** An empty cell undoes no break, and its old unit is not forgotten. */
export function keepSeries(stored: Plan, next: Plan): Plan {
  const before = new Map(stored.measures.map((measure) => [measure.id, measure]));
  const measures = next.measures.map((measure) => {
    const { seriesFrom, seriesBefore } = before.get(measure.id) ?? {};
    return {
      ...measure,
      ...(seriesFrom && { seriesFrom: measure.seriesFrom ?? seriesFrom }),
      ...(seriesBefore && { seriesBefore: measure.seriesBefore ?? seriesBefore }),
    };
  });
  return { ...next, measures };
}

function breakDay(old: Measure | undefined, next: Measure, newest: IsoDate | undefined): IsoDate | undefined {
  if (old === undefined || newest === undefined) return undefined;
  if (next.seriesFrom !== undefined && next.seriesFrom !== old.seriesFrom) return next.seriesFrom;
  return isOtherUnit(old, next) ? addDays(newest, 1) : undefined;
}

/** "antall" and "Antall " are the same unit. */
function isOtherUnit(one: Measure, other: Measure): boolean {
  const folded = ({ unit }: Measure) => unit.trim().toLowerCase().replace(/\s+/gu, " ");
  return folded(one) !== folded(other);
}

/** A baseline or final target that is the old one's to the digit is the old series'. */
function givenAnew(before: Plan, { rows }: Plan, isBroken: (row: ScorecardRow) => boolean): ScorecardRow[] {
  const stored = new Map(before.rows.map((row) => [rowKey(row), row]));
  return rows.map((row) => {
    const old = stored.get(rowKey(row));
    if (!isBroken(row) || old === undefined) return row;
    const isOldBaseline = row.baseline === undefined || old.baseline?.eq(row.baseline);
    const isOldTarget = row.finalTarget === undefined || old.finalTarget?.eq(row.finalTarget);
    return {
      ...row,
      ...(isOldBaseline && { baseline: undefined, baselineDate: undefined }),
      ...(isOldTarget && { finalTarget: undefined }),
    };
  });
}

function without(row: ScorecardRow): ScorecardRow {
  return { ...row, baseline: undefined, baselineDate: undefined, finalTarget: undefined };
}

function newestDays(readings: Reading[]): Map<string, IsoDate> {
  const newest = new Map<string, IsoDate>();
  for (const reading of readings) {
    const known = newest.get(reading.measureId);
    if (known === undefined || dayOf(reading) > known) newest.set(reading.measureId, dayOf(reading));
  }
  return newest;
}

function dayOf({ measuredOn, period }: Reading): IsoDate {
  return measuredOn ?? storedPeriod(period).end;
}
