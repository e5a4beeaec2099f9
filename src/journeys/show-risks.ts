import { concerns, listedAction } from "../domain/actions/action-list.ts";
import type { Content } from "../domain/talking/content.ts";
import { scoreBefore } from "../domain/telling/plan-trail.ts";
import { sortRisks } from "../domain/telling/project-status.ts";
import type { ListedRisk, RiskList } from "../domain/telling/status.ts";
import { readPlanTrail } from "./plan-trail.ts";
import type { Data, Pictures, Ports } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { namesOfResponsible } from "./show-actions.ts";
import { showPlanList } from "./show-plan-list.ts";
import type { Turn } from "./turn.ts";

/** Answers "risiko": the assessed ones first, the highest on top, and as a matrix where any is assessed. */
export async function showRisks(
  ports: Pick<Ports, "store" | "clock"> & { pictures: Pictures },
  turn: Turn,
): Promise<Content> {
  const list = await showPlanList(ports, turn, riskList);
  // drawn when the transaction is over: it takes longer than the reading
  const isDrawn = list.kind === "riskList" && list.risks.some((one) => one.likelihood && one.impact);
  if (!isDrawn) return list;
  return { ...list, picture: await ports.pictures.riskMatrix(list, turn.language) };
}

/** Each with what its score was before, and the actions that are to lower it. */
export async function riskList({ plan, today }: ProjectFacts, data: Data): Promise<RiskList> {
  const { id, timeZone } = plan.project;
  const trail = plan.risks.length === 0 ? [] : await readPlanTrail(data, id);
  const names = await namesOfResponsible(data, plan);
  const risks = sortRisks(plan.risks).map((risk): ListedRisk => {
    const before = scoreBefore(risk, trail, timeZone);
    const actions = plan.actions.filter((action) => concerns(action, risk.id, plan));
    const listed = actions.map((action) => listedAction(action, plan, today, names));
    return { ...risk, ...(before && { before }), ...(listed.length > 0 && { actions: listed }) };
  });
  return { kind: "riskList", project: plan.project, risks };
}
