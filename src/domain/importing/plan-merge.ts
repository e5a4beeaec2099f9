import { lockedFrom, movesBaseline } from "../project/baseline-lock.ts";
import type { ScorecardRow, Target } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import { keyedItems, type PlanList, planLists } from "../project/plan-lists.ts";
import type { Plan, Project } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import type { ImportFinding } from "./import-report.ts";

/** What a workbook says nothing about: lists without a sheet, and fields without a column. */
export type PlanSilence = { lists: PlanList[]; fields: Partial<Record<PlanList | "project", string[]>> };

/** The plan to store: the workbook's, and what is stored where the workbook has no sheet or column for it. */
export function mergePlan(stored: Plan | undefined, incoming: Plan, silence: PlanSilence | undefined): Plan {
  const rights = withAccess(stored?.project, incoming.project);
  const given = { ...incoming, benefits: withOffers(stored, incoming) };
  if (!stored || !silence) return { ...given, project: { ...rights, id: stored?.project.id ?? "" } };
  const project = { ...rights, ...kept(stored.project, silence.fields.project ?? []), id: stored.project.id };
  const plan: Plan = { ...given, project };
  for (const list of planLists) mergeList(plan, list, stored, silence);
  return plan;
}

/** No workbook has a column for an offer that waits for its answer. */
function withOffers(stored: Plan | undefined, incoming: Plan): Plan["benefits"] {
  const offers = new Map(stored?.benefits.map(({ id, offeredTo }) => [id, offeredTo]));
  return incoming.benefits.map((one) => {
    const offeredTo = offers.get(one.id);
    return offeredTo === undefined ? one : { ...one, offeredTo };
  });
}

/** Only a "nei" opens a closed project: an empty cell, as a missing column, leaves it as it is. */
function withAccess(stored: Project | undefined, { closed, guestsRead, ...same }: Project): Project {
  const isClosed = closed ?? stored?.closed ?? false;
  const isRead = guestsRead ?? stored?.guestsRead ?? false;
  return { ...same, ...(isClosed && { closed: true }), ...(isRead && { guestsRead: true }) };
}

function mergeList<List extends PlanList>(plan: Plan, list: List, stored: Plan, silence: PlanSilence): void {
  if (silence.lists.includes(list)) {
    plan[list] = stored[list];
    return;
  }
  const fields = silence.fields[list] ?? [];
  if (fields.length === 0) return;
  const before: Map<string, object> = keyedItems(stored, list);
  const after: Map<string, object> = keyedItems(plan, list);
  // same list, same type of items: only fields the workbook has no column for are put back
  plan[list] = [...after].map(([key, item]) => ({ ...item, ...kept(before.get(key), fields) })) as Plan[List];
}

function kept(item: object | undefined, fields: string[]): object {
  return Object.fromEntries(Object.entries(item ?? {}).filter(([field]) => fields.includes(field)));
}

export type Kept<Item> = { items: Item[]; findings: ImportFinding[] };

/** An empty cell takes no target away: a row's stored final target and its date stand, and are told of. */
export function keepFinalTargets(stored: ScorecardRow[], incoming: ScorecardRow[]): Kept<ScorecardRow> {
  const before = new Map(stored.map((row) => [rowKey(row), row]));
  const findings: ImportFinding[] = [];
  const items = incoming.map((row) => {
    const { finalTarget, finalDate } = before.get(rowKey(row)) ?? {};
    const value = row.finalTarget === undefined ? finalTarget : undefined;
    const date = row.finalDate === undefined ? finalDate : undefined;
    if (value === undefined && date === undefined) return row;
    findings.push({ reason: "targetKept", ...keyOf(row), ...(value && { value }), ...(date && { date }) });
    return { ...row, ...(value && { finalTarget: value }), ...(date && { finalDate: date }) };
  });
  return { items, findings };
}

/**
 * An empty cell takes no baseline away, and from the day its change starts none is moved by a workbook: that takes a
 * reason. The stored plan tells the day, so that a workbook can't move both at once.
 */
export function keepBaselines(stored: Plan, incoming: ScorecardRow[], today: IsoDate): Kept<ScorecardRow> {
  const before = new Map(stored.rows.map((row) => [rowKey(row), row]));
  const findings: ImportFinding[] = [];
  const items = incoming.map((row) => {
    const old = before.get(rowKey(row));
    if (old?.baseline === undefined) return row;
    const { baseline, baselineDate } = old;
    const from = lockedFrom(row, stored, today);
    if (from !== undefined && movesBaseline(old, row)) {
      findings.push({ reason: "baselineKept", ...keyOf(row), from });
      return { ...row, baseline, baselineDate };
    }
    if (row.baseline === undefined) findings.push({ reason: "baselineKept", ...keyOf(row) });
    return { ...row, baseline: row.baseline ?? baseline, baselineDate: row.baselineDate ?? baselineDate };
  });
  return { items, findings };
}

/** Targets that a workbook gives another value than is stored. */
export function movedTargets(
  stored: Pick<Plan, "rows" | "targets">,
  next: Pick<Plan, "rows" | "targets">,
): ImportFinding[] {
  const before = new Map(stored.rows.map((row) => [rowKey(row), row.finalTarget]));
  const dated = new Map(stored.targets.map((target) => [targetKey(target), target.value]));
  const finals = next.rows.flatMap((row): ImportFinding[] => {
    const [old, value] = [before.get(rowKey(row)), row.finalTarget];
    if (!old || !value || old.eq(value)) return [];
    return [{ reason: "targetMoved", ...keyOf(row), ...(row.finalDate && { date: row.finalDate }), old, value }];
  });
  const others = next.targets.flatMap((target): ImportFinding[] => {
    const old = dated.get(targetKey(target));
    return !old || old.eq(target.value) ? [] : [{ reason: "targetMoved", ...target, old }];
  });
  return [...finals, ...others];
}

/**
 * Adds the stored targets that the workbook says nothing of, for rows that are still there. One without a date gives
 * way to whatever the workbook has for its row, since it is the same cell; unless its change has started.
 */
export function keepTargets(
  stored: Target[],
  settled: Target[],
  incoming: Target[],
  rows: ScorecardRow[],
  isLocked: (target: Target) => boolean,
): Kept<Target> {
  const there = new Set(rows.map(rowKey));
  const taken = new Set(settled.map(targetKey));
  const undated = new Set(incoming.filter(({ date }) => date === undefined).map(rowKey));
  const kept = stored.filter((target) => {
    const key = rowKey(target);
    const isDated = settled.some((other) => rowKey(other) === key && other.value.eq(target.value));
    const givesWay = target.date === undefined && undated.has(key) && (isDated || !isLocked(target));
    return there.has(key) && !taken.has(targetKey(target)) && !givesWay;
  });
  return {
    items: [...kept, ...settled],
    findings: kept.map((target) => ({ reason: "targetKept", ...target })),
  };
}

function keyOf({ measureId, office }: ScorecardRow) {
  return office === undefined ? { measureId } : { measureId, office };
}

/**
 * Targets to store. A workbook's target without a date is the stored one when the row has one of the same value;
 * else it holds for the row's newest reading, and without a reading it stays undated (DOMAIN section 3).
 */
export function settleTargets(stored: Target[], incoming: Target[], readings: Reading[]): Target[] {
  const newest = newestDates(readings);
  const settled = new Map<string, Target>();
  for (const target of incoming) {
    if (target.date !== undefined) settled.set(targetKey(target), target);
  }
  for (const target of incoming.filter(({ date }) => date === undefined)) {
    const alike = stored.filter((other) => rowKey(other) === rowKey(target) && other.value.eq(target.value));
    const same = alike.find(({ date }) => date === undefined) ?? alike[0];
    const dated = same ?? withDate(target, newest.get(rowKey(target)));
    if (!settled.has(targetKey(dated))) settled.set(targetKey(dated), dated);
  }
  return [...settled.values()];
}

function withDate(target: Target, date: IsoDate | undefined): Target {
  return date === undefined ? target : { ...target, date };
}

function targetKey(target: Target): string {
  return `${rowKey(target)} ${target.date ?? ""}`;
}

function newestDates(readings: Reading[]): Map<string, IsoDate> {
  const newest = new Map<string, IsoDate>();
  for (const reading of readings) {
    const date = reading.measuredOn ?? storedPeriod(reading.period).end;
    const known = newest.get(rowKey(reading));
    if (known === undefined || date > known) newest.set(rowKey(reading), date);
  }
  return newest;
}
