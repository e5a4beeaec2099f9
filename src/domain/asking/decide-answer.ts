import type { Decimal } from "../numbers/decimal.ts";
import { readQuantity } from "../numbers/quantity.ts";
import { withoutUnit } from "../numbers/unit-words.ts";
import type { Reading } from "../project/reading.ts";
import type { Doubt } from "../scorecard/plausibility.ts";
import { implausible } from "../scorecard/plausibility.ts";
import { cleanText } from "../talking/clean-text.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { IsoDate } from "../time/time.ts";
import type { AnswerProblem } from "./answer-card.ts";
import type { AnswerDraft } from "./ask.ts";
import { canBeAnswered } from "./ask-transitions.ts";
import type { RowFacts } from "./row-facts.ts";
import { askedTarget, lastReading, storedReading } from "./row-facts.ts";

/** What a person entered for one ask, as it arrived. */
export type RowAnswer = AnswerDraft & { askId: string; confirmed?: boolean };

export type SaveAnswer = {
  kind: "save";
  value: Decimal;
  unchanged: boolean;
  comment?: string;
  /** doubts that the person has confirmed */
  confirmed: Doubt[];
  corrects?: Reading;
  reason?: string;
};
export type CannotMeasure = { kind: "cannotMeasure"; why: string; expectedOn?: IsoDate };
export type AnswerDecision =
  /** nothing entered: the line is left as it is, for later */
  | { kind: "skip" }
  | SaveAnswer
  | CannotMeasure
  | { kind: "confirm"; entered: string; value: Decimal; doubts: Doubt[]; comment?: string; corrects?: Reading }
  | { kind: "problem"; problem: AnswerProblem; entered?: string; comment?: string; corrects?: Reading }
  /** another value stands, and this one came from a copy that did not know it */
  | { kind: "stale"; stored: Reading; entered: string }
  /** a replay, or the same value again: the receipt; `settles` when the value came in another way than by this ask */
  | { kind: "sameAgain"; settles?: Reading }
  | { kind: "handOver" }
  | { kind: "handedOver" }
  | { kind: "cancelled" };

/** Judges what was entered for one ask against what is stored; the caller holds the ask's lock. */
export function decideAnswer(facts: RowFacts, entry: RowAnswer): AnswerDecision {
  const { ask } = facts;
  if (ask.state === "cancelled" || ask.state === "handedOver") return { kind: ask.state };
  if (entry.choice === "handOver") return decideHandOver(facts);
  if (entry.choice === "cannot") return decideCannot(facts, entry);
  return decideNumber(facts, entry);
}

/** What is answered needs no other person, and a lapsed ask is not moved: the row's next ask goes to the right one. */
function decideHandOver(facts: RowFacts): AnswerDecision {
  if (storedReading(facts)) return sameAgain(facts);
  return facts.ask.state === "lapsed" ? { kind: "skip" } : { kind: "handOver" };
}

function decideCannot(facts: RowFacts, entry: RowAnswer): AnswerDecision {
  if (storedReading(facts)) return sameAgain(facts);
  const why = cleanText(entry.why);
  if (why === undefined) return problem(facts, entry, { reason: "whyMissing" });
  const when = cleanText(entry.when);
  const expectedOn = when === undefined ? undefined : readDate(when, facts.today);
  if (when !== undefined && expectedOn === undefined) return problem(facts, entry, { reason: "dateUnreadable" });
  const { state, cannotWhy, expectedOn: before } = facts.ask;
  if (state === "cannotMeasure" && cannotWhy === why && before === expectedOn) return { kind: "sameAgain" };
  return { kind: "cannotMeasure", why, expectedOn };
}

/** A date field sends "2022-11-15", a person writes "medio november"; without a year it is the next one. */
function readDate(text: string, today: IsoDate): IsoDate | undefined {
  const year = Number(today.slice(0, 4));
  const { date } = readFreeTime(text, year);
  return date !== undefined && date < today ? (readFreeTime(text, year + 1).date ?? date) : date;
}

function decideNumber(facts: RowFacts, entry: RowAnswer): AnswerDecision {
  const entered = entry.value?.trim() ?? "";
  const stored = storedReading(facts);
  const correcting = entry.reason !== undefined && stored !== undefined;
  if (entered === "" && entry.choice === "unchanged") return decideUnchanged(facts, entry);
  if (entered === "" && !hasWords(entry) && (!correcting || facts.ask.draft !== undefined)) return { kind: "skip" };
  const { percent, unit } = facts.measure;
  const quantity = readQuantity(percent ? entered : withoutUnit(entered, unit), percent);
  if (!quantity.ok) {
    // the line has its value already: a stale copy's slip of the finger is no news
    return stored && !correcting ? sameAgain(facts) : problem(facts, entry, { reason: quantity.reason, entered });
  }
  const last = lastReading(facts);
  const unchanged = entry.choice === "unchanged" && last !== undefined && last.value.eq(quantity.value);
  const target = askedTarget(facts);
  const { measure, row } = facts;
  const doubts = unchanged
    ? []
    : implausible({ measure, row, value: quantity.value, bareShare: quantity.bareShare, last, target });
  return decideValue(facts, entry, { entered, value: quantity.value, unchanged, doubts });
}

/** Words that are said of a number. */
function hasWords({ comment, reason }: RowAnswer): boolean {
  return cleanText(comment) !== undefined || cleanText(reason) !== undefined;
}

function decideUnchanged(facts: RowFacts, entry: RowAnswer): AnswerDecision {
  const last = lastReading(facts);
  if (last === undefined) return problem(facts, entry, { reason: "noLastValue" });
  return decideValue(facts, entry, { entered: last.value.toString(), value: last.value, unchanged: true, doubts: [] });
}

type Value = { entered: string; value: Decimal; unchanged: boolean; doubts: Doubt[] };

function decideValue(facts: RowFacts, entry: RowAnswer, value: Value): AnswerDecision {
  const comment = cleanText(entry.comment);
  const stored = storedReading(facts);
  const contested = stored && decideAgainst(stored, facts, entry, value);
  if (contested) return contested;
  if (value.doubts.length > 0 && entry.confirmed !== true) {
    return {
      kind: "confirm",
      entered: value.entered,
      value: value.value,
      doubts: value.doubts,
      comment,
      corrects: stored,
    };
  }
  return {
    kind: "save",
    value: value.value,
    unchanged: value.unchanged,
    comment,
    confirmed: value.doubts,
    corrects: stored,
    reason: stored && cleanText(entry.reason),
  };
}

/** Undefined when this is a correction that may go on: from the newest copy, with a reason, to another value. */
function decideAgainst(
  stored: Reading,
  facts: RowFacts,
  entry: RowAnswer,
  { value, entered }: Value,
): AnswerDecision | undefined {
  if (stored.value.eq(value)) return sameAgain(facts);
  const fromOldCopy = entry.revision !== facts.ask.revision;
  // the click that gave a value which has since been corrected, delivered once more
  if (fromOldCopy && facts.replaced.some((earlier) => earlier.value.eq(value))) return sameAgain(facts);
  if (entry.reason === undefined || fromOldCopy) return { kind: "stale", stored, entered };
  return cleanText(entry.reason) === undefined ? problem(facts, entry, { reason: "reasonMissing" }) : undefined;
}

function sameAgain(facts: RowFacts): AnswerDecision {
  const stored = storedReading(facts);
  return canBeAnswered(facts.ask.state) ? { kind: "sameAgain", settles: stored } : { kind: "sameAgain" };
}

function problem(facts: RowFacts, entry: RowAnswer, what: AnswerProblem): AnswerDecision {
  return {
    kind: "problem",
    problem: what,
    entered: entry.value?.trim(),
    comment: cleanText(entry.comment),
    corrects: storedReading(facts),
  };
}
