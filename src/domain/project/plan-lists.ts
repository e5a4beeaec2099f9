import { type Measure, rowKey, type ScorecardRow, type Target } from "./measure.ts";
import type { Plan } from "./project.ts";

/** The lists of a plan that a workbook gives: all of it but the project itself, and who stands in for whom. */
export type PlanList = Exclude<keyof Plan, "project" | "standIns">;
export type PlanItem<List extends PlanList> = Plan[List][number];

/** What names an item to people and tells whether it is the same as a stored one. */
const naturalKeys: { [List in PlanList]: (item: PlanItem<List>) => string } = {
  goals: (goal) => goal.id,
  roles: (role) => words(role.group, role.position, role.title, role.office, role.user),
  measures: (measure: Measure) => measure.id,
  rows: (row: ScorecardRow) => rowKey(row),
  targets: (target: Target) => words(target.measureId, target.office, target.date),
  milestones: (milestone) => milestone.id,
  risks: (risk) => risk.id,
  successFactors: (factor) => factor.id,
  groupTasks: (task) => words(task.groupId, task.task),
  meetings: (meeting) => words(meeting.group, meeting.date.text),
  decisions: (decision) => words(decision.meeting, decision.date.text, decision.matter),
  keyFigures: (figure) => figure.name,
  benefits: (benefit) => benefit.id,
  actions: (action) => action.id,
  modelLines: (line) => line.id,
  mapArrows: (arrow) => `${arrow.from} → ${arrow.to}`,
  statedTotals: (total) => total.goal,
};

export const planLists = Object.keys(naturalKeys) as PlanList[];

/** The list's items by natural key, in their order; the second of two equal ones is "… (2)". */
export function keyedItems<List extends PlanList>(plan: Plan, list: List): Map<string, PlanItem<List>> {
  const keyed = new Map<string, PlanItem<List>>();
  const items: PlanItem<List>[] = plan[list];
  const keyOf: (item: PlanItem<List>) => string = naturalKeys[list];
  for (const item of items) {
    const key = keyOf(item);
    let unique = key;
    for (let number = 2; keyed.has(unique); number += 1) unique = `${key} (${number})`;
    keyed.set(unique, item);
  }
  return keyed;
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}
