import type { Decimal } from "../numbers/decimal.ts";
import { oldestFirst } from "../project/current-readings.ts";
import type { Reading } from "../project/reading.ts";
import { assess, isBeforeBaseline, readingDate } from "../scorecard/achievement.ts";
import type { Assessment } from "../scorecard/assessment.ts";
import type { IsoDate } from "../time/time.ts";
import type { AnswerRow, AnswerRowMode } from "./answer-card.ts";
import { judgeDraft } from "./answer-draft.ts";
import type { AnswerDraft } from "./ask.ts";
import type { AnswerDecision } from "./decide-answer.ts";
import type { RowFacts } from "./row-facts.ts";
import { askedTarget, lastReading, storedReading } from "./row-facts.ts";

/** Points in the small chart; older ones make it no clearer. */
const mostPoints = 24;
/** A person's name as it is shown, by userPrincipalName. */
export type NameOf = (user: string) => string;

/** One line of the card as it stands, with what was entered there and not taken, or in the mode that is asked for. */
export function answerRow(facts: RowFacts, nameOf: NameOf, mode?: AnswerRowMode): AnswerRow {
  const { ask, measure, row } = facts;
  const last = lastReading(facts);
  return {
    ask,
    measure,
    row,
    last: last && { reading: last, assessment: assessReading(facts, last) },
    target: askedTarget(facts),
    mode: mode ?? draftMode(facts, nameOf) ?? restingMode(facts, nameOf),
  };
}

/** The line in the middle of what a person entered; whom it can be sent to is for the caller to find. */
function draftMode(facts: RowFacts, nameOf: NameOf): AnswerRowMode | undefined {
  const { draft } = facts.ask;
  const decision = judgeDraft(facts);
  return draft && decision && unfinishedMode(decision, draft, nameOf);
}

function unfinishedMode(decision: AnswerDecision, draft: AnswerDraft, nameOf: NameOf): AnswerRowMode | undefined {
  const { value: entered, comment, reason } = draft;
  switch (decision.kind) {
    case "confirm": {
      const { value, doubts, corrects } = decision;
      const words = { entered: decision.entered, doubts, comment };
      return corrects ? { kind: "edit", reading: corrects, ...words, reason } : { kind: "confirm", value, ...words };
    }
    case "problem": {
      const { problem, corrects } = decision;
      if (corrects) return { kind: "edit", reading: corrects, entered, problem, comment, reason };
      return { ...openWith(draft), problem };
    }
    case "stale": {
      const { stored, entered } = decision;
      return { kind: "stale", reading: stored, byName: nameOf(stored.by ?? ""), entered, comment, reason };
    }
    case "save":
      if (decision.corrects) return { kind: "edit", reading: decision.corrects, entered, comment, reason };
      return openWith(draft);
    case "skip":
    case "cannotMeasure":
      return openWith(draft);
    default:
      return undefined;
  }
}

function openWith({
  value: entered,
  choice,
  comment,
  why,
  when,
}: AnswerDraft): Extract<AnswerRowMode, { kind: "open" }> {
  return { kind: "open", entered, choice, comment, why, when };
}

function restingMode(facts: RowFacts, nameOf: NameOf): AnswerRowMode {
  const { ask } = facts;
  if (ask.state === "handedOver") return { kind: "handedOver", toName: nameOf(ask.handedTo ?? "") };
  if (ask.state === "cancelled") return { kind: "cancelled" };
  const stored = storedReading(facts);
  if (stored) return answeredMode(facts, stored, nameOf);
  // on the day she named she is asked again
  const isExpected = ask.expectedOn !== undefined && ask.expectedOn <= facts.today;
  if (ask.state === "cannotMeasure" && !isExpected)
    return { kind: "cannotMeasure", why: ask.cannotWhy, expectedOn: ask.expectedOn };
  return { kind: "open" };
}

function answeredMode(facts: RowFacts, reading: Reading, nameOf: NameOf): AnswerRowMode {
  const assessment = assessReading(facts, reading);
  const deviates = assessment.light === "yellow" || assessment.light === "red";
  return {
    kind: "answered",
    reading,
    byName: nameOf(reading.by ?? ""),
    assessment,
    corrected: facts.replaced.find((earlier) => earlier.id === reading.corrects),
    series: seriesOf(facts),
    askCause: deviates && reading.cause === undefined && reading.action === undefined,
  };
}

/** While it is being asked about, the last value stands with its period: not outdated. */
function assessReading({ measure, row, targets, today, project }: RowFacts, reading: Reading): Assessment {
  const { startDate, limits } = project;
  return assess({ measure, row, targets, reading, today, startDate, limits, roundOpen: true });
}

/** One value per day, the last given of it; the way begins with the baseline. */
function seriesOf({ row, readings }: RowFacts): { date: IsoDate; value: Decimal }[] {
  const { baseline, baselineDate } = row;
  const byDate = new Map(
    oldestFirst(readings)
      .filter((reading) => !isBeforeBaseline(row, reading))
      .map((reading) => [readingDate(reading), reading.value]),
  );
  const measured = [...byDate]
    .map(([date, value]) => ({ date, value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .slice(-mostPoints);
  return baseline && baselineDate ? [{ date: baselineDate, value: baseline }, ...measured] : measured;
}
