import { personName } from "../domain/project/person-name.ts";
import type { Content } from "../domain/talking/content.ts";
import { judgeMilestone } from "../domain/telling/milestone-judging.ts";
import { firstTimes, withFirstTime } from "../domain/telling/plan-trail.ts";
import type { JudgedMilestone, MilestoneList } from "../domain/telling/status.ts";
import { readPlanTrail } from "./plan-trail.ts";
import type { Data, Pictures, Ports } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { showPlanList } from "./show-plan-list.ts";
import type { Turn } from "./turn.ts";

/** Answers "milepæler": all of them, in the plan's order, with where each stands today, as a timeline too. */
export async function showMilestones(
  ports: Pick<Ports, "store" | "clock"> & { pictures: Pictures },
  turn: Turn,
): Promise<Content> {
  const list = await showPlanList(ports, turn, milestoneList);
  // drawn when the transaction is over: it takes longer than the reading
  if (list.kind !== "milestoneList" || list.milestones.length === 0) return list;
  return { ...list, picture: await ports.pictures.timeline(list, turn.language) };
}

export async function milestoneList({ plan, today }: ProjectFacts, data: Data): Promise<MilestoneList> {
  const times = plan.milestones.length === 0 ? new Map() : firstTimes(await readPlanTrail(data, plan.project.id));
  const people = [...new Set(plan.milestones.flatMap(({ responsible }) => responsible ?? []))];
  const names = people.length === 0 ? new Map() : await data.conversations.names(people);
  const milestones = plan.milestones.map((one): JudgedMilestone => {
    const { responsible } = one;
    const judged = withFirstTime(judgeMilestone(one, today), times);
    return responsible === undefined ? judged : { ...judged, responsibleName: personName(responsible, names, plan) };
  });
  return { kind: "milestoneList", project: plan.project, at: today, milestones };
}
