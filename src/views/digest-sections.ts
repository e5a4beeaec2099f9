import type { JudgedAction } from "../domain/actions/judged-action.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Benefit, Milestone } from "../domain/project/project.ts";
import { isHidden } from "../domain/project/small-counts.ts";
import type { Digest, ReadingChange } from "../domain/telling/status.ts";
import { chainInShortText } from "./cause-chain-section.ts";
import { decisionLine } from "./decision-list-card.ts";
import { baselineText, judgedText, statusOf } from "./judged-text.ts";
import type { Color, Line, Section } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { riskLine } from "./risk-list-card.ts";
import type { Aligned } from "./same-decimals.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";
import { freeTimeText } from "./time-text.ts";
import { statedTexts, totalNumber, totalSentence, weakestText } from "./total-text.ts";

/** What is told of the week, the same for the card and the plain text; a part with nothing in it isn't there. */
export function digestSections(digest: Digest, words: Words): Section[] {
  const say = words.texts.digest;
  const { corrections, deviations, risksChanged, decisions, benefitsClosed = [] } = digest;
  return [
    ...part(
      words,
      say.deviations(deviations.length),
      deviations.map((change) => deviationLine(change, digest, words)),
      8,
    ),
    ...newSection(digest, words),
    ...part(
      words,
      say.corrections(corrections.length),
      corrections.map((change) => correctionLine(change, words)),
      8,
    ),
    ...part(words, say.round, roundLines(digest, words)),
    ...part(words, say.targets, targetLines(digest, words), 8),
    ...part(words, say.baselines, baselineLines(digest, words), 8),
    ...part(words, say.milestones, milestoneLines(digest, words), 12),
    ...part(words, words.texts.actions.heading, actionLines(digest, words), 8),
    ...part(
      words,
      say.risks(risksChanged.length),
      risksChanged.map((risk) => riskLine(risk, words)),
      6,
    ),
    ...part(
      words,
      say.decisions,
      decisions.map((decision) => decisionLine(decision, words)),
      8,
    ),
    ...part(
      words,
      words.texts.benefits.digest(benefitsClosed.length),
      benefitsClosed.map((one) => closedLine(one, words)),
      8,
    ),
    ...part(words, say.picture, pictureLines(digest, words)),
  ];
}

function closedLine({ id, name, closedOn, finalResult }: Benefit, { format }: Words): Line {
  const detail = joined([closedOn && format.date(closedOn), finalResult]);
  return line({ lead: id, text: name, detail });
}

export function digestTitle({ weeks, project }: Digest, { texts, format }: Words): string {
  return texts.digest.title(format.weeks(weeks), project.name);
}

/** As many as a steering group reads through. */
const mostStated = 6;

/** One line that can be read alone. */
export function digestHeadline({ headline, weeks }: Digest, { texts, format }: Words): string {
  const say = texts.digest;
  if (headline.quiet) return weeks.length > 1 ? say.quietWeeks : say.quiet;
  const { readings, deviations, missingPeople, overdueMilestones } = headline;
  const news = [
    readings > 0 ? say.headline.readings(readings) : say.headline.noReadings,
    ...(deviations > 0 ? [say.headline.deviations(deviations)] : []),
  ];
  const sentences = [
    format.list(news),
    ...(missingPeople > 0 ? [say.headline.missingPeople(missingPeople)] : []),
    ...(overdueMilestones > 0 ? [say.headline.overdue(overdueMilestones)] : []),
  ];
  return sentences.map((sentence) => `${format.sentence(sentence)}.`).join(" ");
}

export function digestLate({ lateSince, project }: Digest, { texts, format }: Words): string {
  return lateSince === undefined ? "" : texts.digest.late(format.moment(lateSince, project.timeZone));
}

export function digestLeader({ leaderLine }: Digest, { texts }: Words): string {
  return leaderLine === undefined ? "" : texts.digest.leader(leaderLine);
}

function part(words: Words, heading: string, lines: Line[], most = 15): Section[] {
  return lines.length === 0 ? [] : [section(words, { heading, lines, most })];
}

/** Old → new with the change and what it is worth. */
function changeLine(plain: ReadingChange, { project }: Digest, words: Words): Line {
  const change = { ...plain, measure: alignedMeasure(plain) };
  const { measure, row, reading, assessment } = change;
  const judging = { words, limits: project.limits, places: 0 } as const;
  const { status, color, tone } = statusOf(assessment, words);
  return line({
    lead: rowKey(row),
    text: measure.name,
    detail: joined([
      movedText(change, words),
      judgedText(assessment, measure, judging),
      words.format.period(reading.period),
    ]),
    value: words.format.quantity(reading.value, measure),
    status,
    color,
    tone,
  });
}

function alignedMeasure({ measure, row, reading, previous, corrected }: ReadingChange): Aligned {
  const readings = [reading, previous, corrected].map((one) => one?.value);
  return sameDecimals(measure, [row.baseline, ...readings]);
}

function movedText({ measure, row, reading, previous }: ReadingChange, { texts, format }: Words): string {
  const say = texts.digest;
  const before = previous?.value ?? row.baseline;
  if (reading.unchanged) return say.unchanged;
  if (before === undefined) return "";
  const [old, now] = [format.quantity(before, measure), format.quantity(reading.value, measure)];
  const moved = previous === undefined ? say.fromBaseline(old, now) : say.from(old, now);
  // without a target the sentence of the state tells the change since the baseline already
  if (isHidden(measure, before) || isHidden(measure, reading.value)) return moved;
  const difference = reading.value.minus(before);
  const changed = difference.eq(0) ? say.noChange : format.change(difference, measure);
  return previous === undefined ? moved : `${moved} (${changed})`;
}

function correctionLine(change: ReadingChange, words: Words): Line {
  const { format, texts } = words;
  const { row, reading, corrected } = change;
  const measure = alignedMeasure(change);
  const now = format.quantity(reading.value, measure);
  const text = corrected === undefined ? now : texts.digest.corrected(format.quantity(corrected.value, measure), now);
  return line({
    lead: rowKey(row),
    text: measure.name,
    detail: joined([text, reading.reason, format.period(reading.period)]),
    value: now,
  });
}

/** What deviates has been told above with its cause; here it is only counted. */
function newSection(digest: Digest, words: Words): Section[] {
  const say = words.texts.digest;
  const { newReadings, deviations } = digest;
  const told = new Set(deviations.map(({ reading }) => reading.id));
  const rest = newReadings.filter(({ reading }) => !told.has(reading.id));
  if (newReadings.length === 0) return [];
  const lines = rest.map((change) => changeLine(change, digest, words));
  const more = rest.length < newReadings.length ? say.alsoDeviations(newReadings.length - rest.length) : "";
  return [section(words, { heading: say.newReadings(newReadings.length), lines, most: 15, more })];
}

function deviationLine(change: ReadingChange, digest: Digest, words: Words): Line {
  const { texts } = words;
  const { cause, action } = change.reading;
  const why = cause === undefined ? texts.digest.noCause : texts.answer.causeGiven(cause);
  const does = action === undefined ? undefined : texts.answer.actionGiven(action);
  const told = changeLine(change, digest, words);
  const standing = change.standing ? texts.digest.standing : undefined;
  return {
    ...told,
    detail: line({
      detail: joined([told.detail, standing, why, does, change.chain && chainInShortText(change.chain, words)]),
    }).detail,
  };
}

function roundLines({ openRound, to }: Digest, { texts, format }: Words): Line[] {
  if (openRound === undefined) return [];
  const { answered, asked, dueOn, missingPeople } = openRound;
  const due = format.dayIn(dueOn, to.slice(0, 4));
  const missing = missingPeople > 0 ? texts.status.missingPeople(missingPeople) : "";
  return [line({ text: texts.digest.answered(answered, asked, due), detail: missing })];
}

function targetLines({ targetsSet, newReadings, deviations }: Digest, { texts, format }: Words): Line[] {
  const told = new Map([...newReadings, ...deviations].map((change) => [rowKey(change.row), alignedMeasure(change)]));
  return targetsSet.map(({ value, date, percent, ...row }) => {
    const decimals = told.get(rowKey(row))?.decimals ?? 0;
    const shown = format.quantity(value, { percent, unit: "", decimals });
    return line({ text: texts.digest.targetSet(rowKey(row), shown, date && format.month(date)) });
  });
}

/** What everything is measured from has moved: told with the reason. */
function baselineLines({ baselinesSet = [] }: Digest, words: Words): Line[] {
  return baselinesSet.map(({ row, measure, why = "" }) =>
    line({ lead: rowKey(row), text: measure.name, detail: joined([baselineText(row, measure, words), why]) }),
  );
}

function milestoneLines(digest: Digest, words: Words): Line[] {
  const say = words.texts.digest;
  const one = (symbol: string, word: string, color: Color) => (milestone: Milestone) =>
    line({
      lead: milestone.id,
      text: milestone.event,
      detail: freeTimeText(milestone.time, words),
      status: `${symbol} ${word}`,
      color,
    });
  return [
    ...digest.milestonesOverdue.map(one("■", say.milestoneOverdue, "Attention")),
    ...digest.milestonesSoon.map(one("○", say.milestoneSoon, "Default")),
    ...digest.milestonesDone.map(one("✓", say.milestoneDone, "Good")),
  ];
}

function actionLines({ actionsDone = [], actionsDropped = [], actionsOverdue = [] }: Digest, words: Words): Line[] {
  const say = words.texts.actions;
  const one = (symbol: string, color: Color) => (action: JudgedAction) =>
    line({
      lead: action.id,
      text: action.text,
      detail: words.format.sentence(joined([action.due && say.due(freeTimeText(action.due, words)), action.why])),
      status: `${symbol} ${say.standings[action.when]}`,
      color,
    });
  return [
    ...actionsOverdue.map(one("■", "Attention")),
    ...actionsDone.map(one("✓", "Good")),
    ...actionsDropped.map(one("–", "Default")),
  ];
}

function pictureLines(digest: Digest, words: Words): Line[] {
  const { total, coverage, project, newReadings, deviations } = digest;
  const known = [...newReadings, ...deviations].map(({ measure }) => measure);
  const name = (id: string) => joined([id, known.find((measure) => measure.id === id)?.name], " ");
  const number = totalNumber(total, project.limits, words);
  return [
    line({ lead: number === "" ? "" : `${number}.`, text: totalSentence(total, coverage, words) }),
    line({ text: weakestText(total, name, project.limits, words) }),
    ...statedLines(digest, words),
  ].filter(({ text }) => text !== "");
}

/** Totals that the source states stand as stated beside ours. */
function statedLines({ statedTotals = [] }: Digest, words: Words): Line[] {
  const texts = statedTexts(statedTotals, words);
  const hidden = texts.length - mostStated;
  const shown = texts.slice(0, mostStated).map((text) => line({ text }));
  return hidden > 0 ? [...shown, line({ text: words.texts.andMore(hidden) })] : shown;
}
