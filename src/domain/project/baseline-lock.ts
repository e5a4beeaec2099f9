import type { IsoDate } from "../time/time.ts";
import { rowKey, type ScorecardRow } from "./measure.ts";
import type { Plan } from "./project.ts";

/**
 * The day from which a line's baseline is locked: when the first benefit that its measure shows begins to change, else
 * the project's driftsstart. Undefined while that day has not come, or is not set.
 */
export function lockedFrom(
  { measureId }: Pick<ScorecardRow, "measureId">,
  { project, benefits }: Pick<Plan, "project" | "benefits">,
  today: IsoDate,
): IsoDate | undefined {
  const shown = benefits.filter((benefit) => benefit.measureId === measureId);
  const starts = shown.flatMap(({ startDate }) => startDate ?? project.startDate ?? []);
  const start = shown.length === 0 ? project.startDate : starts.sort()[0];
  return start !== undefined && start <= today ? start : undefined;
}

/** True when a baseline that is locked would be open again: by a later start, or a benefit that shows another measure. */
export function unlocksBaseline(before: Plan, after: Plan, today: IsoDate): boolean {
  const left = new Set(after.rows.map(rowKey));
  const locked = before.rows.filter(
    (row) => row.baseline !== undefined && lockedFrom(row, before, today) !== undefined,
  );
  return locked.some((row) => left.has(rowKey(row)) && lockedFrom(row, after, today) === undefined);
}

/** Someone sets another baseline than the stored one: another value, or another day. An empty one says nothing. */
export function movesBaseline(stored: ScorecardRow, next: Pick<ScorecardRow, "baseline" | "baselineDate">): boolean {
  if (stored.baseline === undefined) return false;
  const isOtherValue = next.baseline !== undefined && !next.baseline.eq(stored.baseline);
  return isOtherValue || (next.baselineDate !== undefined && next.baselineDate !== stored.baselineDate);
}
