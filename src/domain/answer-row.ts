import { assess, readingDate } from "./achievement.ts";
import type { AnswerRow, AnswerRowMode } from "./answer-card.ts";
import type { Assessment } from "./assessment.ts";
import type { AnswerDecision } from "./decide-answer.ts";
import type { Decimal } from "./decimal.ts";
import type { Reading } from "./reading.ts";
import type { RowFacts } from "./row-facts.ts";
import { askedTarget, lastReading, storedReading } from "./row-facts.ts";
import type { IsoDate } from "./time.ts";

/** Points in the small chart; older ones make it no clearer. */
const mostPoints = 24;
/** A person's name as it is shown, by userPrincipalName. */
export type NameOf = (user: string) => string;

/** One line of the card as it stands, or in the mode that the last click led to. */
export function answerRow(facts: RowFacts, nameOf: NameOf, mode?: AnswerRowMode): AnswerRow {
  const { ask, measure, row } = facts;
  const last = lastReading(facts);
  return {
    ask,
    measure,
    row,
    last: last && { reading: last, assessment: assessReading(facts, last) },
    target: askedTarget(facts),
    mode: mode ?? restingMode(facts, nameOf),
  };
}

/** What a decision shows on its line; undefined = the line as it now stands. */
export function modeOf(decision: AnswerDecision, nameOf: NameOf): AnswerRowMode | undefined {
  if (decision.kind === "confirm" || decision.kind === "problem") return unfinishedMode(decision);
  if (decision.kind !== "stale") return undefined;
  const { stored, entered } = decision;
  return { kind: "stale", reading: stored, byName: nameOf(stored.by ?? ""), entered };
}

function unfinishedMode(decision: Extract<AnswerDecision, { kind: "confirm" | "problem" }>): AnswerRowMode {
  const { entered, comment, corrects } = decision;
  if (decision.kind === "problem") {
    const { problem } = decision;
    return corrects
      ? { kind: "edit", reading: corrects, entered, problem }
      : { kind: "open", problem, entered, comment };
  }
  const { value, doubts } = decision;
  return corrects
    ? { kind: "edit", reading: corrects, entered, doubts }
    : { kind: "confirm", entered: decision.entered, value, doubts, comment };
}

function restingMode(facts: RowFacts, nameOf: NameOf): AnswerRowMode {
  const { ask } = facts;
  if (ask.state === "handedOver") return { kind: "handedOver", toName: nameOf(ask.handedTo ?? "") };
  if (ask.state === "cancelled") return { kind: "cancelled" };
  const stored = storedReading(facts);
  if (stored) return answeredMode(facts, stored, nameOf);
  if (ask.state === "cannotMeasure") return { kind: "cannotMeasure", why: ask.cannotWhy, expectedOn: ask.expectedOn };
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

function seriesOf({ row, readings }: RowFacts): { date: IsoDate; value: Decimal }[] {
  const measured = readings
    .map((reading) => ({ date: readingDate(reading), value: reading.value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .slice(-mostPoints);
  const { baseline, baselineDate } = row;
  return baseline && baselineDate ? [{ date: baselineDate, value: baseline }, ...measured] : measured;
}
