import type { Goal, Plan } from "../project/project.ts";
import type { Scorecard } from "../scorecard/judged-scorecard.ts";
import { judgeMeasure } from "../scorecard/judged-scorecard.ts";
import { totalPicture } from "../scorecard/total-picture.ts";
import { goalAndBelow } from "./project-status.ts";
import type { GoalList, GoalStatus } from "./status.ts";

/** A goal with the measures of its sub-goals, and the benefits that lead to it by name or by measure. */
export function buildGoalStatus(scorecard: Scorecard, goal: Goal): GoalStatus {
  const { plan, today } = scorecard;
  const below = new Set(goalAndBelow(goal.id, plan.goals));
  const measures = plan.measures.filter((measure) => measure.goalId !== undefined && below.has(measure.goalId));
  const judged = measures.map((measure) => judgeMeasure(scorecard, measure));
  const measureIds = new Set(measures.map((measure) => measure.id));
  return {
    kind: "goalStatus",
    project: plan.project,
    at: today,
    goal,
    parent: plan.goals.find((other) => other.id === goal.parentId),
    children: plan.goals.filter((other) => other.parentId === goal.id),
    judged,
    total: totalPicture(judged.map(({ measure, assessment }) => ({ measureId: measure.id, assessment }))),
    benefits: plan.benefits.filter(
      ({ effectGoal, measureId }) => effectGoal === goal.text || (measureId !== undefined && measureIds.has(measureId)),
    ),
  };
}

/** Every goal with the measures set on it directly. */
export function buildGoalList(plan: Plan): GoalList {
  const measures = Map.groupBy(plan.measures, (measure) => measure.goalId);
  const goals = plan.goals.map((goal) => ({ goal, measureIds: (measures.get(goal.id) ?? []).map(({ id }) => id) }));
  return { kind: "goalList", project: plan.project, goals };
}
