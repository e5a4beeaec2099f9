import type { Decimal } from "../numbers/decimal.ts";
import type { ModelLine } from "../project/model-line.ts";
import { readKroner, readModelYear } from "./model-values.ts";

/** A line as it stands in the fields of its card: text, "" where there is nothing. */
export type ModelLineForm = Record<
  "name" | "year" | "lastYear" | "likely" | "optimistic" | "pessimistic" | "reason",
  string
> &
  Pick<ModelLine, "side" | "recurrence">;

/** Why a form can't be saved; each has a sentence. */
export type ModelLineProblem =
  | { reason: "nameMissing" | "reasonMissing" | "endsBeforeStart" | "changedMeanwhile" }
  | { reason: "notAnAmount" | "notAYear"; value: string };
/** Not `changed`: it is stored as the form has it, so that a second click says the same as the first. */
export type ModelLineDecision =
  | { ok: true; line: ModelLine; changed: boolean }
  | { ok: false; problem: ModelLineProblem };

/** What is filled in when a line's card opens; the reason is asked for anew each time. */
export function formOf(line: Omit<ModelLine, "id">): ModelLineForm {
  const { side, recurrence, name, year, lastYear } = line;
  const amount = (value: Decimal | undefined) => value?.toFixed().replace(".", ",") ?? "";
  return {
    side,
    recurrence,
    name,
    year: year === undefined ? "" : String(year),
    lastYear: lastYear === undefined ? "" : String(lastYear),
    likely: amount(line.likely),
    optimistic: amount(line.optimistic),
    pessimistic: amount(line.pessimistic),
    reason: "",
  };
}

/** The line as it is in the form's fields, in one text: tells whether it changed since the card was drawn, and goes into the log. */
export function lineText(line: Omit<ModelLine, "id">): string {
  const { side, recurrence, name, year, lastYear, likely, optimistic, pessimistic } = formOf(line);
  return [side, recurrence, name, year, lastYear, likely, optimistic, pessimistic].join(" | ");
}

/** What a card remembers of the line it shows; a name can be longer than a message. */
export function seenText(line: ModelLine | undefined): string {
  return line ? lineText(line).slice(0, 1000) : "";
}

/** The stored line, and that which the form was filled in beside (`seenText`). */
type Known = { before?: ModelLine; was: string };

/** What the form has no field for stays as it was. A change of a stored line needs a reason, and that it was seen. */
export function decideModelLine(form: ModelLineForm, id: string, { before, was }: Known): ModelLineDecision {
  const refuse = (problem: ModelLineProblem): ModelLineDecision => ({ ok: false, problem });
  const amounts = { likely: form.likely, optimistic: form.optimistic, pessimistic: form.pessimistic };
  const years = { year: form.year, lastYear: form.lastYear };
  if (form.name === "") return refuse({ reason: "nameMissing" });
  for (const value of Object.values(amounts)) {
    if (value !== "" && readKroner(value) === undefined) return refuse({ reason: "notAnAmount", value });
  }
  for (const value of Object.values(years)) {
    if (value !== "" && readModelYear(value) === undefined) return refuse({ reason: "notAYear", value });
  }
  const { side, recurrence, name } = form;
  const kept: Partial<ModelLine> = before ?? {};
  const line: ModelLine = {
    ...{ benefitId: kept.benefitId, costOwner: kept.costOwner, priceYear: kept.priceYear, grounds: kept.grounds },
    ...{ id, side, name, recurrence },
    ...{ year: readModelYear(form.year), lastYear: readModelYear(form.lastYear) },
    likely: readKroner(form.likely),
    optimistic: readKroner(form.optimistic),
    pessimistic: readKroner(form.pessimistic),
  };
  if ((line.lastYear ?? Number.POSITIVE_INFINITY) < (line.year ?? 0)) return refuse({ reason: "endsBeforeStart" });
  if (before !== undefined && lineText(line) === lineText(before)) return { ok: true, line, changed: false };
  if (seenText(before) !== was) return refuse({ reason: "changedMeanwhile" });
  if (before !== undefined && form.reason === "") return refuse({ reason: "reasonMissing" });
  return { ok: true, line, changed: true };
}

/** The first of L1, L2 … that no line has. */
export function freeLineId(lines: ModelLine[]): string {
  const taken = new Set(lines.map(({ id }) => id.toUpperCase()));
  let number = 1;
  while (taken.has(`L${number}`)) number += 1;
  return `L${number}`;
}
