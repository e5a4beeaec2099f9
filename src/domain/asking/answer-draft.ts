import { cleanText } from "../talking/clean-text.ts";
import type { AnswerDraft } from "./ask.ts";
import type { AnswerDecision, RowAnswer } from "./decide-answer.ts";
import { decideAnswer } from "./decide-answer.ts";
import type { RowFacts } from "./row-facts.ts";
import { storedReading } from "./row-facts.ts";

const fields = ["revision", "value", "choice", "comment", "why", "when", "reason"] as const;

/** What stays on the ask after a click that did not settle it; undefined = nothing. */
export function draftAfter(facts: RowFacts, entry: RowAnswer, decision: AnswerDecision): AnswerDraft | undefined {
  const { draft, revision } = facts.ask;
  switch (decision.kind) {
    case "problem":
    case "confirm":
    case "stale":
    case "handOver":
    case "save":
      return draftOf(entry);
    case "skip":
      if (!isBlank(entry)) return storedReading(facts) ? draft : draftOf(entry);
      return draft && withoutHandOver(draft);
    case "sameAgain":
      // on the newest copy the person has settled for the value that stands; an older click only came once more
      return entry.revision === revision ? undefined : draft;
    case "cannotMeasure":
    case "handedOver":
    case "cancelled":
      return draft;
  }
}

/** The draft, judged by everything as it now is; undefined where the line shows nothing of one. */
export function judgeDraft(facts: RowFacts): AnswerDecision | undefined {
  const { draft, id: askId } = facts.ask;
  if (draft === undefined) return undefined;
  const decision = decideAnswer(facts, { ...draft, askId });
  const { kind } = decision;
  if (kind === "sameAgain" || kind === "handedOver" || kind === "cancelled") return undefined;
  return kind === "skip" && storedReading(facts) ? undefined : decision;
}

/** Nothing was written or chosen; "the value above" is chosen where no person chose. */
export function isBlank({ value, choice, comment, why, when, reason }: Partial<RowAnswer>): boolean {
  const isWritten = [value, comment, why, when, reason].some((text) => cleanText(text) !== undefined);
  return !isWritten && (choice === undefined || choice === "value");
}

export function sameDraft(one: AnswerDraft | undefined, other: AnswerDraft | undefined): boolean {
  return fields.every((field) => one?.[field] === other?.[field]);
}

/** `confirmed` is left out: a doubt is confirmed by a click, not by a memory of one. */
function draftOf({ revision, value, choice, comment, why, when, reason }: RowAnswer): AnswerDraft {
  return {
    revision,
    value: cleanText(value),
    choice,
    comment: cleanText(comment),
    why: cleanText(why),
    when: cleanText(when),
    reason: reason === undefined ? undefined : (cleanText(reason) ?? ""),
  };
}

/** While a person is to be chosen the line has no fields, so that nothing of what is in them was taken away. */
function withoutHandOver(draft: AnswerDraft): AnswerDraft | undefined {
  const rest = { ...draft, choice: undefined };
  return draft.choice !== "handOver" || isBlank(rest) ? undefined : rest;
}
