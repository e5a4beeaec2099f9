import { decideAction, readActionWords, readDue } from "../domain/actions/change-action.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import type { Action, Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { foldName } from "../domain/telling/plan-subject.ts";
import { localDate } from "../domain/time/calendar.ts";
import { say } from "./acting-person.ts";
import { followActions } from "./action-changes.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/**
 * Changes an action by words: "ferdig", "droppet fordi …", "startet", "frist 1. mars". Who is responsible, the leader and
 * the deputy may; old, new and why are in the log. Undefined when the words say something else.
 */
export async function changeAction(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { projectId, id, words }: { projectId: string; id: string; words: string },
): Promise<Content | undefined> {
  const said = readActionWords(words);
  if (said === undefined) return undefined;
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const about = (plan: Plan) => {
      const responsible = actionCalled(plan, id)?.responsible;
      return responsible === undefined ? {} : { responsible };
    };
    const wanted = { action: "changePlan", refusal: "actionRefused", subject: id, lock: true, about } as const;
    const allowed = await onlyForLeader(ports, data, turn, { ...wanted, projectId });
    if ("kind" in allowed) return allowed;
    const { plan, user, at } = allowed;
    const action = actionCalled(plan, id);
    if (!action) return say({ reason: "planItemGone", list: "actions" });
    const today = localDate(at, plan.project.timeZone);
    const { dueText, ...told } = said;
    const due = dueText === undefined ? undefined : readDue(dueText, today);
    const decided = decideAction(action, { ...told, ...(due && { due }) }, today);
    if (!decided.ok) return say(decided.problem);
    const changed = { ...plan, actions: plan.actions.map((one) => (one === action ? decided.action : one)) };
    const [change] = planDifference(plan, changed);
    if (!change) return say({ reason: "planItemAsItWas", list: "actions", name: action.id });
    await data.projects.savePlan(changed);
    await followActions(data, plan, changed, at);
    const common = { projectId, at, who: user, source: turn.source, ...(said.why !== undefined && { why: said.why }) };
    await data.audit.append([planChangeEntry(change, common)]);
    return say({ reason: "planItemSaved", list: "actions", change });
  });
}

function actionCalled({ actions }: Plan, id: string): Action | undefined {
  return actions.find((action) => foldName(action.id) === foldName(id));
}
