import type { Decision } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Ports } from "./ports.ts";
import { showPlanList } from "./show-plan-list.ts";
import type { Turn } from "./turn.ts";

/** Answers "beslutninger": the newest first, those without a readable date last. */
export async function showDecisions(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return showPlanList(ports, turn, ({ plan }) => ({
    kind: "decisionList",
    project: plan.project,
    decisions: plan.decisions.toSorted(byDate),
  }));
}

function byDate(a: Decision, b: Decision): number {
  const [dateA = "", dateB = ""] = [a.date.date, b.date.date];
  return dateA < dateB ? 1 : Number(dateA > dateB) * -1;
}
