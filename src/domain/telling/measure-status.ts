import { causeChain } from "../actions/cause-chain.ts";
import type { Measure, ScorecardRow } from "../project/measure.ts";
import { personName } from "../project/person-name.ts";
import type { Reading } from "../project/reading.ts";
import { formerSeries, measureOn } from "../project/series-break.ts";
import { readingDate } from "../scorecard/achievement.ts";
import type { CombinedAssessment } from "../scorecard/assessment.ts";
import { forecast } from "../scorecard/forecast.ts";
import type { Scorecard, ScorecardLine } from "../scorecard/judged-scorecard.ts";
import { judgeLine, judgeMeasure } from "../scorecard/judged-scorecard.ts";
import { lineOverTime } from "../scorecard/line-over-time.ts";
import type { MeasureStatus, RowStatus } from "./status.ts";

export type MeasureStatusInput = {
  scorecard: Scorecard;
  measure: Measure;
  /** current readings of the measure, every office */
  series: Reading[];
  /** only this office is asked about */
  office?: string;
  names: Map<string, string>;
};

/** One measure over its offices, or one office's line of it, with its way so far and where it leads. */
export function buildMeasureStatus(input: MeasureStatusInput): MeasureStatus {
  const { scorecard, measure, series, office, names } = input;
  const { plan, today } = scorecard;
  const lines = scorecard.linesOf(measure.id);
  const focused = office === undefined ? lines : lines.filter((line) => line.row.office === office);
  const way = lineOverTime({
    measure,
    rows: focused.map((line) => line.row),
    targets: scorecard.targetsOf(measure.id),
    readings: series,
    startDate: plan.project.startDate,
  });
  const rows = lines.map((line) => rowStatus(scorecard, measure, line, names));
  const assessment = assessmentOf(scorecard, measure, office);
  const own = rows.filter(({ row }) => office === undefined || row.office === office);
  const deviating = own.filter((row) => deviates(row.assessment));
  const isBehind = deviating.length > 0 || deviates(assessment);
  const readings = deviating.flatMap(({ reading }) => reading ?? []);
  const chain = isBehind ? causeChain(plan, { measureId: measure.id, today, names }, readings) : undefined;
  return {
    kind: "measureStatus",
    project: plan.project,
    at: today,
    measure,
    ...(office === undefined ? {} : { office }),
    assessment,
    rows,
    series: way.points,
    ...formerOf(input, focused),
    ...(way.offices.length < focused.length && way.offices.length > 0 ? { seriesOffices: way.offices } : {}),
    forecast: way.row && forecastOf(input, way.row, way.readings),
    nextAskOn: scorecard.nextAskOn(measure),
    ...(chain && { chain }),
  };
}

/** The way before the break; targets and baseline are of the new series. */
function formerOf({ measure, series }: MeasureStatusInput, lines: ScorecardLine[]): Pick<MeasureStatus, "former"> {
  const readings = formerSeries(measure, series);
  const [first] = readings;
  if (first === undefined) return {};
  const { seriesFrom: _, ...whole } = measureOn(measure, readingDate(first));
  const rows = lines.map(({ row: { measureId, office, weight } }) => ({ measureId, office, weight }));
  return { former: { measure: whole, points: lineOverTime({ measure: whole, rows, targets: [], readings }).points } };
}

/** One line with its newest value, judged by itself. */
export function rowStatus(
  scorecard: Scorecard,
  measure: Measure,
  line: ScorecardLine,
  names: Map<string, string>,
): RowStatus {
  const { row, reading } = line;
  const byName = reading?.by === undefined ? undefined : personName(reading.by, names, scorecard.plan);
  return { row, assessment: judgeLine(scorecard, measure, line), reading, byName };
}

function deviates({ light, state }: Pick<CombinedAssessment, "light" | "state">): boolean {
  return light === "yellow" || light === "red" || state === "worseThanBaseline";
}

/** The office's own, in the shape of a combined one. */
function assessmentOf(scorecard: Scorecard, measure: Measure, office: string | undefined): CombinedAssessment {
  const line = scorecard.linesOf(measure.id).find(({ row }) => office !== undefined && row.office === office);
  if (office === undefined || line === undefined) return judgeMeasure(scorecard, measure).assessment;
  const measured = line.reading !== undefined;
  const included = measured ? [office] : [];
  return { ...judgeLine(scorecard, measure, line), included, missing: measured ? [] : [office] };
}

function forecastOf({ scorecard, measure }: MeasureStatusInput, row: ScorecardRow, readings: Reading[]) {
  const { startDate } = scorecard.plan.project;
  return forecast({ measure, row, targets: scorecard.targetsOf(measure.id), readings, startDate });
}
