import { judgeAction } from "../actions/judged-action.ts";
import type { Ask, Round } from "../asking/ask.ts";
import { missingAnswers } from "../asking/missing-answers.ts";
import { currentReadings, newestOfRows } from "../project/current-readings.ts";
import { rowKey } from "../project/measure.ts";
import { keyedItems } from "../project/plan-lists.ts";
import type { Benefit, Decision, Milestone, Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { countsPersons } from "../project/small-counts.ts";
import { scorecardOf } from "../scorecard/judged-scorecard.ts";
import { localDate } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import type { ReadingNews } from "./digest-readings.ts";
import { readingNews } from "./digest-readings.ts";
import { judgeMilestone } from "./milestone-judging.ts";
import type { AuditFact, PlanNews } from "./plan-news.ts";
import { readPlanNews } from "./plan-news.ts";
import { judgeProject, sortRisks } from "./project-status.ts";
import type { Digest } from "./status.ts";

export type DigestWindow = { weeks: string[]; from: IsoInstant; to: IsoInstant; lateSince?: IsoInstant };
export type DigestInput = {
  plan: Plan;
  window: DigestWindow;
  /** no digest was posted before it */
  isFirst?: boolean;
  /** as they stood at the window's end: those recorded in it, all that they correct, the newest of each row, and what any of these is compared with */
  readings: Reading[];
  /** the trail within the window */
  audit: AuditFact[];
  /** the open round, and every ask of it */
  round?: Round;
  asks: Ask[];
  names: Map<string, string>;
};
type Dates = { from: IsoDate; today: IsoDate };

/** What a steering group is told of a stretch of time: what came, what changed, what deviates, what is late. */
export function buildDigest(input: DigestInput): Digest {
  const { plan, window, readings, asks } = input;
  const { timeZone } = plan.project;
  const dates = { from: localDate(window.from, timeZone), today: localDate(window.to, timeZone) };
  const latest = newestOfRows(currentReadings(readings));
  const scorecard = scorecardOf({ plan, latest, asks, today: dates.today, now: window.to });
  const news = readingNews({
    scorecard,
    readings,
    from: window.from,
    isFirst: input.isFirst ?? false,
    names: input.names,
  });
  const planned = planParts(plan, readPlanNews(input.audit), dates);
  const openRound = openRoundOf(input);
  const { total, coverage, measuresWithoutTarget } = judgeProject(scorecard);
  return {
    kind: "digest",
    project: plan.project,
    ...window,
    headline: {
      quiet: isQuiet(news, planned, openRound, dates),
      readings: news.newReadings.length,
      deviations: news.deviations.length,
      missingPeople: openRound?.missingPeople ?? 0,
      overdueMilestones: planned.milestonesOverdue.length,
    },
    ...news,
    ...planned,
    statedTotals: plan.statedTotals,
    openRound,
    coverage,
    total,
    measuresWithoutTarget,
    measures: plan.measures.length,
  };
}

type PlanParts = Pick<
  Digest,
  "targetsSet" | "milestonesDone" | "milestonesOverdue" | "milestonesSoon" | "risksChanged" | "decisions"
> &
  Required<Pick<Digest, "actionsDone" | "actionsDropped" | "actionsOverdue" | "benefitsClosed" | "baselinesSet">>;

function planParts(plan: Plan, news: PlanNews, dates: Dates): PlanParts {
  const judged = plan.milestones.map((milestone) => judgeMilestone(milestone, dates.today));
  const standing = (when: string) => judged.filter((one) => one.when === when).map(({ when: _, ...rest }) => rest);
  return {
    targetsSet: targetsSet(plan, news),
    baselinesSet: baselinesSet(plan, news),
    milestonesDone: standing("done").filter(({ id }) => news.milestones.has(id)),
    milestonesOverdue: standing("overdue"),
    milestonesSoon: standing("soon"),
    ...actionParts(plan, news, dates),
    risksChanged: sortRisks(plan.risks.filter(({ id }) => news.risks.has(id))),
    decisions: newDecisions(plan, news, dates),
    benefitsClosed: closedSince(plan, news),
  };
}

/** Closed and not opened again; each once, however many measures show it. */
function closedSince(plan: Plan, { closedBenefits }: PlanNews): Benefit[] {
  const rows = [...keyedItems(plan, "benefits")].flatMap(([key, row]) => (closedBenefits.has(key) ? [row] : []));
  const closed = rows.filter(({ closedOn }) => closedOn !== undefined);
  return [...new Map(closed.map((row) => [row.id, row])).values()];
}

/** What stood last week is no news: only those that were done, dropped or became overdue since. */
function actionParts({ actions }: Plan, news: PlanNews, { from, today }: Dates) {
  const judged = actions.map((action) => judgeAction(action, today));
  const changed = judged.filter(({ id }) => news.actions.has(id));
  return {
    actionsDone: changed.filter(({ when }) => when === "done"),
    actionsDropped: changed.filter(({ when }) => when === "dropped"),
    actionsOverdue: judged.filter(({ when, due }) => when === "overdue" && (due?.date ?? "") >= from),
  };
}

/** Those set in chat, and those that a new workbook brought. */
function targetsSet(plan: Plan, { targets, rows, dated }: PlanNews): Digest["targetsSet"] {
  const byKey = new Map(plan.rows.map((row) => [rowKey(row), row]));
  const set = targets.flatMap(({ row: key, ...target }) => {
    const row = byKey.get(key);
    return row ? [{ measureId: row.measureId, office: row.office, ...target }] : [];
  });
  const finals = plan.rows.flatMap(({ measureId, office, finalTarget, finalDate }) =>
    finalTarget && rows.has(rowKey({ measureId, office }))
      ? [{ measureId, office, value: finalTarget, date: finalDate }]
      : [],
  );
  const others = [...keyedItems(plan, "targets")].flatMap(([key, target]) => (dated.has(key) ? [target] : []));
  return [...set, ...finals, ...others].flatMap(({ measureId, office, value, date }) => {
    const measure = plan.measures.find((one) => one.id === measureId);
    return measure ? [{ measureId, office, value, date, percent: measure.percent }] : [];
  });
}

/** Of a line that was there before: a new line's baseline is no change of anything. */
function baselinesSet(plan: Plan, { baselines }: PlanNews): NonNullable<Digest["baselinesSet"]> {
  const measures = new Map(plan.measures.map((measure) => [measure.id, measure]));
  return plan.rows.flatMap((row) => {
    const [measure, why] = [measures.get(row.measureId), baselines.get(rowKey(row))];
    if (why === undefined || measure === undefined) return [];
    return [{ row, measure, ...(why !== "" && !countsPersons(measure) && { why }) }];
  });
}

/** Dated within the window, or recorded in it. */
function newDecisions(plan: Plan, news: PlanNews, { from, today }: Dates): Decision[] {
  return [...keyedItems(plan, "decisions")]
    .filter(
      ([
        key,
        {
          date: { date },
        },
      ]) => news.decisions.has(key) || (date !== undefined && date > from && date <= today),
    )
    .map(([, decision]) => decision);
}

function openRoundOf({ plan, round, asks }: DigestInput): Digest["openRound"] {
  if (round === undefined) return undefined;
  const { asked, answered, people } = missingAnswers(asks);
  const dueOn = localDate(round.dueAt, plan.project.timeZone);
  return { dueOn, asked, answered, missingPeople: people.length };
}

/** Nothing came, nothing changed, nothing is waited for or near; what stood last week is no news. */
function isQuiet(news: ReadingNews, planned: PlanParts, openRound: Digest["openRound"], { from }: Dates): boolean {
  const fresh = [
    ...news.newReadings,
    ...news.corrections,
    ...news.deviations.filter((deviation) => !deviation.standing),
    ...planned.targetsSet,
    ...planned.baselinesSet,
    ...planned.milestonesDone,
    ...planned.milestonesOverdue.filter((milestone) => becameOverdue(milestone, from)),
    ...planned.milestonesSoon,
    ...planned.actionsDone,
    ...planned.actionsDropped,
    ...planned.actionsOverdue,
    ...planned.risksChanged,
    ...planned.decisions,
    ...planned.benefitsClosed,
  ];
  return fresh.length === 0 && (openRound?.missingPeople ?? 0) === 0;
}

function becameOverdue({ time }: Milestone, from: IsoDate): boolean {
  return time.date !== undefined && time.date >= from;
}
