import { keyedItems, planLists } from "../project/plan-lists.ts";
import type { Plan } from "../project/project.ts";
import type { PlanChange } from "./import-report.ts";

type Fields = Map<string, string>;

/**
 * What storing `incoming` over `stored` changes, list by list, by natural key. Order is no difference.
 * An added item comes with all its new fields, a removed one with all its old.
 */
export function planDifference(stored: Plan | undefined, incoming: Plan): PlanChange[] {
  const projectBefore = stored && fieldsOf(stored.project);
  const project = change("project", incoming.project.shortName, projectBefore, fieldsOf(incoming.project));
  return [...project, ...planLists.flatMap((list) => listDifference(list, stored, incoming))];
}

function listDifference(list: (typeof planLists)[number], stored: Plan | undefined, incoming: Plan): PlanChange[] {
  const before: Map<string, object> = stored ? keyedItems(stored, list) : new Map();
  const after: Map<string, object> = keyedItems(incoming, list);
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].flatMap((id) => change(list, id, optionalFields(before.get(id)), optionalFields(after.get(id))));
}

function change(list: string, id: string, before: Fields | undefined, after: Fields | undefined): PlanChange[] {
  if (!before && !after) return [];
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  const fields = [...names]
    .map((field) => ({ field, old: before?.get(field), new: after?.get(field) }))
    .filter((field) => field.old !== field.new);
  if (before && after) return fields.length === 0 ? [] : [{ list, id, change: "changed", fields }];
  return [{ list, id, change: before ? "removed" : "added", fields }];
}

function optionalFields(item: object | undefined): Fields | undefined {
  return item && fieldsOf(item);
}

/** The project's id is the store's, not the plan's. */
function fieldsOf(item: object): Fields {
  const isProject = "shortName" in item;
  const fields = Object.entries(item).flatMap(([field, value]) => {
    const text = isProject && field === "id" ? undefined : fieldText(value);
    return text === undefined ? [] : [[field, text] as const];
  });
  return new Map(fields);
}

/** Decimals without needless zeros, dates as they are read, nested values by their fields. */
function fieldText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "object") return String(value);
  if (isDecimal(value)) return value.toFixed();
  if (isFreeTime(value)) return value.date === undefined ? value.text : `${value.text} (${value.date})`;
  if (Array.isArray(value)) return value.map(fieldText).join("; ") || undefined;
  return Object.values(value).map(fieldText).join(" ");
}

function isDecimal(value: object): value is { toFixed: () => string } {
  return "toFixed" in value && "eq" in value;
}

function isFreeTime(value: object): value is { text: string; date?: string } {
  return "exact" in value && "text" in value;
}
