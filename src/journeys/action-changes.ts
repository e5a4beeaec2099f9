import { type ActionAskInput, actionDays } from "../domain/actions/action-asks.ts";
import { askedItems, asksOfMilestones } from "../domain/actions/asked-items.ts";
import { reminderMoment } from "../domain/asking/reminder.ts";
import type { Plan } from "../domain/project/project.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Data } from "./ports.ts";

export async function readActionAsks(data: Data, plan: Plan, now: IsoInstant): Promise<ActionAskInput> {
  const isAny = asksOfMilestones(plan) || plan.actions.some(({ due }) => due?.date !== undefined);
  return { plan, now, sent: isAny ? await data.actionAsks.ofProject(plan.project.id) : [] };
}

/** Plans the days on which the plan's actions are to be asked about next; a day that is there stays as it is. */
export async function planActionDays(data: Data, plan: Plan, now: IsoInstant): Promise<void> {
  const { id: projectId, timeZone } = plan.project;
  for (const day of actionDays(await readActionAsks(data, plan, now))) {
    await data.dues.plan({ projectId, what: "reminder", key: day, at: reminderMoment(day, timeZone) });
  }
}

/** After a plan was saved: new days to ask on, and the cards about actions that are not as they were. */
export async function followActions(data: Data, before: Plan | undefined, after: Plan, now: IsoInstant): Promise<void> {
  await planActionDays(data, after, now);
  const known = new Map((before ? askedItems(before) : []).map((action) => [action.id, JSON.stringify(action)]));
  const current = new Map(askedItems(after).map((action) => [action.id, JSON.stringify(action)]));
  const changed = new Set([...known].flatMap(([id, text]) => (current.get(id) === text ? [] : [id])));
  if (changed.size === 0) return;
  const sent = await data.actionAsks.ofProject(after.project.id);
  const messages = sent.flatMap(({ actionId, messageId }) => (changed.has(actionId) ? (messageId ?? []) : []));
  for (const messageId of new Set(messages)) await data.messages.refresh(messageId);
}
