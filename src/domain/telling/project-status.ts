import type { Ask, Round } from "../asking/ask.ts";
import type { MissingAnswers } from "../asking/missing-answers.ts";
import { missingAnswers } from "../asking/missing-answers.ts";
import { askableNow, nextRound } from "../asking/next-round.ts";
import { personName } from "../project/person-name.ts";
import type { Goal, Milestone, Plan, Risk } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { coverageOf } from "../scorecard/coverage.ts";
import type { Scorecard } from "../scorecard/judged-scorecard.ts";
import { hasTarget, judgeMeasure, scorecardOf } from "../scorecard/judged-scorecard.ts";
import { totalPicture } from "../scorecard/total-picture.ts";
import { localDate } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { judgeMilestone } from "./milestone-judging.ts";
import { riskScore } from "./risk-zone.ts";
import type { JudgedMeasure, JudgedMilestone, ProjectStatus } from "./status.ts";

export type ProjectStatusInput = {
  plan: Plan;
  /** the newest current reading of every row */
  latest: Reading[];
  /** the open round, and every ask of it */
  round?: Round;
  asks: Ask[];
  now: IsoInstant;
  /** of those who have not answered, by user */
  names: Map<string, string>;
  seesNames: "here" | "inPersonalChat" | "never";
};

const topRisks = 5;

/** What `status` says of a whole project; what one can't know ("overall state") is not made up from the mean. */
export function buildProjectStatus(input: ProjectStatusInput): ProjectStatus {
  const { plan, latest, asks, now, seesNames } = input;
  const today = localDate(now, plan.project.timeZone);
  const scorecard = scorecardOf({ plan, latest, asks, today, now });
  const { judged, total, coverage, measuresWithoutTarget } = judgeProject(scorecard);
  const missing = missingAnswers(asks);
  const askable = askableNow(plan, now, { asks, latest });
  return {
    kind: "projectStatus",
    project: plan.project,
    at: today,
    judged,
    total,
    statedTotals: plan.statedTotals,
    coverage,
    milestones: pressingMilestones(plan.milestones, today),
    risks: rankRisks(plan.risks),
    openRound: openRoundOf(input, missing),
    nextRound: nextRound(plan, now, { asks, latest }),
    ...(askable > 0 ? { askableNow: { rows: askable } } : {}),
    missing: seesNames === "here" && missing.people.length > 0 ? namedRows(input, missing) : undefined,
    ...(seesNames === "inPersonalChat" && missing.people.length > 0 ? { namesInPersonalChat: true } : {}),
    goalsWithoutMeasure: goalsWithoutMeasure(plan),
    measuresWithoutTarget,
  };
}

/** The numbers that status and digest share. */
export function judgeProject(scorecard: Scorecard) {
  const { plan, rowsOf, today } = scorecard;
  const judged: JudgedMeasure[] = plan.measures.map((measure) => judgeMeasure(scorecard, measure));
  // one that is stopped is shown as stopped, and counted neither as measured nor as missing
  const going = judged.filter(({ measure }) => measure.stoppedOn === undefined);
  return {
    judged,
    total: totalPicture(going.map(({ measure, assessment }) => ({ measureId: measure.id, assessment }))),
    coverage: coverageOf(going, rowsOf, today),
    measuresWithoutTarget: going.filter(({ measure }) => !hasTarget(scorecard, measure.id)).length,
  };
}

/** Assessed risks with the highest product of likelihood and impact first, then those not assessed, in the plan's order. */
export function sortRisks(risks: Risk[]): Risk[] {
  return risks.toSorted((a, b) => (riskScore(b) ?? 0) - (riskScore(a) ?? 0));
}

/** Goals at the top without a measure, their sub-goals' included; a sub-goal is named through the goal above it. */
export function goalsWithoutMeasure({ goals, measures }: Plan): Goal[] {
  const measured = new Set(measures.flatMap((measure) => measure.goalId ?? []));
  return goals.filter(
    (goal) => goal.parentId === undefined && !goalAndBelow(goal.id, goals).some((id) => measured.has(id)),
  );
}

/** A goal's id and those of its sub-goals, at any depth; a circle of parents ends. */
export function goalAndBelow(goalId: string, goals: Goal[]): string[] {
  const ids = [goalId];
  for (const id of ids) {
    for (const goal of goals) if (goal.parentId === id && !ids.includes(goal.id)) ids.push(goal.id);
  }
  return ids;
}

function pressingMilestones(milestones: Milestone[], today: IsoDate): JudgedMilestone[] {
  const judged = milestones.map((milestone) => judgeMilestone(milestone, today));
  return judged.filter(({ when }) => when === "overdue" || when === "soon");
}

function rankRisks(risks: Risk[]): ProjectStatus["risks"] {
  const assessed = risks.filter((risk) => riskScore(risk) !== undefined).length;
  return { top: sortRisks(risks).slice(0, topRisks), assessed, all: risks.length };
}

function openRoundOf({ plan, round }: ProjectStatusInput, missing: MissingAnswers): ProjectStatus["openRound"] {
  if (round === undefined) return undefined;
  return {
    roundId: round.id,
    dueOn: localDate(round.dueAt, plan.project.timeZone),
    asked: missing.asked,
    answered: missing.answered,
    missingPeople: missing.people.length,
  };
}

function namedRows({ plan, names }: ProjectStatusInput, { people, waiting }: MissingAnswers) {
  return people.map((user) => ({
    name: personName(user, names, plan),
    rows: waiting.filter((ask) => ask.person === user).length,
  }));
}
