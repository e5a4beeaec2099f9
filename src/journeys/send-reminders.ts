import type { Ask } from "../domain/asking/ask.ts";
import { decideReminders, type ReminderCard } from "../domain/asking/decide-reminders.ts";
import { type Reminder, reminderTimeHasCome } from "../domain/asking/reminder.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { readReminders } from "./plan-reminders.ts";
import { chunked, defaultRowsPerCard } from "./plan-round-messages.ts";
import type { AuditEntry, Data, Ports } from "./ports.ts";
import { sendActionAsks } from "./send-action-asks.ts";
import { sendPaperDraft } from "./send-paper-draft.ts";
import { newMessage, noteContact, personalChat, tellPerson } from "./tell-person.ts";

type Sending = { ports: Pick<Ports, "ids" | "clock">; data: Data; plan: Plan; main: Conversation; now: IsoInstant };
type Place = { conversationId: string; openFor?: string };

/**
 * Sends what is to be reminded of today, each to the person's own chat, one message a person; what does not go today
 * goes the next working day. In one transaction with its log, so that nobody is reminded twice of the same. Nothing
 * goes out while the project has no channel with the bot in it.
 */
export async function sendReminders(
  ports: Ports,
  { tenant, projectId }: { tenant: string; projectId: string },
): Promise<void> {
  await ports.store.write(tenant, async (data) => {
    const plan = await data.projects.plan(projectId);
    const main = await data.conversations.ofProject(projectId, "main");
    const now = ports.clock.now();
    if (!plan || !main?.installed || !reminderTimeHasCome(now, plan.project.timeZone)) return;
    const { cards, overdue } = decideReminders(await readReminders(data, plan, now, { lock: true }));
    const sending = { ports, data, plan, main, now };
    for (const card of cards) await remind(sending, card);
    if (overdue.length > 0) await tellLeader(sending, overdue);
    await sendActionAsks(sending, (user) => placeFor(sending, user));
    await sendPaperDraft(sending, (user) => placeFor(sending, user));
    const closed = await data.rounds.closeDone(projectId, localDate(now, plan.project.timeZone));
    const entry = { projectId, at: now, what: "roundClosed", old: "open", source: "schedule" };
    await data.audit.append(closed.map((subject) => ({ ...entry, subject })));
  });
}

async function remind(sending: Sending, card: ReminderCard): Promise<void> {
  const { ports, data, plan } = sending;
  const place = await placeFor(sending, card.to);
  if (!place) return noteUnreached(sending, card);
  const [isFirstToday] = await noteContact(ports, data, plan.project, [card.to]);
  if (isFirstToday === undefined) return;
  const parts = chunked(card.lines, defaultRowsPerCard).map((lines) => ({ id: ports.ids.next(), lines }));
  const taken = await data.reminders.take(
    parts.flatMap(({ id, lines }) => lines.map((line) => reminderOf(sending, card, line, id))),
  );
  for (const [index, { id, lines }] of parts.entries()) {
    const own = lines.filter(({ ask }) => taken.some(({ askId }) => askId === ask.id));
    if (own.length === 0) continue;
    await planCard(sending, card, place, {
      id,
      askIds: own.map(({ ask }) => ask.id),
      part: index + 1,
      of: parts.length,
    });
  }
  await log(sending, "reminded", taken, card.to);
}

/** Her own chat; one that was never opened is opened through the channel, one that she has left is let be. */
async function placeFor({ data, main }: Sending, user: string): Promise<Place | undefined> {
  const chat = await data.conversations.personal(user);
  if (chat) return chat.installed ? { conversationId: chat.id } : undefined;
  const member = await data.conversations.memberByUser(main.id, user);
  return member && !member.guest ? { conversationId: main.id, openFor: member.teamsId } : undefined;
}

type Part = { id: string; askIds: string[]; part: number; of: number };

async function planCard(
  { ports, data, plan }: Sending,
  { roundId, user, to, lateSince, reader }: ReminderCard,
  place: Place,
  { id, ...part }: Part,
): Promise<void> {
  const { id: projectId, language } = plan.project;
  const subject = { kind: "reminder", roundId, user, to, ...part, lateSince, reader } as const;
  await data.messages.plan(newMessage(ports, { id, ...place, projectId, subject, language }));
}

/** Nobody is reminded before all staff: the leader sees in her list that the person was not reached. */
async function noteUnreached(sending: Sending, card: ReminderCard): Promise<void> {
  const taken = await sending.data.reminders.take(card.lines.map((line) => reminderOf(sending, card, line)));
  await log(sending, "reminderNotSent", taken, card.to);
}

function reminderOf(
  { plan, now }: Sending,
  { to }: Pick<ReminderCard, "to">,
  { ask, stage }: Pick<Reminder, "stage"> & { ask: Ask },
  messageId?: string,
): Reminder {
  const { projectId, roundId } = ask;
  const dueOn = localDate(ask.dueAt, plan.project.timeZone);
  const sent = messageId === undefined ? {} : { messageId };
  return { askId: ask.id, stage, person: to, projectId, roundId, dueOn, at: now, ...sent };
}

/** One list over all rounds, once per ask: with names in her own chat, else by numbers where she can be reached. */
async function tellLeader(sending: Sending, overdue: Ask[]): Promise<void> {
  const { ports, data, plan } = sending;
  const { leader: to, id: projectId, language } = plan.project;
  const chat = await personalChat(data, to);
  const [isFirstToday] = await noteContact(ports, data, plan.project, [to]);
  if (isFirstToday === undefined) return;
  const id = ports.ids.next();
  const lines = overdue.map((ask) => reminderOf(sending, { to }, { ask, stage: "leader" }, id));
  const taken = await data.reminders.take(lines);
  const askIds = taken.map(({ askId }) => askId);
  if (askIds.length === 0) return;
  await log(sending, "overdueTold", taken, to);
  if (chat) {
    const subject = { kind: "overdueList", askIds } as const;
    await data.messages.plan(newMessage(ports, { id, conversationId: chat.id, projectId, subject, language }));
    return;
  }
  const people = new Set(overdue.map(({ person }) => person)).size;
  const notice = { reason: "overdue", asks: askIds.length, people } as const;
  await tellPerson(ports, data, { user: to, project: plan.project, notice, id });
}

async function log({ data, plan, now }: Sending, what: string, taken: Reminder[], to: string): Promise<void> {
  const stages = Map.groupBy(taken, ({ stage }) => stage);
  const asks = new Map((await data.rounds.asksById(taken.map(({ askId }) => askId))).map((ask) => [ask.id, ask]));
  const entries = [...stages].map(([stage, reminders]): AuditEntry => {
    const rows = reminders.flatMap(({ askId }) => asks.get(askId) ?? []).map((ask) => `${rowKey(ask)} ${ask.period}`);
    return {
      projectId: plan.project.id,
      at: now,
      what,
      subject: rows.join(", "),
      new: to,
      why: stage,
      source: "schedule",
    };
  });
  await data.audit.append(entries);
}
