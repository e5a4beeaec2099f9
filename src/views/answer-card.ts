import type { AnswerCard, AnswerRow } from "../domain/asking/answer-card.ts";
import { localDate } from "../domain/time/calendar.ts";
import { usualTimeZone } from "./answer-receipt.ts";
import type { Detail } from "./answer-row.ts";
import { answerRowData } from "./answer-row.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, markdown, mentionTag, short } from "./escape.ts";
import { firstThatFits } from "./fit-card.ts";
import { joined } from "./line.ts";
import { frame } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** A card of many rows with long texts shows less of each. */
const details: readonly [Detail, ...Detail[]] = [
  { points: 6, text: 300, people: 60 },
  { points: 4, text: 100, people: 20 },
  { points: 0, text: 40, people: 8 },
];

/** The one card of a person in a round: fields to fill in, and after the answer the receipt. */
export function answerCard(card: AnswerCard, words: Words): object {
  return firstThatFits(details, (detail) => expandTemplate("answer-card", answerCardData(card, words, detail)));
}

export function answerTitle(card: AnswerCard, { texts, format }: Words): string {
  const { rows, isUnasked, timeZone = usualTimeZone } = card;
  const periods = [...new Set(rows.map(({ ask }) => ask.period))];
  if (isUnasked) return texts.answer.titleUnasked(format.periods(periods));
  const due =
    rows
      .map(({ ask }) => localDate(ask.dueAt, timeZone))
      .sort()
      .at(-1) ?? "";
  const year =
    periods
      .map((period) => period.slice(0, 4))
      .sort()
      .at(-1) ?? "";
  return texts.answer.title(format.periods(periods), format.dayIn(due, year));
}

export function answerCardData(card: AnswerCard, words: Words, detail: Detail = details[0]) {
  const { person, rows, roundId } = card;
  const asks = Object.fromEntries(rows.map(({ ask }) => [ask.id, ask.revision]));
  const data = { round: roundId, user: person.user, asks };
  const periods = new Set(rows.map(({ ask }) => ask.period));
  // also where a person is to be chosen: saving without one leads back to the fields
  const canSave = rows.some(({ mode: { kind } }) => kind === "open" || kind === "confirm" || kind === "chooseDelegate");
  const canExplain = rows.some(({ mode }) => mode.kind === "answered" && mode.askCause);
  return {
    ...frame(answerTitle(card, words), words),
    ...addressed(card, words),
    reminder: markdown(inert(reminderLine(card, words))),
    progress: progress(card, words),
    words: sharedWords(words),
    rows: rows.map((row, index) => ({
      ...answerRowData(row, { card, words, key: data, detail }),
      period: periods.size > 1 && rows[index - 1]?.ask.period !== row.ask.period ? heading(row, words) : "",
    })),
    canSave,
    canExplain,
    hint: card.nothingEntered ? words.texts.answer.nothingEntered : "",
    explainStyle: canSave ? "default" : "positive",
    save: words.texts.answer.save,
    explain: words.texts.answer.saveExplanation,
    saveData: data,
    saveSubmit: { verb: "saveAnswers", ...data },
    explainSubmit: { verb: "explainDeviation", ...data },
    canRefresh: person.teamsId !== undefined,
    userIds: person.teamsId === undefined ? [] : [person.teamsId],
  };
}

function heading({ ask }: AnswerRow, { format }: Words): string {
  return markdown(format.sentence(format.period(ask.period)));
}

/** A mention where Teams knows the person; it replaces the text only if both are the same to the letter. */
function addressed({ person, rows, isReply }: AnswerCard, { texts }: Words) {
  const name = short(person.name, 100);
  const answered = rows.filter(isAnswered).length;
  const some = answered > 0 && answered < rows.length;
  const say = (who: string) =>
    joined([texts.answer.greeting(who, rows.length), some ? texts.answer.partly(answered) : undefined], ", ");
  if (person.teamsId === undefined || isReply) return { greeting: markdown(say(name)), entities: [] };
  const mention = mentionTag(name);
  const [before = "", after = ""] = say("\n").split("\n");
  return {
    greeting: `${markdown(before)}${mention}${after}`,
    entities: [{ type: "mention", text: mention, mentioned: { id: person.teamsId, name } }],
  };
}

/** "Påminnelse: fristen er mandag 17. oktober." */
function reminderLine({ reminder, person }: AnswerCard, { texts, format }: Words): string {
  if (reminder === undefined) return "";
  const say = texts.answer;
  const { on, due, lateSince, reader } = reminder;
  const sentences = [
    say.reminder[due](format.day(on)),
    lateSince === undefined ? "" : say.reminder.late(format.day(lateSince)),
    reader === undefined ? "" : say.reminder[reader](short(person.name, 100)),
  ];
  return joined(sentences, " ");
}

function progress(card: AnswerCard, words: Words): string {
  const { part, standsInFor = [] } = card;
  const { texts, format } = words;
  const say = texts.answer;
  const state = card.rows.every(({ mode }) => mode.kind === "answered") ? thanks(card, words) : "";
  const which = part === undefined || part.of < 2 ? "" : say.part(part.number, part.of);
  const standIn =
    standsInFor.length === 0 ? "" : say.standsInFor(format.list(standsInFor.map((name) => short(name, 100))));
  return markdown(inert(joined([which, standIn, state])));
}

/** Nothing is said of other lines than those of the round. */
function thanks({ isUnasked, waitingElsewhere }: AnswerCard, { texts: { answer: say } }: Words): string {
  if (isUnasked) return say.thanksUnasked;
  return waitingElsewhere === undefined ? say.thanks : say.thanksSoFar(waitingElsewhere);
}

/** A stored answer that is being changed is still an answer. */
function isAnswered({ mode }: AnswerRow): boolean {
  return mode.kind === "answered" || mode.kind === "edit" || mode.kind === "stale";
}

/** Words that every row has in common. */
function sharedWords({ texts }: Words) {
  const say = texts.answer;
  return {
    more: say.more,
    placeholder: say.placeholder,
    valueError: say.valueError,
    textError: say.textError,
    dateError: say.dateError,
    choiceError: say.choiceError,
    personError: say.personError,
    confirmError: say.confirmError,
    personHint: say.delegateHint,
    chartTitle: say.chart,
    causeHint: say.causeHint,
    actionHint: say.actionHint,
    reasonHint: say.reasonHint,
    saveChange: say.saveChange,
    sendOn: say.sendOn,
  };
}
