import type { ModelLineProblem } from "../domain/benefit-model/change-model-line.ts";
import type { ModelLineCard } from "../domain/benefit-model/model-line-card.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, short } from "./escape.ts";
import { frame } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** The fields of one line of the benefit model, in the leader's own words. */
export function modelLineCard(card: ModelLineCard, words: Words): { fallbackText?: string } {
  return expandTemplate("model-line-card", modelLineCardData(card, words));
}

export function modelLineCardData({ project, id, isNew, form, was, problem }: ModelLineCard, words: Words) {
  const say = words.texts.benefitAccount;
  const { labels } = say.line;
  const field = (name: "year" | "lastYear" | "likely" | "optimistic" | "pessimistic") => ({
    ...{ id: name, label: labels[name], error: say.line.errors[name], value: short(form[name], 60) },
  });
  return {
    ...frame(isNew ? say.line.newTitle(project.name) : say.line.title(short(id, 60), project.name), words),
    problem: problem === undefined ? "" : problemText(problem, words),
    ...{ project: project.id, line: id, was },
    side: { label: labels.side, error: say.line.errors.choice, value: form.side },
    sides: Object.entries(say.sides).map(([value, title]) => ({ value, title: words.format.sentence(title) })),
    name: { label: labels.name, error: say.line.errors.name, value: short(form.name, 300) },
    recurrence: { label: labels.recurrence, error: say.line.errors.choice, value: form.recurrence },
    recurrences: Object.entries(say.recurrences).map(([value, title]) => ({
      value,
      title: words.format.sentence(title),
    })),
    fields: (["year", "lastYear", "likely", "optimistic", "pessimistic"] as const).map(field),
    reason: {
      label: isNew ? labels.reasonOfNew : labels.reason,
      error: say.line.errors.reason,
      value: short(form.reason, 500),
    },
    mustExplain: !isNew,
    save: say.line.save,
  };
}

function problemText(problem: ModelLineProblem, { texts }: Words): string {
  const say = texts.benefitAccount.line.problems;
  return inert("value" in problem ? say[problem.reason](short(problem.value, 60)) : say[problem.reason]);
}
