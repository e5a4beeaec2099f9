import type { Benefit, Plan } from "../project/project.ts";
import { cleanText } from "../talking/clean-text.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { IsoDate } from "../time/time.ts";
import type { CloseProblem, CloseTexts } from "./benefit-forms.ts";
import { benefitRows } from "./benefit-status.ts";

export type CloseDecision = { ok: true; plan: Plan } | { ok: false; problem: CloseProblem };

/** The plan with all rows of a benefit closed, with its dated result; what was learnt may be left out. */
export function decideClosing(plan: Plan, id: string, texts: CloseTexts, today: IsoDate): CloseDecision {
  const finalResult = cleanText(texts.result);
  if (finalResult === undefined) return { ok: false, problem: { reason: "resultMissing" } };
  const said = cleanText(texts.date) ?? today;
  const { date: closedOn } = readFreeTime(said, Number(today.slice(0, 4)));
  if (closedOn === undefined) return { ok: false, problem: { reason: "dateUnreadable", text: said } };
  if (closedOn > today) return { ok: false, problem: { reason: "dateAhead", text: said } };
  const closingNote = cleanText(texts.note);
  const closed = { closedOn, finalResult, ...(closingNote !== undefined && { closingNote }) };
  return { ok: true, plan: withRows(plan, id, (row) => ({ ...row, ...closed })) };
}

/** Asked about again; its result stands as what the next closing begins with. */
export function reopened(plan: Plan, id: string): Plan {
  return withRows(plan, id, ({ closedOn: _, ...row }) => row);
}

export function withRows(plan: Plan, id: string, change: (row: Benefit) => Benefit): Plan {
  return { ...plan, benefits: plan.benefits.map((row) => (row.id === id ? change(row) : row)) };
}

export function isClosed(plan: Plan, id: string): boolean {
  return benefitRows(plan, id).every(({ closedOn }) => closedOn !== undefined);
}
