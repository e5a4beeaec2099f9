import type { Decimal } from "../numbers/decimal.ts";
import { decimal, quotient } from "../numbers/decimal.ts";
import type { ScorecardRow, Target } from "../project/measure.ts";
import { daysBetween, laterOf } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";
import type { TargetAt } from "./assessment.ts";

type Point = { date: IsoDate; value: Decimal; kind: "baseline" | "explicit" | "final" };

/**
 * The target that holds at `date`: on straight lines through all known points, constant after the last.
 * The path starts at the later of the baseline's date and driftsstart (`startDate`); before it no target holds.
 * A line needs two points: a target that stands alone holds from its own date on. A final target without a date
 * is returned as `undated` when nothing else holds. An explicit target without a date is no point yet.
 */
export function targetAt(
  row: ScorecardRow,
  targets: Target[],
  date: IsoDate,
  startDate?: IsoDate,
): TargetAt | undefined {
  const path = pathOf(row, targets, startDate);
  const before = path.findLast((point) => point.date <= date);
  const after = path.find((point) => point.date > date);
  if (before && after) return before.date === date ? atPoint(before) : between(before, after, date);
  if (before && before.kind !== "baseline") return atPoint(before);
  const undated = row.finalTarget !== undefined && row.finalDate === undefined && !path.some(isTarget);
  return undated && row.finalTarget !== undefined ? { value: row.finalTarget, kind: "undated" } : undefined;
}

/** Where the path leads: the final target, else the last explicit one with a date. */
export function goalTarget(row: ScorecardRow, targets: Target[]): TargetAt | undefined {
  if (row.finalTarget !== undefined) {
    return { value: row.finalTarget, kind: row.finalDate === undefined ? "undated" : "final" };
  }
  const last = targetPoints(row, targets).at(-1);
  return last && atPoint(last);
}

function pathOf(row: ScorecardRow, targets: Target[], startDate: IsoDate | undefined): Point[] {
  const points = targetPoints(row, targets);
  const start = pathStart(row, points.find(({ date }) => date > (row.baselineDate ?? ""))?.date, startDate);
  if (row.baseline === undefined || start === undefined) return points;
  // a final target from before the baseline was measured is not on the way from it either
  const onTheWay = points.filter((point) => point.date > start);
  const sameDay = points.filter((point) => point.date === start);
  const first: Point = sameDay[0] ?? { date: start, value: row.baseline, kind: "baseline" };
  return [first, ...onTheWay];
}

function targetPoints(row: ScorecardRow, targets: Target[]): Point[] {
  const byDate = new Map<IsoDate, Point>();
  for (const { measureId, office, date, value } of targets) {
    if (measureId !== row.measureId || office !== row.office || date === undefined) continue;
    if (isBeforeTheWay(row, date)) continue;
    byDate.set(date, { date, value, kind: "explicit" });
  }
  if (row.finalTarget !== undefined && row.finalDate !== undefined) {
    byDate.set(row.finalDate, { date: row.finalDate, value: row.finalTarget, kind: "final" });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A target for the day the baseline was measured, or for one before, is not on the way from it. */
function isBeforeTheWay({ baseline, baselineDate }: ScorecardRow, date: IsoDate): boolean {
  return baseline !== undefined && baselineDate !== undefined && date <= baselineDate;
}

/** Driftsstart moves the start only where no target is due before it: the line goes through *all* known points. */
function pathStart(
  row: ScorecardRow,
  firstTarget: IsoDate | undefined,
  startDate: IsoDate | undefined,
): IsoDate | undefined {
  const start = laterOf(row.baselineDate, startDate);
  if (start === undefined || firstTarget === undefined || start < firstTarget) return start;
  return row.baselineDate;
}

function isTarget(point: Point): boolean {
  return point.kind !== "baseline";
}

function atPoint({ value, kind }: Point): TargetAt {
  return { value, kind: kind === "baseline" ? "computed" : kind };
}

function between(before: Point, after: Point, date: IsoDate): TargetAt {
  const passed = daysBetween(before.date, date);
  const all = daysBetween(before.date, after.date);
  // multiplied before divided, so that a value that comes out even is exact
  const value = before.value.plus(quotient(after.value.minus(before.value).times(passed), decimal(all)));
  return { value, kind: "computed" };
}
