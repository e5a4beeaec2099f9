import { titleOf } from "../domain/plan-editing/find-item.ts";
import { titleFields } from "../domain/plan-editing/item-titles.ts";
import type { FormField, PlanItemCard, PlanItemProblem } from "../domain/plan-editing/plan-form.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, short } from "./escape.ts";
import { frame } from "./list-card.ts";
import { codeText, columnText, fieldText } from "./plan-words.ts";
import type { Words } from "./texts.ts";

/** Longer text is typed in several lines. */
const longFields = new Set(["plan", "closingNote", "why", "conclusion", "mitigation", "consequence", "cause"]);

/** The fields of one item of the plan, with what each is for, in the reader's words. */
export function planItemCard(card: PlanItemCard, words: Words): { fallbackText?: string } {
  return expandTemplate("plan-item-card", planItemCardData(card, words));
}

export function planItemCardData(card: PlanItemCard, words: Words) {
  const { project, list, key, fields, texts, was, reason, problem } = card;
  const say = words.texts.planItem;
  const { fresh } = say.kinds[list];
  const kind = words.format.sentence(say.kinds[list].one);
  const name = short(nameOf(card), 120);
  const isNew = key === "";
  return {
    ...frame(titleText(isNew ? fresh : `${kind} ${name}`, card, words), words),
    problem: problem === undefined ? "" : problemText(problem, card, words),
    ...{ project: project.id, list, key, was },
    fields: fields.map((field) => fieldData(field, texts[field.field] ?? "", card, words)),
    reason: {
      label: list === "project" ? say.projectReason : say.reason,
      value: short(reason, 500),
      error: say.required,
    },
    ...{ save: say.save, remove: say.remove, isStored: !isNew },
    ...{ isItem: list !== "project", isRemovable: !isNew && list !== "project" },
  };
}

function titleText(what: string, { list, project }: PlanItemCard, { texts }: Words): string {
  return list === "project" ? what : texts.planItem.title(what, project.name);
}

/** What a title is made of stands in the form, not in the plan. */
function nameOf({ list, texts }: PlanItemCard): string {
  if (list === "project") return texts["name"] ?? "";
  const item = { id: texts["id"] ?? "", [titleFields[list]]: texts[titleFields[list]] ?? "" };
  return titleOf({ list, item: item as never });
}

function fieldData({ field, required, choices, explains }: FormField, value: string, card: PlanItemCard, words: Words) {
  const say = words.texts.planItem;
  const label = labelOf(field, card, words);
  const known = choices?.some(({ word }) => word === value) === true || value === "";
  const own = known ? [] : [{ title: short(value, 100), value: inert(value) }];
  const open = choices?.map(({ word, code }) => ({
    title: words.format.sentence(codeText(code, words.language)),
    value: word,
  }));
  return {
    id: field,
    label,
    value: inert(value),
    hint: short(say.hints[`${card.list}.${field}`] ?? columnText(explains, words.language), 200),
    isText: choices === undefined,
    isChoice: choices !== undefined,
    isLong: longFields.has(field),
    choices: [...own, ...(open ?? [])],
    error: say.required,
    required,
  };
}

function labelOf(field: string, { list }: Pick<PlanItemCard, "list">, { texts, language, format }: Words): string {
  return texts.planItem.labels[`${list}.${field}`] ?? format.sentence(fieldText(field, language));
}

function problemText(problem: PlanItemProblem, card: PlanItemCard, words: Words): string {
  const { problems } = words.texts.planItem;
  const label = (field: string) => labelOf(field, card, words);
  const { format, texts } = words;
  switch (problem.reason) {
    case "valueMissing":
      return inert(problems.valueMissing(label(problem.field)));
    case "notUnderstood": {
      const allowed = problem.allowed.length === 0 ? "" : format.list(problem.allowed.slice(0, 8));
      return inert(problems.notUnderstood(short(problem.value, 80), label(problem.field), allowed));
    }
    case "unknownId":
      return inert(problems.unknownId(short(problem.value, 80), label(problem.field)));
    case "idTaken":
      return inert(problems.idTaken(short(problem.value, 80)));
    case "leaderUnknown":
      return inert(problems.leaderUnknown(short(problem.value, 80)));
    case "hasReadings":
      return inert(problems.hasReadings(short(problem.name, 80)));
    case "changedMeanwhile": {
      const fields = problem.fields.map(({ field, value }) => `${label(field)} ${texts.quote(short(value, 80))}`);
      return inert(problems.changed(format.list(fields)));
    }
    case "reasonMissing":
      return problems.reasonMissing;
    case "byCommand":
      return inert(problems.byCommand[problem.command](label(problem.field), short(problem.id, 80)));
    case "inUse":
      return inert(problems.inUse(format.list(problem.by.map((by) => short(by, 80)))));
  }
}
