import type { Content } from "../domain/talking/content.ts";
import { buildGoalList } from "../domain/telling/goal-status.ts";
import type { Ports } from "./ports.ts";
import { showPlanList } from "./show-plan-list.ts";
import type { Turn } from "./turn.ts";

/** Answers "mål": every goal with the measures set on it. */
export async function showGoals(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return showPlanList(ports, turn, ({ plan }) => buildGoalList(plan));
}
