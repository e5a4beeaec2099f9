import { rowKey } from "../project/measure.ts";
import type { Benefit, Plan, Project } from "../project/project.ts";
import type { IsoDate } from "../time/time.ts";
import { benefitRows, measuresOf, oneOf, ownersOf } from "./benefit-status.ts";

/** The four phases of benefit work, in their order (DOMAIN section 6, number 4). */
export const phases = ["map", "plan", "carryOut", "document"] as const;
export type Phase = (typeof phases)[number];

/** What a benefit must have before it leaves a phase; `lines`: how many of its measures' lines lack it. */
export type PhaseLack =
  | { lack: "owner" | "measure" | "stakeholders" | "start" | "plan" | "costOwner" | "actions" | "result" | "note" }
  | { lack: "baseline" | "target"; lines: number };
export type BenefitPhase = {
  benefit: Benefit;
  phase: Phase;
  /** nobody has said which: by its dates */
  isGuessed: boolean;
  /** of its own phase and the ones before, in their order */
  lacks: PhaseLack[];
  /** the day its change starts, where a baseline is lacking still: from then on it can't be measured what was before */
  baselineBy?: IsoDate;
};
export type PhaseList = { kind: "phaseList"; project: Project; at: IsoDate; benefits: BenefitPhase[] };

const words: [Phase, RegExp][] = [
  ["map", /^(?:kartleg|map|identif)/i],
  ["plan", /^plan/i],
  ["carryOut", /^(?:gjennomf|utf|realiser|carry|execut|implement)/i],
  ["document", /^(?:dokument|document|evaluer|evaluat)/i],
];

/** "Planlegge", "gjennomføring", "carry out"; undefined for anything else. */
export function readPhase(text: string): Phase | undefined {
  return words.find(([, pattern]) => pattern.test(text.trim()))?.[0];
}

/** Every benefit, also those that nothing measures; a closed one is done with, and lacks only what it was closed without. */
export function phaseList(plan: Plan, today: IsoDate): PhaseList {
  const ids = [...new Set(plan.benefits.map(({ id }) => id))];
  return {
    kind: "phaseList",
    project: plan.project,
    at: today,
    benefits: ids.map((id) => benefitPhase(plan, id, today)),
  };
}

export function benefitPhase(plan: Plan, id: string, today: IsoDate): BenefitPhase {
  const benefit = oneOf(benefitRows(plan, id));
  const said = benefit.closedOn === undefined ? readPhase(benefit.phase ?? "") : "document";
  const phase = said ?? phaseByDates(benefit, plan.project, today);
  const lacks = lacksUntil(plan, benefit, phase);
  const start = benefit.startDate ?? plan.project.startDate;
  const needsBaseline =
    start !== undefined && benefit.closedOn === undefined && lacksOf(plan, benefit).plan.some(isBaseline);
  return { benefit, phase, isGuessed: said === undefined, lacks, ...(needsBaseline && { baselineBy: start }) };
}

/** What stands in the way of `phase`: what the phases before it lack. */
export function lacksBefore(plan: Plan, id: string, phase: Phase): PhaseLack[] {
  const benefit = oneOf(benefitRows(plan, id));
  const lacks = lacksOf(plan, benefit);
  return phases.slice(0, phases.indexOf(phase)).flatMap((earlier) => lacks[earlier]);
}

function lacksUntil(plan: Plan, benefit: Benefit, phase: Phase): PhaseLack[] {
  const lacks = lacksOf(plan, benefit);
  if (benefit.closedOn !== undefined) return lacks.document;
  return phases.slice(0, phases.indexOf(phase) + 1).flatMap((one) => lacks[one]);
}

function lacksOf(plan: Plan, benefit: Benefit): Record<Phase, PhaseLack[]> {
  const measures = new Set(measuresOf(plan, benefit.id).map(({ id }) => id));
  // a stopped measure is asked for nothing more
  const stopped = new Set(plan.measures.flatMap(({ id, stoppedOn }) => (stoppedOn === undefined ? [] : [id])));
  const lines = plan.rows.filter(({ measureId }) => measures.has(measureId) && !stopped.has(measureId));
  const targeted = new Set(plan.targets.map(rowKey));
  const noBaseline = lines.filter(({ baseline }) => baseline === undefined).length;
  const noTarget = lines.filter((row) => row.finalTarget === undefined && !targeted.has(rowKey(row))).length;
  const concerned = new Set([benefit.id, ...measures]);
  const hasActions = plan.actions.some(({ concerns = [] }) => concerns.some((id) => concerned.has(id)));
  const start = benefit.startDate ?? plan.project.startDate;
  const without = (isThere: boolean, lack: PhaseLack): PhaseLack[] => (isThere ? [] : [lack]);
  return {
    map: [
      ...without(ownersOf(plan, benefit.id).length > 0, { lack: "owner" }),
      ...without(measures.size > 0, { lack: "measure" }),
      ...without(benefit.stakeholders !== undefined, { lack: "stakeholders" }),
    ],
    plan: [
      ...without(start !== undefined, { lack: "start" }),
      ...without(noBaseline === 0, { lack: "baseline", lines: noBaseline }),
      ...without(noTarget === 0, { lack: "target", lines: noTarget }),
      ...without(benefit.plan !== undefined, { lack: "plan" }),
      ...without(benefit.costOwner !== undefined, { lack: "costOwner" }),
    ],
    carryOut: without(hasActions, { lack: "actions" }),
    document: [
      ...without(benefit.finalResult !== undefined, { lack: "result" }),
      ...without(benefit.closingNote !== undefined, { lack: "note" }),
    ],
  };
}

function isBaseline({ lack }: PhaseLack): boolean {
  return lack === "baseline";
}

function phaseByDates({ startDate }: Benefit, project: Project, today: IsoDate): Phase {
  const start = startDate ?? project.startDate;
  return start !== undefined && start <= today ? "carryOut" : "map";
}
