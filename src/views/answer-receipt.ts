import type { AnswerCard, AnswerRow, AnswerRowMode } from "../domain/asking/answer-card.ts";
import type { LightLimits } from "../domain/project/project.ts";
import type { RowContext } from "./answer-row.ts";
import { lineChart } from "./chart.ts";
import { short } from "./escape.ts";
import { judgedText, statusOf } from "./judged-text.ts";
import { joined } from "./line.ts";
import { nameParts, rowName } from "./row-name.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";

/** Where a project's own settings didn't come with the card. */
export const usualTimeZone = "Europe/Oslo";
/** DOMAIN's own, where the project's didn't come with the card. */
const usualLimits: LightLimits = { green: 95, yellow: 80 };
type Answered = Extract<AnswerRowMode, { kind: "answered" }>;

/** What was answered, what it is worth, by whom and when. */
export function receiptData(row: AnswerRow, mode: Answered, { card, words, detail }: RowContext): object {
  const { texts, format } = words;
  const say = texts.answer;
  const { reading, assessment, series, corrected } = mode;
  const shown = [reading, ...(corrected === undefined ? [] : [corrected]), ...series];
  const measure = sameDecimals(row.measure, [row.row.baseline, ...shown.map(({ value }) => value)]);
  const name = rowName(row);
  const { status, color, tone } = statusOf(assessment, words);
  return {
    ...nameParts(row),
    mode: "answered",
    value: format.quantity(reading.value, measure),
    judged: judgedText(assessment, measure, { words, limits: card.limits ?? usualLimits, places: 2 }),
    status,
    color,
    tone,
    notes: notes({ ...row, measure }, mode, words, detail.text),
    who: who(mode, card, words),
    chartTip: say.chartOf(name),
    charts: lineChart(series, { title: say.chartOf(name), measure, most: detail.points }, words),
    askCause: mode.askCause,
    causeLabel: say.cause(name),
    actionLabel: say.action(name),
  };
}

function notes(
  { measure }: AnswerRow,
  { reading, corrected }: Answered,
  { texts, format }: Words,
  longest: number,
): string[] {
  const say = texts.answer;
  const told = (text: string | undefined, sentence: (text: string) => string) =>
    text === undefined || text === "" ? [] : [sentence(short(text, longest))];
  const reason = short(reading.reason ?? "", longest);
  return [
    ...(corrected === undefined ? [] : [say.corrected(format.quantity(corrected.value, measure), reason)]),
    ...told(reading.comment, say.commented),
    ...told(reading.cause, say.causeGiven),
    ...told(reading.action, say.actionGiven),
  ];
}

function who({ reading, byName }: Answered, card: AnswerCard, { texts, format }: Words): string {
  const say = texts.answer;
  const name = short(byName, 100);
  const moment = format.moment(reading.at, card.timeZone ?? usualTimeZone, reading.period.slice(0, 4));
  const owner = reading.onBehalfOf === card.person.user ? short(card.person.name, 100) : reading.onBehalfOf;
  const by = owner === undefined ? say.measuredBy(name, moment) : say.onBehalf(name, owner, moment);
  return joined([by, reading.unchanged ? say.unchanged : undefined]);
}
