import type { Project } from "../project/project.ts";
import type { FoundItem } from "./find-item.ts";
import {
  type EditableList,
  type FormField,
  type FormTexts,
  type PlanForms,
  type PlanItemCard,
  type PlanItemProblem,
  seenOf,
} from "./plan-form.ts";

/** What was written instead of what is stored, and why it can't be saved. */
type Written = { texts?: FormTexts; reason?: string; problem?: PlanItemProblem };

/** Characters: a message holds 28 KB, and what is written in one field comes back whole. */
const longestField = 1500;
const mostOnCard = 5000;

/** The card of a stored item. A field whose text has no room on it is left out, and stays as it is stored. */
export function itemCard(
  forms: PlanForms,
  project: Project,
  { list, key, item }: FoundItem,
  written: Written = {},
): PlanItemCard {
  const stored = forms.texts(list, item);
  const { texts = stored, reason = "", problem } = written;
  const fields = shownFields(
    forms.fields(list).filter(({ onlyNew }) => !onlyNew),
    texts,
  );
  const was = seenOf(Object.fromEntries(fields.map(({ field }) => [field, stored[field] ?? ""])));
  return { kind: "planItemCard", project, list, key, fields, texts, was, reason, ...(problem && { problem }) };
}

export function newItemCard(
  forms: PlanForms,
  project: Project,
  list: EditableList,
  { texts = {}, reason = "", problem }: Written,
): PlanItemCard {
  const fields = shownFields(forms.fields(list), texts);
  return { kind: "planItemCard", project, list, key: "", fields, texts, was: {}, reason, ...(problem && { problem }) };
}

function shownFields(fields: FormField[], texts: FormTexts): FormField[] {
  const length = ({ field }: FormField) => texts[field]?.length ?? 0;
  let room = mostOnCard;
  const shown = new Set<FormField>();
  for (const field of [...fields].sort((a, b) => length(a) - length(b))) {
    room -= length(field);
    if (room >= 0 && length(field) <= longestField) shown.add(field);
  }
  return fields.filter((field) => shown.has(field));
}
