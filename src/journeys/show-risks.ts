import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { sortRisks } from "../domain/telling/project-status.ts";
import type { RiskList } from "../domain/telling/status.ts";
import type { Ports } from "./ports.ts";
import { showPlanList } from "./show-plan-list.ts";
import type { Turn } from "./turn.ts";

/** Answers "risiko": the assessed ones first, the highest on top. */
export async function showRisks(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return showPlanList(ports, turn, ({ plan }) => riskList(plan));
}

export function riskList({ project, risks }: Plan): RiskList {
  return { kind: "riskList", project, risks: sortRisks(risks) };
}
