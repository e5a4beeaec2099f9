import type { PlanChange } from "../domain/importing/import-report.ts";
import type { AuditEntry } from "./ports.ts";

/** One changed, added or removed item of a plan in the trail: "milestones MP 10", with its fields old and new. */
export function planChangeEntry(
  change: PlanChange,
  common: Pick<AuditEntry, "at" | "who" | "source" | "projectId" | "why">,
  what = "planChange",
): AuditEntry {
  return {
    ...common,
    what,
    subject: `${change.list} ${change.id}`,
    ...(change.change === "added" ? {} : { old: fieldsJson(change, "old") }),
    ...(change.change === "removed" ? {} : { new: fieldsJson(change, "new") }),
  };
}

function fieldsJson({ fields = [] }: PlanChange, side: "old" | "new"): string {
  const told = fields.filter((field) => field[side] !== undefined);
  return JSON.stringify(Object.fromEntries(told.map((field) => [field.field, field[side]])));
}
