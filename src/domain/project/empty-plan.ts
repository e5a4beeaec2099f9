import type { Plan, Project } from "./project.ts";

/** A project of which nothing but itself is said yet. */
export function emptyPlan(project: Project): Plan {
  return {
    project,
    goals: [],
    roles: [],
    measures: [],
    rows: [],
    targets: [],
    milestones: [],
    risks: [],
    successFactors: [],
    groupTasks: [],
    meetings: [],
    decisions: [],
    keyFigures: [],
    benefits: [],
    actions: [],
    modelLines: [],
    mapArrows: [],
    statedTotals: [],
  };
}
