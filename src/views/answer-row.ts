import type { AnswerCard, AnswerProblem, AnswerRow, AnswerRowMode } from "../domain/asking/answer-card.ts";
import type { Doubt } from "../domain/scorecard/plausibility.ts";
import { receiptData } from "./answer-receipt.ts";
import { inert, short } from "./escape.ts";
import { baselineText, targetText } from "./judged-text.ts";
import { joined } from "./line.ts";
import { longestName, nameParts, rowName } from "./row-name.ts";
import type { Aligned } from "./same-decimals.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";

/** What the buttons of a card send back: who and which questions, never trusted. */
type CardKey = { round: string; user: string; asks: { [askId: string]: number } };

const longestEntered = 60;
/** What a person wrote is given back whole enough to go on with. */
const longestComment = 300;
/** How much of each row is shown: points of its chart, characters of a comment, people to send it to. */
export type Detail = { points: number; text: number; people: number };
/** The card that a row is on. */
export type RowContext = { card: AnswerCard; words: Words; key: CardKey; detail: Detail };

/** One row of the card as the template takes it: which mode, and the words of that mode. */
export function answerRowData(plain: AnswerRow, context: RowContext): object {
  const row = { ...plain, measure: alignedMeasure(plain) };
  const { mode } = row;
  if (mode.kind === "open") return openData(row, mode, context);
  if (mode.kind === "confirm") return confirmData(row, mode, context);
  if (mode.kind === "answered") return { ...receiptData(row, mode, context), ...changeData(row, context) };
  if (mode.kind === "edit" || mode.kind === "stale") return editData(row, mode, context);
  if (mode.kind === "chooseDelegate") return delegateData(row, mode, context);
  return closedData(row, mode, context);
}

/** What is known beside the field: nullpunkt, last value, target, and what is stored; a doubtful value is not what the others are written like. */
function alignedMeasure({ measure, row, last, target, mode }: AnswerRow): Aligned {
  const stored = mode.kind === "edit" || mode.kind === "stale" ? mode.reading.value : undefined;
  return sameDecimals(measure, [row.baseline, last?.reading.value, target?.value, stored]);
}

/** "S1 Åsnes – Helt ledige, andel (%)" */
function label(row: AnswerRow, { format }: Words): string {
  return `${rowName(row)} – ${short(row.measure.name, longestName)} (${short(format.unit(row.measure), 30)})`;
}

/** Nullpunkt, last value and the target for this date, in one small line. */
function factsText({ row, measure, last, target }: AnswerRow, words: Words): string {
  const { texts, format } = words;
  const latest =
    last === undefined
      ? texts.facts.neverMeasured
      : texts.facts.last(format.quantity(last.reading.value, measure), format.period(last.reading.period));
  return inert(joined([baselineText(row, measure, words), latest, targetText(target, measure, words)]));
}

function sourceText({ measure }: AnswerRow, { texts }: Words): string {
  return measure.dataSource === undefined ? "" : ` · ${texts.facts.source(short(measure.dataSource, 80))}`;
}

function fieldParts(row: AnswerRow, words: Words) {
  return {
    ...nameParts(row),
    label: label(row, words),
    facts: factsText(row, words),
    source: sourceText(row, words),
    commentLabel: words.texts.answer.comment(rowName(row)),
  };
}

/** The choice that led to the problem stays chosen. */
const choiceOf: { [reason in AnswerProblem["reason"]]?: string } = {
  whyMissing: "cannot",
  dateUnreadable: "cannot",
  personMissing: "handOver",
};

function openData(
  row: AnswerRow,
  mode: Extract<AnswerRowMode, { kind: "open" }>,
  { words, detail }: RowContext,
): object {
  const { texts, format } = words;
  const say = texts.answer;
  const name = rowName(row);
  const { last, measure } = row;
  const chosen = mode.problem === undefined ? undefined : choiceOf[mode.problem.reason];
  const choice = chosen ?? (mode.choice === "cannot" ? mode.choice : "value");
  const unchanged = last && {
    title: say.choices.unchanged(format.quantity(last.reading.value, measure)),
    value: "unchanged",
  };
  return {
    ...fieldParts(row, words),
    mode: "open",
    entered: short(mode.entered ?? "", longestEntered),
    problem: mode.problem === undefined ? "" : problemText(mode.problem, words),
    moreTip: say.moreAbout(name),
    moreOpen:
      mode.problem?.reason === "noLastValue" || choice !== "value" || isWritten(mode.why) || isWritten(mode.when),
    notes: notes(row, words, detail.text),
    choiceLabel: say.choice(name),
    choice,
    choices: [
      { title: say.choices.value, value: "value" },
      ...(unchanged ? [unchanged] : []),
      { title: say.choices.cannot, value: "cannot" },
      { title: say.choices.handOver, value: "handOver" },
    ],
    whyLabel: say.why(name),
    whenLabel: say.when(name),
    why: short(mode.why ?? "", longestComment),
    // a field for a date takes nothing else
    when: isoDay.test(mode.when ?? "") ? mode.when : "",
    comment: short(mode.comment ?? "", longestComment),
  };
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}

/** What helps to find the right number, behind "Mer". */
function notes({ row, ask }: AnswerRow, { texts }: Words, longest: number): string[] {
  const say = texts.answer;
  const late = ask.state === "lapsed" ? texts.askStates.lapsed : undefined;
  return [
    late,
    row.comparison === undefined ? undefined : say.comparison(short(row.comparison, longest)),
    row.comment === undefined ? undefined : say.rowComment(short(row.comment, longest)),
  ].filter((note) => note !== undefined);
}

function confirmData(row: AnswerRow, mode: Extract<AnswerRowMode, { kind: "confirm" }>, { words }: RowContext): object {
  const say = words.texts.answer;
  const value = words.format.quantity(mode.value, row.measure);
  return {
    ...fieldParts(row, words),
    mode: "confirm",
    entered: short(mode.entered, longestEntered),
    question: say.confirmTitle(value),
    confirmTitle: say.confirm(rowName(row), value),
    doubts: doubtTexts(mode.doubts, row, words),
    comment: short(mode.comment ?? "", longestComment),
  };
}

type EditMode = Extract<AnswerRowMode, { kind: "edit" | "stale" }>;
function editData(row: AnswerRow, mode: EditMode, context: RowContext): object {
  const { words } = context;
  const { texts, format } = words;
  const say = texts.answer;
  const stored = format.quantity(mode.reading.value, row.measure);
  const name = rowName(row);
  const doubts = mode.kind === "edit" ? (mode.doubts ?? []) : [];
  const problem = mode.kind === "edit" ? mode.problem : undefined;
  const entered = mode.entered ?? "";
  return {
    ...fieldParts(row, words),
    label: say.newValue(label(row, words)),
    ...changeData(row, context),
    mode: "edit",
    entered: short(entered, longestEntered),
    question: mode.kind === "stale" ? say.stale(stored, short(mode.byName, 100)) : say.nowStored(stored),
    problem: problem === undefined ? "" : problemText(problem, words),
    doubts: doubtTexts(doubts, row, words),
    confirmLabel: say.confirmTitle(short(entered, longestEntered)),
    confirmTitle: say.confirm(name, short(entered, longestEntered)),
    reasonLabel: say.reason(name),
    reason: short(mode.reason ?? "", longestComment),
    comment: short(mode.comment ?? "", longestComment),
  };
}

function delegateData(
  row: AnswerRow,
  mode: Extract<AnswerRowMode, { kind: "chooseDelegate" }>,
  { words, key, detail }: RowContext,
): object {
  const say = words.texts.answer;
  const name = rowName(row);
  const people = mode.people.slice(0, detail.people);
  return {
    ...nameParts(row),
    mode: "chooseDelegate",
    nobody: people.length === 0 ? say.nobodyToAsk : "",
    personLabel: say.delegate(name),
    personStyle: people.length > 12 ? "filtered" : "compact",
    people: people.map((person) => ({ title: short(person.name, 80), value: inert(person.user) })),
    scopeLabel: say.scope(name),
    scopes: [
      { title: say.scopes.once, value: "once" },
      { title: say.scopes.always, value: "always" },
    ],
    handOverData: key,
    handOverSubmit: { verb: "handOver", ...key },
  };
}

type ClosedMode = Extract<AnswerRowMode, { kind: "cannotMeasure" | "handedOver" | "cancelled" }>;
function closedData(row: AnswerRow, mode: ClosedMode, context: RowContext): object {
  const { words, detail } = context;
  const { texts, format } = words;
  const say = texts.answer;
  const base = { ...nameParts(row), ...changeData(row, context), mode: "closed", changeTip: "" };
  if (mode.kind === "handedOver") return { ...base, state: say.handedOver(short(mode.toName, 100)) };
  if (mode.kind === "cancelled") return { ...base, state: say.cancelled };
  const why = mode.why === undefined ? undefined : short(mode.why, detail.text);
  const expected = mode.expectedOn === undefined ? undefined : say.expected(format.date(mode.expectedOn));
  return {
    ...base,
    state: joined([say.cannot(why), expected]),
    change: say.answerAnyway,
    changeTip: `${say.answerAnyway}: ${rowName(row)}`,
  };
}

/** The button that opens one row for a new answer. */
function changeData(row: AnswerRow, { words: { texts }, key }: RowContext) {
  const data = { ...key, ask: row.ask.id };
  return {
    change: texts.answer.change,
    changeTip: `${texts.answer.change}: ${rowName(row)}`,
    changeData: data,
    changeSubmit: { verb: "editAnswer", ...data },
    correctSubmit: { verb: "correctAnswer", ...data },
  };
}

function problemText(problem: AnswerProblem, { texts }: Words): string {
  const entered = "entered" in problem ? short(problem.entered, longestEntered) : "";
  return texts.answer.problems[problem.reason](entered);
}

function doubtTexts(doubts: Doubt[], { measure }: AnswerRow, { texts, format }: Words): string[] {
  return doubts.map(({ reason, compared }) => {
    // what was perhaps meant isn't a value of the measure
    const of = reason === "bareShare" ? { ...measure, decimals: 0 } : measure;
    return texts.answer.doubts[reason](compared === undefined ? "" : format.quantity(compared, of));
  });
}
