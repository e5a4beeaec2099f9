import { lockedFrom } from "../project/baseline-lock.ts";
import { rowKey, type ScorecardRow, type Target } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import type { IsoDate } from "../time/time.ts";
import type { ImportFinding } from "./import-report.ts";
import type { Kept } from "./plan-merge.ts";

/**
 * From the day its change starts a target that is stored is moved in chat alone, with a reason: a workbook has no place
 * for one. The stored final target and its date stand, and each that is another in the workbook is told.
 */
export function holdFinalTargets(stored: Plan, incoming: ScorecardRow[], today: IsoDate): Kept<ScorecardRow> {
  const before = new Map(stored.rows.map((row) => [rowKey(row), row]));
  const findings: ImportFinding[] = [];
  const items = incoming.map((row) => {
    const { finalTarget: old, finalDate: date } = before.get(rowKey(row)) ?? {};
    const from = lockedFrom(row, stored, today);
    const { finalTarget: written, finalDate: to } = row;
    if (old === undefined || written === undefined || from === undefined) return row;
    // a day that was not set is filled in
    if (old.eq(written) && (date === undefined || to === date)) return row;
    findings.push({ reason: "targetHeld", ...keyOf(row), from, value: old, date, written, to });
    return { ...row, finalTarget: old, finalDate: date ?? to };
  });
  return { items, findings };
}

/** The same of a target for a date of its own. */
export function holdTargets(stored: Plan, settled: Target[], today: IsoDate): Kept<Target> {
  const findings: ImportFinding[] = [];
  const items = settled.map((target) => {
    const old = stored.targets.find((one) => rowKey(one) === rowKey(target) && one.date === target.date);
    const from = lockedFrom(target, stored, today);
    if (old === undefined || from === undefined || old.value.eq(target.value)) return target;
    const { value: written, date } = target;
    findings.push({ reason: "targetHeld", ...keyOf(target), from, value: old.value, date, written, to: date });
    return old;
  });
  return { items, findings };
}

function keyOf({ measureId, office }: { measureId: string; office?: string }) {
  return office === undefined ? { measureId } : { measureId, office };
}
