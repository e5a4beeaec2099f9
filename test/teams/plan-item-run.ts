import type { PlanItemCard } from "../../src/domain/plan-editing/plan-form.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Database } from "../../src/store/database.ts";
import { cardAction } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { type BotInTeams, botInTeams, leader, place, withProject } from "./bot-in-teams.ts";

/** A bot in the channel of NAV Solør, whose plan is changed as a test wants it. */
export async function startWithPlan(database: Database, change: (plan: Plan) => Plan): Promise<BotInTeams> {
  const run = await botInTeams(database);
  await withProject(run);
  await run.write(async (data) => {
    const plan = await data.projects.plan("solor", { lock: true });
    if (plan) await data.projects.savePlan(change(plan));
  });
  return run;
}

export const planOf = (run: BotInTeams) =>
  run.read(async (data) => {
    const plan = await data.projects.plan("solor");
    if (!plan) throw new Error("no plan");
    return plan;
  });

/** What the trail has of changes in the plan. */
export const logged = (run: BotInTeams) =>
  run.read(async (data) => {
    const all = await data.audit.between("solor", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z");
    return all.filter(({ what }) => what.startsWith("plan"));
  });

export function cardOf(content: Content | undefined): PlanItemCard {
  if (content?.kind !== "planItemCard") throw new Error(JSON.stringify(content));
  return content;
}

/** A click on an item's card with some of its fields filled in anew. */
export async function press(
  run: BotInTeams,
  verb: "savePlanItem" | "removePlanItem",
  card: PlanItemCard,
  { from = leader, reason = "", ...filled }: { from?: Person; reason?: string; [field: string]: unknown } = {},
): Promise<string> {
  const texts = { ...card.texts, ...filled };
  const inputs = Object.fromEntries(Object.entries(texts).map(([field, text]) => [`${field}_item`, text]));
  const { project, list, key: item, was: seen } = card;
  const data = { project: project.id, list, item, seen, ...inputs, reason_item: reason };
  return JSON.stringify(await run.hear(cardAction(run.teams, { from, place, verb, data })));
}
