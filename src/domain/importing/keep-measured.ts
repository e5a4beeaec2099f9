import type { Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import type { IsoDate } from "../time/time.ts";
import type { ImportFinding } from "./import-report.ts";

/**
 * A measure that has been measured does not go away because a workbook leaves it out: it stops that day, with its lines
 * and history, and can be started again.
 */
export function keepMeasured(
  stored: Plan,
  next: Plan,
  readings: Reading[],
  today: IsoDate,
): { plan: Plan; findings: ImportFinding[] } {
  const there = new Set(next.measures.map(({ id }) => id));
  const measured = new Set(readings.map(({ measureId }) => measureId));
  const left = stored.measures.filter(({ id }) => !there.has(id) && measured.has(id));
  if (left.length === 0) return { plan: next, findings: [] };
  const ids = new Set(left.map(({ id }) => id));
  const isLeft = ({ measureId }: { measureId: string }) => ids.has(measureId);
  const plan = {
    ...next,
    measures: [...next.measures, ...left.map((measure) => ({ ...measure, stoppedOn: measure.stoppedOn ?? today }))],
    rows: [...next.rows, ...stored.rows.filter(isLeft)],
  };
  const stopped = left.filter(({ stoppedOn }) => stoppedOn === undefined).map(({ id }) => id);
  return { plan, findings: stopped.length === 0 ? [] : [{ reason: "measuresStopped", measureIds: stopped }] };
}
