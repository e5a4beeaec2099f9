import { type ActionAnswer, type ActionCardProblem, actionCard, seenOf } from "../domain/actions/action-card.ts";
import { decideMilestone } from "../domain/actions/answer-milestone.ts";
import { askedItems, calledId, milestoneAsked } from "../domain/actions/asked-items.ts";
import { decideAction, readDue } from "../domain/actions/change-action.ts";
import { planDifference } from "../domain/importing/plan-difference.ts";
import type { Action, Plan } from "../domain/project/project.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import { say } from "./acting-person.ts";
import { followActions } from "./action-changes.ts";
import { planChangeEntry } from "./log-plan-change.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Data, Ports } from "./ports.ts";
import { namesOfResponsible } from "./show-actions.ts";
import type { Turn } from "./turn.ts";

type Said = { projectId: string; drawnAt: IsoInstant; answers: ActionAnswer[] };
type Refused = Map<string, { problem: ActionCardProblem; said: ActionAnswer }>;

/**
 * Saves what was answered on a card about actions, each with old, new and why in the log. An answer to an action that has
 * changed since the card was drawn is not stored; the same answer once more counts once. Shows the card as it is then.
 */
export async function saveActions(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { projectId, drawnAt, answers }: Said,
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const refused: Refused = new Map();
    let shown: Plan | undefined;
    for (const answer of answers) {
      const about = (plan: Plan) => {
        const responsible = askedItems(plan).find(({ id }) => id === answer.id)?.responsible;
        return responsible === undefined ? {} : { responsible };
      };
      const wanted = { action: "changePlan", refusal: "actionRefused", subject: answer.id, lock: true, about } as const;
      const allowed = await onlyForLeader(ports, data, turn, { ...wanted, projectId });
      if ("kind" in allowed) return allowed;
      shown = allowed.plan;
      const problem = await saveOne(data, turn, allowed, { answer, drawnAt });
      if (problem) refused.set(answer.id, { problem, said: answer });
    }
    const plan = await data.projects.plan(projectId);
    if (!plan || !shown) return say({ reason: "cardOutOfDate" });
    const names = await namesOfResponsible(data, plan);
    const ids = answers.map(({ id }) => id);
    return actionCard(plan, { ids, now: ports.clock.now(), names, refused }) ?? say({ reason: "cardOutOfDate" });
  });
}

type ActionStatusSaid = "done" | "started" | "dropped";
type Allowed = { plan: Plan; user: string; at: IsoInstant };

async function saveOne(
  data: Data,
  turn: Turn,
  { plan, user, at }: Allowed,
  { answer, drawnAt }: { answer: ActionAnswer; drawnAt: IsoInstant },
): Promise<ActionCardProblem | undefined> {
  const { id, was, choice } = answer;
  const item = askedItems(plan).find((one) => one.id === id);
  if (!item || choice === undefined) return undefined;
  const why = cleanText(answer.why);
  const said = { ...answer, choice, why: why ?? "" };
  const changed = changedPlan(plan, said, localDate(at, plan.project.timeZone));
  if ("reason" in changed) return changed;
  const [change] = planDifference(plan, changed);
  if (!change) return undefined;
  if (seenOf(item) !== was) return { reason: "actionChangedMeanwhile", id: calledId(id) };
  const { id: projectId } = plan.project;
  if (!(await data.claimInbox(`saveActions ${projectId} ${id} ${user} ${drawnAt}`, at))) return undefined;
  await data.projects.savePlan(changed);
  const common = { projectId, at, who: user, source: turn.source, ...(why !== undefined && { why }) };
  await data.audit.append([planChangeEntry(change, common)]);
  await followActions(data, plan, changed, at);
  return undefined;
}

type Chosen = ActionAnswer & { choice: NonNullable<ActionAnswer["choice"]> };

/** An answer that another kind of item could have been given changes nothing. */
function changedPlan(plan: Plan, said: Chosen, today: IsoDate): Plan | ActionCardProblem {
  const { choice } = said;
  const milestone = milestoneAsked(said.id, plan);
  if (milestone) {
    if (choice !== "done" && choice !== "moved") return plan;
    const decided = decideMilestone(milestone, { ...said, choice }, today);
    if ("reason" in decided) return decided;
    return { ...plan, milestones: plan.milestones.map((one) => (one === milestone ? decided : one)) };
  }
  const action = plan.actions.find(({ id }) => id === said.id);
  if (action === undefined || choice === "moved") return plan;
  const decided = decideAnswer(action, { ...said, choice }, today);
  if ("reason" in decided) return decided;
  return { ...plan, actions: plan.actions.map((one) => (one === action ? decided : one)) };
}

/** "Startet" moves the due day, or it would be asked about again at once. */
function decideAnswer(
  action: Action,
  { id, choice, due, why }: Chosen & { choice: ActionStatusSaid },
  today: IsoDate,
): Action | ActionCardProblem {
  const isLate = (action.due?.date ?? "9999") <= today;
  if (choice === "started" && due === "" && isLate) return { reason: "actionDueMissing", id };
  const moved = choice === "started" && due !== "" ? { due: readDue(due, today) } : {};
  const decided = decideAction(action, { status: choice, ...moved, ...(why !== "" && { why }) }, today);
  return decided.ok ? decided.action : decided.problem;
}
