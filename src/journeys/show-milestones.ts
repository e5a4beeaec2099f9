import type { Content } from "../domain/talking/content.ts";
import { judgeMilestone } from "../domain/telling/milestone-judging.ts";
import type { MilestoneList } from "../domain/telling/status.ts";
import type { Ports } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { showPlanList } from "./show-plan-list.ts";
import type { Turn } from "./turn.ts";

/** Answers "milepæler": all of them, in the plan's order, with where each stands today. */
export async function showMilestones(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return showPlanList(ports, turn, milestoneList);
}

export function milestoneList({ plan, today }: ProjectFacts): MilestoneList {
  const milestones = plan.milestones.map((milestone) => judgeMilestone(milestone, today));
  return { kind: "milestoneList", project: plan.project, at: today, milestones };
}
