import type { MeasureStatus, RowStatus } from "../domain/telling/status.ts";
import { causeChainSection } from "./cause-chain-section.ts";
import { type Chart, lineChart } from "./chart.ts";
import { inert, markdown, short } from "./escape.ts";
import { expandSections } from "./fit-card.ts";
import {
  combinedText,
  computedPlaces,
  judgedText,
  percentText,
  statusOf,
  targetText,
  valueText,
} from "./judged-text.ts";
import type { Line, Section } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { button, choiceData, frame, sectionData } from "./list-card.ts";
import { measureName } from "./measure-groups.ts";
import type { Aligned } from "./same-decimals.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";
import { understoodParts } from "./understood-text.ts";

/** One measure: its value in large, what it is worth, the facts behind, the offices, and the way here. */
export function measureCard(status: MeasureStatus, words: Words): object {
  return expandSections("measure-card", measureCardData(status, words), words);
}

export function measureCardData(status: MeasureStatus, words: Words) {
  const { texts, command } = words;
  const { assessment, project, office } = status;
  const measure = alignedMeasure(status);
  const name = joined([measureName(measure, measure.id), office], ", ");
  const { status: light, color, tone } = statusOf(assessment, words);
  const { intro = "", choicesTitle = "", choices = [] } = understoodParts(status.understood, words);
  return {
    ...frame(name, words),
    subtitle: markdown(joined([project.name, texts.status.at(words.format.date(status.at))])),
    intro: inert(intro),
    value: markdown(short(valueText(assessment, measure, words), 60)),
    status: light,
    color,
    tone,
    judged: short(judgedBeside(status, words), 300),
    combined: office === undefined ? short(combinedText(assessment, words), 400) : "",
    facts: facts({ ...status, measure }, words).map(([title, value]) => ({
      title: markdown(title),
      value: markdown(short(value, 300)),
    })),
    sections: [
      ...causeChainSection(status.chain, words),
      ...officeSection({ ...status, measure }, words),
      ...forecastSection({ ...status, measure }, words),
    ].map(sectionData),
    charts: [
      ...lineChart(status.series, { title: texts.status.measure.chart(measure.id), measure }, words),
      ...formerChart(status, words),
    ],
    note: markdown(chartNote(status, words)),
    choicesTitle,
    choices: choices.map(choiceData),
    buttons: [button({ title: texts.buttons.history, command: command("history", joined([measure.id, office], " ")) })],
  };
}

/** All numbers of the card are of one measure. */
function alignedMeasure({ measure, assessment, rows, series }: MeasureStatus): Aligned {
  return sameDecimals(measure, [
    assessment.value,
    assessment.baseline,
    assessment.target?.value,
    ...rows.flatMap(({ row, reading }) => [row.baseline, row.finalTarget, reading?.value]),
    ...series.map(({ value }) => value),
  ]);
}

/** Beside the value in large; that it isn't measured is said there already. */
function judgedBeside({ assessment, measure, project }: MeasureStatus, words: Words): string {
  if (assessment.state === "notMeasured") return "";
  return judgedText(assessment, measure, { words, limits: project.limits, places: 2 });
}

function facts(status: MeasureStatus, words: Words): [string, string][] {
  const { texts, format } = words;
  const say = texts.status.measure;
  const { measure, assessment } = status;
  const row = factRow(status);
  const baseline = assessment.baseline ?? row?.baseline;
  const baselineDate = row?.baselineDate === undefined ? "" : ` (${format.month(row.baselineDate)})`;
  const candidates: [string, string | undefined][] = [
    [say.baseline, baseline && `${format.quantity(baseline, measure, computedPlaces)}${baselineDate}`],
    [say.last, assessment.period && format.period(assessment.period)],
    [say.target, targetText(assessment.target, measure, words)],
    [say.finalTarget, finalTarget(status, words)],
    [say.direction, measure.direction === undefined ? row?.targetText : texts.directions[measure.direction]],
    [say.means, measure.means],
    [say.frequency, texts.frequencies[measure.frequency]],
    [say.source, measure.dataSource],
    [say.comparison, row?.comparison],
    [say.comment, row?.comment],
    [say.stopped, measure.stoppedOn && format.date(measure.stoppedOn)],
    [say.next, status.nextAskOn && format.dayIn(status.nextAskOn, status.at.slice(0, 4))],
  ];
  return candidates.flatMap(([title, value]) => (value === undefined || value === "" ? [] : [[title, value]]));
}

/** The row whose own facts hold for the whole card: the office asked about, or the only one. */
function factRow({ rows, office }: MeasureStatus): RowStatus["row"] | undefined {
  if (office !== undefined) return rows.find(({ row }) => row.office === office)?.row;
  if (rows.length === 1) return rows[0]?.row;
  const [first] = rows;
  if (first === undefined) return undefined;
  // what the offices share can be said once for all; their own comments can't
  const shared = <Value>(of: (row: RowStatus["row"]) => Value) =>
    new Set(rows.map(({ row }) => of(row))).size === 1 ? of(first.row) : undefined;
  const [baselineDate, comparison] = [shared((row) => row.baselineDate), shared((row) => row.comparison)];
  return { measureId: first.row.measureId, baselineDate, comparison };
}

function finalTarget(status: MeasureStatus, words: Words): string | undefined {
  const { format, texts } = words;
  const { assessment, measure, project } = status;
  const row = factRow(status);
  const percent = assessment.percentOfFinal && percentText(assessment.percentOfFinal, 2, project.limits, words);
  // the line above says it where the final target is the one that counts now
  if (row?.finalTarget === undefined) {
    return assessment.target?.kind === "final" || percent === undefined ? undefined : `${percent} ${texts.ways.final}`;
  }
  const date = row.finalDate === undefined ? undefined : format.month(row.finalDate);
  const value = joined([format.quantity(row.finalTarget, measure), date], ", ");
  return percent === undefined ? value : `${value} (${percent} ${texts.ways.final})`;
}

function officeSection(status: MeasureStatus, words: Words): Section[] {
  if (status.rows.length < 2) return [];
  const lines = status.rows.map((row) =>
    rowLine(row, status.measure, status.project.limits, words, row.row.office ?? ""),
  );
  return [section(words, { heading: words.texts.status.measure.offices, lines, most: 30 })];
}

/** One row's value and what it is worth, with who said it. */
export function rowLine(
  { assessment, reading, byName }: RowStatus,
  measure: MeasureStatus["measure"],
  limits: MeasureStatus["project"]["limits"],
  words: Words,
  lead: string,
  text = "",
): Line {
  const { format } = words;
  const { status, color, tone } = statusOf(assessment, words);
  const period = assessment.period === undefined ? undefined : format.period(assessment.period);
  const unmeasured = assessment.state === "notMeasured";
  const judged = judgedText(assessment, measure, { words, limits, places: 2 });
  return line({
    lead,
    text,
    detail: joined([judged, reading?.unchanged ? words.texts.answer.unchanged : undefined, period, byName]),
    value: unmeasured ? "" : valueText(assessment, measure, words),
    status,
    color,
    tone,
  });
}

function forecastSection({ forecast, measure }: MeasureStatus, words: Words): Section[] {
  if (forecast === undefined) return [];
  const { texts, format } = words;
  const lines: Line[] = [];
  if (forecast.atFinalDate !== undefined) {
    const { value, low, high, date } = forecast.atFinalDate;
    const shown = (amount: typeof value) => format.quantity(amount, measure, computedPlaces);
    const say = forecast.kind === "full" ? texts.forecast.full : texts.forecast.preliminary;
    lines.push(line({ text: say(shown(value), shown(low), shown(high), format.monthOf(date)) }));
  }
  const reaches = forecast.reachesTargetOn;
  if (reaches !== undefined) {
    lines.push(
      line({ text: reaches === "never" ? texts.forecast.never : texts.forecast.reaches(format.monthOf(reaches)) }),
    );
  }
  return lines.length === 0 ? [] : [section(words, { heading: texts.status.measure.forecastHeading, lines })];
}

/** Two units have no axis in common, so the line breaks into a chart of its own. */
function formerChart({ former, measure }: MeasureStatus, words: Words): Chart[] {
  if (former === undefined || measure.seriesFrom === undefined) return [];
  const title = words.texts.status.measure.chartBefore(measure.id, words.format.date(measure.seriesFrom));
  return lineChart(former.points, { title, measure: former.measure }, words);
}

function chartNote({ seriesOffices, series, measure, former }: MeasureStatus, { texts, format }: Words): string {
  const say = texts.status.measure;
  const { seriesFrom: from } = measure;
  const offices = seriesOffices === undefined || series.length < 2 ? "" : say.chartOffices(format.list(seriesOffices));
  const broken = from && former ? say.broken(format.date(from), format.unit(former.measure)) : "";
  return joined([broken, offices], " ");
}
