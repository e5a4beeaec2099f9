import { rowKey, type ScorecardRow } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import type { IsoDate } from "../time/time.ts";
import { benefitRows, measuresOf, ownersOf } from "./benefit-status.ts";
import { withRows } from "./close-benefit.ts";

/** Offered to `to`, in the place of whom it was offered to before; the owner stays the owner. */
export function offered(plan: Plan, id: string, to: string): Plan {
  return withRows(plan, id, (row) => ({ ...row, offeredTo: to }));
}

export function offerEnded(plan: Plan, id: string): Plan {
  return withRows(plan, id, ({ offeredTo: _, ...row }) => row);
}

export function offeredTo(plan: Plan, id: string): string | undefined {
  return benefitRows(plan, id).find((row) => row.offeredTo !== undefined)?.offeredTo;
}

/** The line's from today: its new owner is asked for the lines that come with it. */
export function handedOver(plan: Plan, id: string, to: string, today: IsoDate): Plan {
  const moving = new Set(linesOf(plan, id).map(rowKey));
  const changed = withRows(offerEnded(plan, id), id, (row) => ({ ...row, owner: to, handedOverOn: today }));
  return { ...changed, rows: changed.rows.map((row) => (moving.has(rowKey(row)) ? ownedBy(row, to) : row)) };
}

/**
 * The lines that change owner with a benefit: those of its measures that its owner has, or nobody. Where it has none of
 * its own and its lines have several (one for each office), they keep them: those are leaders in the line already.
 */
export function linesOf(plan: Plan, id: string): ScorecardRow[] {
  const measureIds = new Set(measuresOf(plan, id).map((measure) => measure.id));
  const owners = ownersOf(plan, id);
  const own = benefitRows(plan, id).some(({ owner }) => owner !== undefined);
  const from = own || owners.length === 1 ? owners : [];
  const moves = ({ owner }: ScorecardRow) => owner === undefined || from.includes(owner);
  return plan.rows.filter((row) => measureIds.has(row.measureId) && moves(row));
}

function ownedBy({ measurer, ...row }: ScorecardRow, owner: string): ScorecardRow {
  return { ...row, owner, ...(measurer !== undefined && measurer !== owner && { measurer }) };
}
