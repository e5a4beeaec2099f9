import { rowKey } from "../project/measure.ts";
import type { Benefit, Plan } from "../project/project.ts";
import { titleOf } from "./find-item.ts";
import { type NewMeasure, settledMeasure, withLines } from "./new-measure.ts";
import type { EditableItem, EditableList, PlanItemProblem } from "./plan-form.ts";

export type PlanItemDecision = { ok: true; plan: Plan } | { ok: false; problem: PlanItemProblem };

/** The plan with `item` in the place of `before`, or at the end; unless it names what is not there. */
export function decidePlanItem(
  plan: Plan,
  list: EditableList,
  before: EditableItem | undefined,
  item: EditableItem,
): PlanItemDecision {
  if (list === "measures") return decideMeasure(plan, before, item as NewMeasure);
  const items: EditableItem[] = plan[list];
  const changedItems = before ? items.map((other) => (other === before ? item : other)) : [...items, item];
  const changed: Plan = { ...plan, [list]: changedItems };
  const problem =
    (list === "benefits" ? commandProblem(before as Benefit | undefined, item as Benefit) : undefined) ??
    idProblem(changed, list, item) ??
    renameProblem(plan, list, before, item) ??
    referenceProblem(changed, item);
  return problem ? { ok: false, problem } : { ok: true, plan: changed };
}

/** A new measure comes with its lines; of a stored one only what its offices share is changed. */
function decideMeasure(plan: Plan, before: EditableItem | undefined, told: NewMeasure): PlanItemDecision {
  const stored = plan.measures.find((measure) => measure === before);
  const measure = settledMeasure(told, stored);
  const measures = stored
    ? plan.measures.map((other) => (other === stored ? measure : other))
    : [...plan.measures, measure];
  const changed = { ...plan, measures };
  const problem = idProblem(changed, "measures", measure) ?? referenceProblem(changed, measure);
  if (problem) return { ok: false, problem };
  return { ok: true, plan: stored ? changed : withLines(changed, told) };
}

/** Without it; unless something else in the plan would lose what it names. */
export function decideRemoval(plan: Plan, list: EditableList, item: EditableItem): PlanItemDecision {
  const by = "id" in item ? usersOf(plan, list, item.id) : [];
  if (by.length > 0) return { ok: false, problem: { reason: "inUse", by: by.slice(0, 5) } };
  if (list === "measures" || list === "rows") return { ok: true, plan: withoutLines(plan, list, item) };
  const items: EditableItem[] = plan[list];
  return { ok: true, plan: { ...plan, [list]: items.filter((other) => other !== item) } };
}

/** A measure goes with its lines and their targets, and a line alone with its own. */
function withoutLines(plan: Plan, list: "measures" | "rows", item: EditableItem): Plan {
  const isGone = (line: { measureId: string; office?: string }) =>
    "id" in item ? line.measureId === item.id : "measureId" in item && rowKey(line) === titleOf({ list, item });
  const measures = plan.measures.filter((measure) => measure !== item);
  const left = { rows: plan.rows.filter((row) => !isGone(row)), targets: plan.targets.filter((one) => !isGone(one)) };
  return { ...plan, measures, ...left };
}

function idProblem(plan: Plan, list: EditableList, item: EditableItem): PlanItemProblem | undefined {
  if (list === "rows") return lineProblem(plan, titleOf({ list, item }));
  if (!("id" in item)) return undefined;
  const { id } = item;
  const same = (plan[list] as { id?: string }[]).filter((other) => other.id?.toLowerCase() === id.toLowerCase());
  // a benefit stands once for each measure that shows it
  const isTaken = list === "benefits" ? sameBenefits(plan, item) > 1 : same.length > 1;
  return isTaken ? { reason: "idTaken", value: id } : undefined;
}

/** An office has one line of a measure. */
function lineProblem({ rows }: Plan, name: string): PlanItemProblem | undefined {
  const isTaken = rows.filter((row) => rowKey(row).toLowerCase() === name.toLowerCase()).length > 1;
  return isTaken ? { reason: "idTaken", value: name } : undefined;
}

/** A benefit is closed, opened again and given to a new owner by commands that ask the right person. */
function commandProblem(before: Benefit | undefined, { id, ...item }: Benefit): PlanItemProblem | undefined {
  const isNew = (field: "closedOn" | "finalResult" | "handedOverOn" | "owner") => before?.[field] !== item[field];
  const closed = before?.closedOn !== undefined;
  const by = (field: string, command: "close" | "reopen" | "handOver") =>
    ({ reason: "byCommand", field, id: before?.id ?? id, command }) as const;
  if (isNew("closedOn")) return by("closedOn", closed ? "reopen" : "close");
  if (closed && isNew("finalResult")) return by("finalResult", "reopen");
  if (isNew("handedOverOn")) return by("handedOverOn", "handOver");
  return before?.owner !== undefined && isNew("owner") ? by("owner", "handOver") : undefined;
}

/** What names an item by its id would name nothing. */
function renameProblem(
  plan: Plan,
  list: EditableList,
  before: EditableItem | undefined,
  item: EditableItem,
): PlanItemProblem | undefined {
  if (!before || !("id" in before && "id" in item) || before.id === item.id) return undefined;
  const by = usersOf(plan, list, before.id);
  return by.length === 0 ? undefined : { reason: "inUse", by: by.slice(0, 5) };
}

function sameBenefits({ benefits }: Plan, item: EditableItem): number {
  const measureOf = (one: EditableItem) => ("measureId" in one ? one.measureId : undefined);
  const idOf = (one: EditableItem) => ("id" in one ? one.id.toLowerCase() : "");
  return benefits.filter((other) => idOf(other) === idOf(item) && other.measureId === measureOf(item)).length;
}

/** Ids it names that nothing in the plan has; a loop of goals is one goal under itself. */
function referenceProblem(plan: Plan, item: EditableItem): PlanItemProblem | undefined {
  const known = knownIds(plan);
  const wrong = namedIds(item).find(({ value, of }) => !known[of].has(value.toLowerCase()));
  if (wrong) return { reason: "unknownId", field: wrong.field, value: wrong.value };
  const isUnderItself = "parentId" in item && item.parentId === item.id;
  return isUnderItself ? { reason: "unknownId", field: "parentId", value: item.id } : undefined;
}

type Named = { field: string; value: string; of: "measures" | "goals" | "concerned" };
function namedIds(item: EditableItem): Named[] {
  const named: Named[] = [];
  if ("measureId" in item && item.measureId !== undefined) {
    named.push({ field: "measureId", value: item.measureId, of: "measures" });
  }
  if ("goalId" in item && item.goalId !== undefined) named.push({ field: "goalId", value: item.goalId, of: "goals" });
  if ("parentId" in item && item.parentId !== undefined) {
    named.push({ field: "parentId", value: item.parentId, of: "goals" });
  }
  const concerns = "concerns" in item ? (item.concerns ?? []) : [];
  return [...named, ...concerns.map((value) => ({ field: "concerns", value, of: "concerned" as const }))];
}

function knownIds(plan: Plan): Record<Named["of"], Set<string>> {
  const ids = (items: { id: string }[]) => items.map(({ id }) => id.toLowerCase());
  return {
    measures: new Set(ids(plan.measures)),
    goals: new Set(ids(plan.goals)),
    concerned: new Set([...ids(plan.measures), ...ids(plan.benefits), ...ids(plan.risks)]),
  };
}

/** What names it: "K1 Helt ledige", "L2 Lisenser". */
function usersOf(plan: Plan, list: EditableList, id: string): string[] {
  const isIt = (other?: string) => other?.toLowerCase() === id.toLowerCase();
  const goals = plan.goals.filter(({ parentId }) => isIt(parentId)).map((goal) => `${goal.id} ${goal.text}`);
  const measures = plan.measures.filter(({ goalId }) => isIt(goalId)).map((measure) => `${measure.id} ${measure.name}`);
  const lines = plan.modelLines.filter(({ benefitId }) => isIt(benefitId)).map((line) => `${line.id} ${line.name}`);
  const concerned = [...plan.actions, ...plan.risks, ...plan.milestones].filter(
    (other) => other.concerns?.some(isIt) === true,
  );
  const others = concerned.map((other) => `${other.id} ${"text" in other ? other.text : other.event}`);
  if (list === "goals") return [...goals, ...measures];
  if (list === "measures") {
    const shown = plan.benefits.filter((one) => isIt(one.measureId)).map((one) => `${one.id} ${one.name}`);
    return [...new Set([...shown, ...others])];
  }
  if (list === "benefits") return plan.benefits.filter((one) => isIt(one.id)).length > 1 ? [] : [...lines, ...others];
  return list === "risks" ? others : [];
}
