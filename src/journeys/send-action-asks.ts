import type { ActionAsk } from "../domain/actions/action-asks.ts";
import { decideActionAsks } from "../domain/actions/action-asks.ts";
import { askedItems, askedSubject, isMilestone } from "../domain/actions/asked-items.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { readActionAsks } from "./action-changes.ts";
import type { Data, OutgoingMessage, Ports } from "./ports.ts";
import { newMessage, noteContact, personalChat, tellPerson } from "./tell-person.ts";

type Sending = { ports: Pick<Ports, "ids" | "clock">; data: Data; plan: Plan; main: Conversation; now: IsoInstant };
type PlaceFor = (user: string) => Promise<Pick<OutgoingMessage, "conversationId" | "openFor"> | undefined>;
type Stage = Pick<ActionAsk, "dueOn" | "stage"> & { action: { id: string } };

/**
 * Asks of each action and milestone whose day has come, in the own chat of who is responsible, one card a person; then the leader's
 * list. Who has been written to that day is asked the next working day. In the caller's transaction, with its log.
 */
export async function sendActionAsks(sending: Sending, placeFor: PlaceFor): Promise<void> {
  const { ports, data, plan, now } = sending;
  if (askedItems(plan).length === 0) return;
  const { cards, leader } = decideActionAsks(await readActionAsks(data, plan, now));
  const { id: projectId, language } = plan.project;
  for (const { to, dues, lateSince } of cards) {
    const place = await placeFor(to);
    if (!place) {
      await take(sending, dues, to, "AskNotSent");
      continue;
    }
    const [isFirstToday] = await noteContact(ports, data, plan.project, [to]);
    if (isFirstToday === undefined) continue;
    const id = ports.ids.next();
    const taken = await take(sending, dues, to, "Asked", id);
    if (taken.length === 0) continue;
    const ids = new Set(taken.map(({ actionId }) => actionId));
    const actionIds = dues.flatMap(({ action }) => (ids.has(action.id) ? [action.id] : []));
    const subject = { kind: "actionAsk", to, actionIds, ...(lateSince && { lateSince }) } as const;
    await data.messages.plan(newMessage(ports, { id, ...place, projectId, subject, language }));
  }
  if (leader.length > 0) await tellLeader(sending, leader);
}

/** With names in her own chat, else by number where she can be reached. */
async function tellLeader(sending: Sending, dues: Stage[]): Promise<void> {
  const { ports, data, plan } = sending;
  const { leader: to, id: projectId, language } = plan.project;
  const [isFirstToday] = await noteContact(ports, data, plan.project, [to]);
  if (isFirstToday === undefined) return;
  const id = ports.ids.next();
  const taken = await take(sending, dues, to, "sOverdueTold", id);
  if (taken.length === 0) return;
  const chat = await personalChat(data, to);
  if (!chat) {
    const notice = { reason: "actionsOverdue", actions: taken.length } as const;
    return tellPerson(ports, data, { user: to, project: plan.project, notice, id });
  }
  const subject = { kind: "actionsOverdue", actionIds: taken.map(({ actionId }) => actionId) } as const;
  await data.messages.plan(newMessage(ports, { id, conversationId: chat.id, projectId, subject, language }));
}

async function take(
  { data, plan, now }: Sending,
  dues: Stage[],
  person: string,
  what: "Asked" | "AskNotSent" | "sOverdueTold",
  messageId?: string,
): Promise<ActionAsk[]> {
  const projectId = plan.project.id;
  const asks = dues.map(({ action, dueOn, stage }) => ({ actionId: action.id, dueOn, stage, person, at: now }));
  const taken = await data.actionAsks.take(
    projectId,
    asks.map((ask) => (messageId === undefined ? ask : { ...ask, messageId })),
  );
  const entry = { projectId, at: now, new: person, source: "schedule" };
  await data.audit.append(
    taken.map(({ actionId: id, stage }) => ({
      ...entry,
      what: `${isMilestone({ id }) ? "milestone" : "action"}${what}`,
      subject: askedSubject(id),
      why: stage,
    })),
  );
  return taken;
}
