import { benefitMap, type MapNode } from "../benefit-map/benefit-map.ts";
import type { Measure } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import { judgeMeasure, type Scorecard } from "../scorecard/judged-scorecard.ts";
import { totalPicture } from "../scorecard/total-picture.ts";
import { foldName } from "./plan-subject.ts";
import { goalAndBelow } from "./project-status.ts";
import type { BenefitMapStatus, MapNodeStatus } from "./status.ts";

/**
 * The benefit map with the state of each box: of the measure of its benefit, or the total picture of its goal. A box
 * that no benefit, measure or goal is called as has no state; names are not guessed at.
 */
export function buildBenefitMap(scorecard: Scorecard): BenefitMapStatus {
  const { plan, today } = scorecard;
  const { nodes, arrows, faults } = benefitMap(plan);
  return {
    kind: "benefitMap",
    project: plan.project,
    at: today,
    nodes: nodes.map((node) => stateOf(node, scorecard)),
    arrows,
    faults,
  };
}

function stateOf(node: MapNode, scorecard: Scorecard): MapNodeStatus {
  const { plan } = scorecard;
  const measure = measureOf(foldName(node.name), plan);
  if (measure !== undefined) return { ...node, judged: judgeMeasure(scorecard, measure) };
  const measures = measuresOfGoal(foldName(node.name), plan);
  if (measures.length === 0) return node;
  const judged = measures.map((one) => judgeMeasure(scorecard, one));
  const total = totalPicture(judged.map(({ measure: { id }, assessment }) => ({ measureId: id, assessment })));
  return { ...node, total };
}

function measureOf(name: string, { measures, benefits }: Plan): Measure | undefined {
  const benefit = benefits.find((one) => foldName(one.name) === name || foldName(one.id) === name);
  const id = benefit?.measureId;
  return measures.find((one) => (benefit ? one.id === id : foldName(one.id) === name || foldName(one.name) === name));
}

/** Set on the goal or below it, or by the name of the effect goal. */
function measuresOfGoal(name: string, { measures, goals }: Plan): Measure[] {
  const goal = goals.find((one) => foldName(one.id) === name || foldName(one.text) === name);
  const ids = new Set(goal === undefined ? [] : goalAndBelow(goal.id, goals));
  return measures.filter(
    ({ goalId, effectGoal }) =>
      (goalId !== undefined && ids.has(goalId)) || (effectGoal !== undefined && foldName(effectGoal) === name),
  );
}
