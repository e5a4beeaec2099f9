import { rowKey } from "../project/measure.ts";
import type { Plan, Project } from "../project/project.ts";

/** What a project is set up of, in the order that is natural: each can be left and taken up again by anyone who may. */
export type SetupStep =
  | { step: "project"; lacks: ("startDate" | "purpose")[] }
  | { step: "channel"; isCoupled: boolean }
  | { step: "roles"; count: number; steering: number }
  | { step: "goals"; count: number }
  | { step: "measures"; count: number; lines: number; ownerless: number; noBaseline: number; noTarget: number }
  | { step: "benefits"; count: number; unmeasured: number }
  | { step: "milestones"; count: number; undated: number }
  | { step: "risks"; count: number; unassessed: number }
  | { step: "meetings"; count: number };
export type SetupGuide = { kind: "setupGuide"; project: Project; steps: SetupStep[] };

/** How far a project's set-up has come; only what the plan says, so that it is the same whoever asks and whenever. */
export function setupGuide(plan: Plan, { isCoupled }: { isCoupled: boolean }): SetupGuide {
  const { project, roles, goals, measures, rows, targets, benefits, milestones, risks, meetings } = plan;
  const targeted = new Set(targets.map(rowKey));
  const hasTarget = (row: Plan["rows"][number]) =>
    row.finalTarget !== undefined || row.targetText !== undefined || targeted.has(rowKey(row));
  const named = new Map(benefits.map((one) => [one.id, one.measureId !== undefined]));
  for (const { id, measureId } of benefits) if (measureId !== undefined) named.set(id, true);
  const steps: SetupStep[] = [
    { step: "project", lacks: (["purpose", "startDate"] as const).filter((field) => project[field] === undefined) },
    { step: "channel", isCoupled },
    {
      step: "roles",
      count: roles.length,
      steering: roles.filter(({ group }) => /styring|steering/i.test(group)).length,
    },
    { step: "goals", count: goals.length },
    {
      step: "measures",
      count: measures.length,
      lines: rows.length,
      ownerless: rows.filter(({ owner }) => owner === undefined).length,
      noBaseline: rows.filter(({ baseline }) => baseline === undefined).length,
      noTarget: rows.filter((row) => !hasTarget(row)).length,
    },
    { step: "benefits", count: named.size, unmeasured: [...named.values()].filter((isMeasured) => !isMeasured).length },
    {
      step: "milestones",
      count: milestones.length,
      undated: milestones.filter(({ time }) => time.date === undefined).length,
    },
    {
      step: "risks",
      count: risks.length,
      unassessed: risks.filter(({ likelihood, impact }) => likelihood === undefined || impact === undefined).length,
    },
    { step: "meetings", count: meetings.length },
  ];
  return { kind: "setupGuide", project, steps };
}

/** Nothing of the step is there, some of it, or all that the bot needs to ask, count and tell. */
export function stateOf(step: SetupStep): "none" | "some" | "done" {
  switch (step.step) {
    case "project":
      return step.lacks.length === 0 ? "done" : "some";
    case "channel":
      return step.isCoupled ? "done" : "none";
    case "roles":
      return graded(step.count, step.steering === 0 ? 1 : 0);
    case "goals":
    case "meetings":
      return graded(step.count, 0);
    case "measures":
      return graded(step.count, step.ownerless + step.noBaseline + step.noTarget);
    case "benefits":
      return graded(step.count, step.unmeasured);
    case "milestones":
      return graded(step.count, step.undated);
    case "risks":
      return graded(step.count, step.unassessed);
  }
}

function graded(count: number, lacking: number): "none" | "some" | "done" {
  if (count === 0) return "none";
  return lacking === 0 ? "done" : "some";
}
