import { listedAction } from "../actions/action-list.ts";
import { isOpen } from "../actions/judged-action.ts";
import type { Ask } from "../asking/ask.ts";
import { benefitAccount } from "../benefit-model/benefit-account.ts";
import { currentReadings, newestOfRows } from "../project/current-readings.ts";
import type { Measure } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { type Scorecard, scorecardOf } from "../scorecard/judged-scorecard.ts";
import { readingNews } from "../telling/digest-readings.ts";
import { isBefore } from "../telling/digest-week.ts";
import { buildMeasureStatus } from "../telling/measure-status.ts";
import { judgeMilestone } from "../telling/milestone-judging.ts";
import { readPlanNews } from "../telling/plan-news.ts";
import { goalsWithoutMeasure, judgeProject, sortRisks } from "../telling/project-status.ts";
import type { RowStatus } from "../telling/status.ts";
import { localDate } from "../time/calendar.ts";
import type { IsoInstant } from "../time/time.ts";
import { decisionsToFollow, nextMeeting, paperSince, type Since } from "./paper-meetings.ts";
import { peopleByTitle, titleOf } from "./person-title.ts";
import { type PlanFact, planMoves } from "./plan-moves.ts";
import type { LastPaper, LeaderWords, PaperMeasure, PaperRevision, PaperRow, SteeringPaper } from "./steering-paper.ts";

export type PaperInput = {
  /** as every reader of the paper may see it */
  plan: Plan;
  /** all that were given until `now`, the corrected ones too */
  readings: Reading[];
  asks: Ask[];
  /** the trail since `paperSince` */
  audit: PlanFact[];
  now: IsoInstant;
  /** by user, of those who have no role in the plan */
  names: Map<string, string>;
  words: LeaderWords;
  last?: LastPaper;
};

/** One reading of the project at a moment, as a steering group is told it. */
export function buildPaper(input: PaperInput): SteeringPaper {
  const { plan, readings, asks, now, words, last, audit } = input;
  const { id, shortName, name, language, timeZone, limits, purpose, startDate } = plan.project;
  const today = localDate(now, timeZone);
  const current = currentReadings(readings);
  const latest = newestOfRows(current);
  const scorecard = scorecardOf({ plan, latest, asks, today, now });
  const { total, coverage, measuresWithoutTarget } = judgeProject(scorecard);
  const since = paperSince(plan, last, today);
  const meeting = nextMeeting(plan, today);
  const { kind: _, project: __, ...account } = benefitAccount(plan, latest, today);
  return {
    kind: "steeringPaper",
    project: {
      id,
      shortName,
      name,
      language,
      timeZone,
      limits,
      ...(purpose && { purpose }),
      ...(startDate && { startDate }),
    },
    at: today,
    madeAt: now,
    ...(meeting && { meeting }),
    ...(since && { since: { on: since.on, of: since.of } }),
    words,
    ...(last && { last }),
    measures: measuresOf(scorecard, current, peopleByTitle(plan, input.names)),
    measuresWithoutTarget,
    total,
    coverage,
    statedTotals: plan.statedTotals,
    goalsWithoutMeasure: goalsWithoutMeasure(plan),
    unchangedValues: latest.filter(({ unchanged }) => unchanged).length,
    revised: last ? revisions(scorecard, readings, last.madeAt) : [],
    account,
    milestones: plan.milestones.map((milestone) => judgeMilestone(milestone, today)),
    milestoneMoves: planMoves(audit, "milestones", ["time", "status"]),
    risks: sortRisks(plan.risks),
    riskMoves: planMoves(audit, "risks", ["likelihood", "impact"]),
    actions: toldActions(input, since),
    decisions: decisionsToFollow(plan, today),
  };
}

function measuresOf(scorecard: Scorecard, current: Reading[], names: Map<string, string>): PaperMeasure[] {
  const series = Map.groupBy(current, ({ measureId }) => measureId);
  return scorecard.plan.measures.map((measure) =>
    paperMeasure(scorecard, measure, series.get(measure.id) ?? [], names),
  );
}

function paperMeasure(
  scorecard: Scorecard,
  measure: Measure,
  series: Reading[],
  names: Map<string, string>,
): PaperMeasure {
  const status = buildMeasureStatus({ scorecard, measure, series, names });
  const { assessment, forecast, chain, seriesOffices } = status;
  const rows = status.rows.map((row) => paperRow(row, names, scorecard.plan));
  const [last, before] = [status.series.at(-1), status.series.at(-2)];
  // the line may be of fewer offices than the value that is judged: then they are not compared
  const comparable = last !== undefined && before !== undefined && assessment.value?.eq(last.value) === true;
  const isBaseline = before?.date === rows[0]?.baselineDate;
  return {
    measure,
    assessment,
    rows,
    series: status.series,
    ...(forecast && { forecast }),
    ...(chain && { chain }),
    ...(seriesOffices && { seriesOffices }),
    ...(comparable && !isBaseline && { previous: { value: before.value, date: before.date } }),
    owners: [...new Set(rows.flatMap(({ owner }) => owner ?? []))],
  };
}

function paperRow({ row, assessment }: RowStatus, names: Map<string, string>, plan: Plan): PaperRow {
  const { office, baseline, baselineDate, finalTarget, finalDate, targetText, owner } = row;
  const told = { office, baseline, baselineDate, finalTarget, finalDate, targetText };
  return { ...told, assessment, ...(owner !== undefined && { owner: titleOf(owner, names, plan) }) };
}

/** Values that the last paper told and that have been corrected since. */
function revisions(scorecard: Scorecard, readings: Reading[], from: IsoInstant): PaperRevision[] {
  const { corrections } = readingNews({ scorecard, readings, from, isFirst: false, names: new Map() });
  return corrections.flatMap(({ measure, row, reading, corrected }) => {
    if (corrected === undefined || isBefore(from, corrected.at)) return [];
    const { period, value, reason } = reading;
    const office = row.office === undefined ? {} : { office: row.office };
    return [{ measureId: measure.id, ...office, period, from: corrected.value, to: value, ...(reason && { reason }) }];
  });
}

/** Those that wait, and those that were ended since. */
function toldActions({ plan, audit, now, names }: PaperInput, since: Since | undefined) {
  const changed = since ? readPlanNews(audit).actions : new Set<string>();
  const today = localDate(now, plan.project.timeZone);
  const told = plan.actions.filter((action) => isOpen(action) || changed.has(action.id));
  return told.map((action) => listedAction(action, plan, today, peopleByTitle(plan, names)));
}
