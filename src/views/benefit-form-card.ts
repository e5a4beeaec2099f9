import type { CloseBenefitCard, HandoverCard } from "../domain/telling/benefit-forms.ts";
import { resultLines } from "./benefit-list-card.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, short } from "./escape.ts";
import { frame } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** What is said of a benefit in a form: how it ended, or whether she takes it over. */
export function benefitFormCard(card: CloseBenefitCard | HandoverCard, words: Words): { fallbackText?: string } {
  return expandTemplate("benefit-form-card", benefitFormData(card, words));
}

export function benefitFormData(card: CloseBenefitCard | HandoverCard, words: Words) {
  return card.kind === "closeBenefitCard" ? closingData(card, words) : handoverData(card, words);
}

function closingData(card: CloseBenefitCard, words: Words) {
  const { project, benefit, texts, problem } = card;
  const say = words.texts.benefits.close;
  const results = resultLines(card, card, words);
  const proposed = benefit.finalResult ?? results.join("; ");
  return {
    ...frame(say.title(nameOf(benefit), project.name), words),
    problem: problem === undefined ? "" : inert(closingProblem(problem, words)),
    facts: [results.length === 0 ? say.noReadings : say.intro].map(inert),
    ...{ project: project.id, benefit: benefit.id, to: "" },
    fields: [
      field("result", say.result, texts?.result ?? short(proposed, 1000), true, words),
      field("date", say.date, texts?.date ?? words.format.date(card.date), false, words),
      field("note", say.note, texts?.note ?? benefit.closingNote ?? "", true, words),
    ],
    ...{ isClosing: true, isOffer: false, save: say.save, confirm: "", refuse: "" },
  };
}

function closingProblem(problem: NonNullable<CloseBenefitCard["problem"]>, words: Words): string {
  const { problems } = words.texts.benefits.close;
  return problem.reason === "resultMissing"
    ? problems.resultMissing
    : problems[problem.reason](short(problem.text, 80));
}

function handoverData(card: HandoverCard, words: Words) {
  const { project, benefit, to, state, toName, fromName, lines, problem } = card;
  const say = words.texts.benefits.handover;
  const isOffer = state === "proposed";
  const facts = [
    isOffer ? say.asks(toName) : stateText(card, words),
    fromName === undefined || !isOffer ? "" : say.before(fromName),
    !isOffer ? "" : lines.length === 0 ? say.noLines : say.lines(words.format.list(lines.slice(0, 12))),
  ];
  return {
    ...frame(say.title(nameOf(benefit), project.name), words),
    problem: problem === undefined ? "" : say.reasonMissing,
    facts: facts.filter((fact) => fact !== "").map((fact) => short(fact, 600)),
    ...{ project: project.id, benefit: benefit.id, to },
    fields: isOffer ? [field("reason", say.reason, "", true, words)] : [],
    ...{ isClosing: false, isOffer, save: "", confirm: say.confirm, refuse: say.refuse },
  };
}

function stateText({ state, reason = "", toName }: HandoverCard, words: Words): string {
  const { states } = words.texts.benefits.handover;
  if (state === "confirmed") return states.confirmed(toName);
  return state === "refused" ? states.refused(toName, reason) : states.withdrawn;
}

function nameOf({ id, name }: { id: string; name: string }): string {
  return short(`${id} ${name}`, 120);
}

function field(id: string, label: string, value: string, isLong: boolean, { texts }: Words) {
  return { id, label, value: inert(value), isLong, error: texts.benefits.required };
}
