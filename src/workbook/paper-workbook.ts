import { type Decimal, roundTo } from "../domain/numbers/decimal.ts";
import { followUpReadings } from "../domain/paper/follow-up-readings.ts";
import type { PaperMeasure, PaperRow, SteeringPaper } from "../domain/paper/steering-paper.ts";
import { currentReadings } from "../domain/project/current-readings.ts";
import { type Measure, rowKey } from "../domain/project/measure.ts";
import type { Reading } from "../domain/project/reading.ts";
import { isHidden } from "../domain/project/small-counts.ts";
import type { Assessment } from "../domain/scorecard/assessment.ts";
import type { Language } from "../domain/talking/language.ts";
import { inert } from "../views/escape.ts";
import { judgedText, lightText } from "../views/judged-text.ts";
import { type Words, wordsOf } from "../views/texts.ts";
import { writableText } from "./cell-text.ts";
import type { CellOut } from "./codec.ts";
import { type SheetOut, saveSheets } from "./write-workbook.ts";

type Cell = CellOut | undefined;
type Drawing = { paper: SteeringPaper; words: Words; readings: Reading[] };
/** Digits after the comma of what is computed; what people gave stands as they gave it. */
const computedPlaces = 4;

/** The paper's figures as a workbook: the scorecard, the state's follow-up table and every reading; numbers are numbers. */
export async function writePaperWorkbook(
  paper: SteeringPaper,
  readings: Reading[],
  language: Language,
): Promise<Uint8Array> {
  const drawing = { paper, words: wordsOf(language), readings };
  return saveSheets([scorecardSheet(drawing), followUpSheet(drawing), readingSheet(drawing)]);
}

function scorecardSheet({ paper, words }: Drawing): SheetOut {
  const { sheets } = words.texts.paper;
  const lines = paper.measures.flatMap((one) => {
    const whole = scorecardLine(one, undefined, paper, words);
    return one.rows.length < 2 ? [whole] : [whole, ...one.rows.map((row) => scorecardLine(one, row, paper, words))];
  });
  return sheetOf(sheets.scorecard.name, Object.values(sheets.scorecard.heads), lines);
}

/** Of one office, or of all together. */
function scorecardLine(one: PaperMeasure, row: PaperRow | undefined, { project }: SteeringPaper, words: Words): Cell[] {
  const { measure, forecast, previous, owners } = one;
  const only = row ?? (one.rows.length === 1 ? one.rows[0] : undefined);
  const assessment = row?.assessment ?? one.assessment;
  const ahead = row === undefined ? forecast?.atFinalDate : undefined;
  const value = (amount: Decimal | undefined) => valueCell(measure, amount, words);
  return [
    text(measure.id),
    text(measure.name),
    text(row?.office ?? (one.rows.length > 1 ? words.texts.paper.sheets.allOffices : only?.office)),
    text(words.format.unit(measure)),
    value(assessment.baseline ?? only?.baseline),
    text(only?.baselineDate),
    row === undefined ? value(previous?.value) : undefined,
    value(assessment.value),
    text(assessment.period && words.format.period(assessment.period)),
    value(assessment.target?.value),
    text(assessment.target && words.texts.targets[assessment.target.kind]),
    value(only?.finalTarget),
    text(only?.finalDate),
    percentCell(shownPercent(assessment)),
    text(judgedText(assessment, measure, { words, limits: project.limits, places: 2 })),
    text(assessment.light === "notAssessed" ? undefined : lightText(assessment.light, words).text),
    value(ahead?.value),
    value(ahead?.low),
    value(ahead?.high),
    text(row === undefined ? owners.join("; ") : row.owner),
  ];
}

/** Table G of the state's guide (DFØ): one line for each office that is followed up. */
function followUpSheet({ paper, words, readings }: Drawing): SheetOut {
  const { sheets } = words.texts.paper;
  const byRow = Map.groupBy(currentReadings(readings), rowKey);
  const lines = paper.measures.flatMap((one) =>
    one.rows.map((row) => {
      const key = { measureId: one.measure.id, ...(row.office !== undefined && { office: row.office }) };
      return followUpLine(one.measure, row, byRow.get(rowKey(key)) ?? [], words);
    }),
  );
  return sheetOf(sheets.followUp.name, Object.values(sheets.followUp.heads), lines);
}

function followUpLine(measure: Measure, row: PaperRow, own: Reading[], words: Words): Cell[] {
  const { midway, final } = followUpReadings(row, own);
  const { assessment, office, baseline, finalTarget, targetText, owner } = row;
  const value = (amount: Decimal | undefined) => valueCell(measure, amount, words);
  const { value: now, target } = assessment;
  const hides = isHidden(measure, now) || isHidden(measure, baseline);
  const deviation = now && target && !hides ? now.minus(target.value) : undefined;
  return [
    text(measure.id),
    text(measure.name),
    text(office),
    text(words.format.unit(measure)),
    text([measure.dataSource, words.texts.frequencies[measure.frequency]].filter(Boolean).join(", ")),
    finalTarget ? value(finalTarget) : text(targetText),
    value(baseline),
    value(midway?.value),
    value(final?.value),
    value(now),
    text(assessment.period && words.format.period(assessment.period)),
    deviation && numberCell(measure, deviation),
    text(owner),
  ];
}

/** Every one that was given, the corrected ones too. */
function readingSheet({ paper, words, readings }: Drawing): SheetOut {
  const { sheets } = words.texts.paper;
  const measures = new Map(paper.measures.map(({ measure }) => [measure.id, measure]));
  const corrected = new Set(readings.flatMap(({ corrects }) => corrects ?? []));
  const lines = readings.flatMap((reading): Cell[][] => {
    const measure = measures.get(reading.measureId);
    if (measure === undefined) return [];
    const { measureId, office, period, measuredOn, value, unchanged, comment, cause, action, at, reason, id } = reading;
    const state = corrected.has(id) ? sheets.corrected : unchanged ? words.texts.answer.unchanged : undefined;
    return [
      [
        text(measureId),
        text(office),
        text(words.format.period(period)),
        text(measuredOn),
        valueCell(measure, value, words),
        text(words.format.unit(measure)),
        text(words.format.moment(at, paper.project.timeZone, "")),
        text(state),
        text(reason),
        text(cause),
        text(action),
        text(comment),
      ],
    ];
  });
  return sheetOf(sheets.readings.name, Object.values(sheets.readings.heads), lines);
}

function sheetOf(name: string, heads: string[], lines: Cell[][]): SheetOut {
  const widths = heads.map((head, index) =>
    Math.min(60, Math.max(10, head.length + 2, ...lines.slice(0, 200).map((line) => lengthOf(line[index])))),
  );
  return { name, rows: [heads.map((head) => ({ text: head })), ...lines], widths };
}

function lengthOf(cell: Cell): number {
  return cell === undefined ? 0 : ("text" in cell ? cell.text.length : cell.number.length) + 2;
}

function text(of: string | undefined): Cell {
  const plain = of === undefined ? "" : writableText(inert(of));
  return plain === "" ? undefined : { text: plain };
}

/** A small count is told as one, in words. */
function valueCell(measure: Measure, value: Decimal | undefined, words: Words): Cell {
  if (value === undefined) return undefined;
  return isHidden(measure, value) ? text(words.format.quantity(value, measure)) : numberCell(measure, value);
}

function numberCell({ percent }: Measure, value: Decimal): Cell {
  return { number: roundTo(value, computedPlaces).toFixed(), percent };
}

function percentCell(percent: Decimal | undefined): Cell {
  return percent && { number: roundTo(percent, 2).toFixed(), percent: true };
}

/** What an outdated value was worth then is told in words only. */
function shownPercent({ state, percent }: Assessment): Decimal | undefined {
  return state === "outdated" ? undefined : percent;
}
