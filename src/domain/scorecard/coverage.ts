import type { Measure, ScorecardRow } from "../project/measure.ts";
import type { Coverage, JudgedMeasure } from "../telling/status.ts";
import { figuresReadyOn, nextPeriod, periodOf } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import { firstWorkingDay } from "../time/workday.ts";

/**
 * Of the measures that should have been measured by `today`, how many are: those with a value that is not outdated.
 * One that some of its offices have yet to answer is partly measured, and counted apart.
 * A measure should be measured when the figures of a period that ends after its baseline are out, at one office at least.
 */
export function coverageOf(
  judged: JudgedMeasure[],
  rowsOf: (measureId: string) => ScorecardRow[],
  today: IsoDate,
): Coverage {
  const later = new Map<IsoDate, string[]>();
  const firstReady = firstReadyFinder(today);
  let measured = 0;
  let partly = 0;
  let shouldBeMeasured = 0;
  for (const { measure, assessment } of judged) {
    const ready = firstReady(measure, rowsOf(measure.id));
    if (ready === undefined) continue;
    if (ready > today) {
      const on = firstWorkingDay(ready);
      later.set(on, [...(later.get(on) ?? []), measure.id]);
      continue;
    }
    shouldBeMeasured += 1;
    if (!isMeasured(assessment)) continue;
    if (isWhole(assessment, rowsOf(measure.id), (row) => (firstReady(measure, [row]) ?? today) <= today)) measured += 1;
    else partly += 1;
  }
  return { measured, ...(partly > 0 ? { partly } : {}), shouldBeMeasured, later: sortedByDay(later) };
}

/** Offices that answered have measured, also where nobody has told yet how their values are put together. */
function isMeasured({ state, method, included }: JudgedMeasure["assessment"]): boolean {
  if (method === "unknown") return included.length > 0;
  return state !== "notMeasured" && state !== "outdated";
}

/** Have all offices answered that should have been measured by now? */
function isWhole(
  { missing }: JudgedMeasure["assessment"],
  rows: ScorecardRow[],
  shouldBeMeasured: (row: ScorecardRow) => boolean,
): boolean {
  return !rows.some((row) => row.office !== undefined && missing.includes(row.office) && shouldBeMeasured(row));
}

/**
 * Finds the day the first figure after the baseline is out, at the office where that is first; undefined without rows.
 * Remembers what it found: hundreds of measures share a few frequencies and baselines.
 */
function firstReadyFinder(today: IsoDate) {
  const known = new Map<string, IsoDate>();
  const readyAfter = (measure: Measure, baselineDate: IsoDate | undefined): IsoDate => {
    const key = JSON.stringify([measure.frequency, measure.figuresReady, baselineDate]);
    const ready = known.get(key) ?? firstReadyAfter(measure, baselineDate, today);
    known.set(key, ready);
    return ready;
  };
  return (measure: Measure, rows: ScorecardRow[]): IsoDate | undefined =>
    rows.map((row) => readyAfter(measure, row.baselineDate)).sort()[0];
}

/** Figures come out in the order of their periods, so the first period after the baseline decides. */
function firstReadyAfter(measure: Measure, baselineDate: IsoDate | undefined, today: IsoDate): IsoDate {
  if (baselineDate === undefined) return today;
  const around = periodOf(measure.frequency, baselineDate);
  const first = around.end > baselineDate ? around : nextPeriod(around);
  return figuresReadyOn(first, measure.figuresReady);
}

function sortedByDay(days: Map<IsoDate, string[]>): Coverage["later"] {
  return [...days]
    .map(([on, measureIds]) => ({ on, count: measureIds.length, measureIds }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}
