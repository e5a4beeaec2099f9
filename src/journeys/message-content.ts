import { actionCard } from "../domain/actions/action-card.ts";
import { actionList } from "../domain/actions/action-list.ts";
import { askedItems, calledId } from "../domain/actions/asked-items.ts";
import { isOpen } from "../domain/actions/judged-action.ts";
import { canBeAnswered } from "../domain/asking/ask-transitions.ts";
import { cardReminder } from "../domain/asking/card-reminder.ts";
import { overdueList } from "../domain/asking/overdue-list.ts";
import { roundCard } from "../domain/asking/round-summary.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import { localDate } from "../domain/time/calendar.ts";
import { loadCard } from "./card-facts.ts";
import { drawAnswerCard } from "./draw-answer-card.ts";
import { buildGreeting } from "./greeting.ts";
import { offerCard } from "./hand-over-benefit.ts";
import { buildPaperDraft } from "./paper-draft.ts";
import type { Data, MessageSubject, OutgoingMessage, Ports } from "./ports.ts";
import { namesOfResponsible } from "./show-actions.ts";
import { buildSteeringPreview } from "./steering-preview.ts";

type Claimed = { message: OutgoingMessage; as: "create" | "update" };

/** What a message shows, from the state now; undefined when there is nothing left to say. */
export async function buildContent(
  ports: Pick<Ports, "clock">,
  data: Data,
  { message, as }: Claimed,
  conversation: Conversation,
): Promise<Content | undefined> {
  const { subject } = message;
  switch (subject.kind) {
    case "notice":
      return { kind: "notice", notice: subject.notice };
    case "greeting":
      return buildGreeting(data, conversation, ports.clock.now());
    case "digest":
      return buildDigestPost(data, subject);
    case "benefitOffer":
      return buildOffer(data, { message, as }, subject);
    case "steeringPreview":
      return buildSteeringPreview(ports, data, message.projectId ?? "", subject.key);
    case "paperDraft":
      return buildPaperDraft(ports, data, message, subject.meeting);
    case "roundCard":
      return buildRoundCard(data, subject.roundId, as);
    case "answerCard":
      return buildPersonsCard(ports, data, subject, { as, conversation });
    case "reminder":
      return buildReminder(ports, data, { message, as }, subject);
    case "overdueList":
      return buildOverdueList(data, message.projectId, subject.askIds);
    case "actionAsk":
    case "actionsOverdue":
      return buildAboutActions(ports, data, { message, as }, subject);
    case "receipt":
      return buildReceipt(ports, data, subject);
  }
}

/** Nobody is asked to take over what was withdrawn meanwhile. */
async function buildOffer(
  data: Data,
  { message, as }: Claimed,
  { benefitId: id, to }: Extract<MessageSubject, { kind: "benefitOffer" }>,
): Promise<Content | undefined> {
  const plan = message.projectId === undefined ? undefined : await data.projects.plan(message.projectId);
  const card = plan && (await offerCard(data, plan, { id, to }));
  return as === "create" && card?.state !== "proposed" ? undefined : card;
}

async function buildDigestPost(
  data: Data,
  { digestId, line: leaderLine }: Extract<MessageSubject, { kind: "digest" }>,
): Promise<Content | undefined> {
  const digest = await data.digests.find(digestId);
  return digest && { ...digest, ...(leaderLine !== undefined && { leaderLine }) };
}

/** A round that was cancelled before anybody saw it is not announced. */
async function buildRoundCard(data: Data, roundId: string, as: Claimed["as"]): Promise<Content | undefined> {
  const round = await data.rounds.find(roundId);
  const plan = round && (await data.projects.plan(round.projectId));
  if (!round || !plan || (as === "create" && round.state === "cancelled")) return undefined;
  return roundCard(plan.project, round, await data.rounds.asks(roundId), plan.measures);
}

/** Nobody is sent a card on which nothing is left to answer: it was answered in chat, handed over or cancelled. */
async function buildPersonsCard(
  ports: Pick<Ports, "clock">,
  data: Data,
  subject: Extract<MessageSubject, { kind: "answerCard" }>,
  { as, conversation }: { as: Claimed["as"]; conversation: Conversation },
): Promise<Content | undefined> {
  const card = await loadCard(data, subject, { now: ports.clock.now(), lock: false });
  if (!card || (as === "create" && !card.rows.some(({ ask }) => canBeAnswered(ask.state)))) return undefined;
  const { part: number, of } = subject;
  const part = of !== undefined && of > 1 ? { number, of } : undefined;
  return drawAnswerCard(data, { ...card, part }, { sight: conversation.kind === "personal" ? "own" : "all" });
}

/** The answer card again, with a line above it as long as something on it is to be answered. */
async function buildReminder(
  ports: Pick<Ports, "clock">,
  data: Data,
  { message, as }: Claimed,
  subject: Extract<MessageSubject, { kind: "reminder" }>,
): Promise<Content | undefined> {
  if (as === "create" && (await isOvertaken(data, message.id, subject))) return undefined;
  const card = await loadCard(data, subject, { now: ports.clock.now(), lock: false });
  const reminder = card && cardReminder(card.rows, subject);
  if (!card || (as === "create" && reminder === undefined)) return undefined;
  const { part: number, of, to, user } = subject;
  const part = of !== undefined && of > 1 ? { number, of } : undefined;
  // in the chat of the one asked, the owner or who stands in
  const drawn = await drawAnswerCard(data, { ...card, part }, { sight: "own" });
  // who is not in this chat can't be mentioned in it
  const person = to === user ? drawn.person : { user, name: drawn.person.name };
  return { ...drawn, person, reminder };
}

/** While Teams was out of reach the next reminder was planned too: only the newest is sent. */
async function isOvertaken(
  data: Data,
  messageId: string,
  { to, askIds }: Extract<MessageSubject, { kind: "reminder" }>,
): Promise<boolean> {
  const sent = (await data.reminders.ofAsks(askIds)).filter(({ person, stage }) => person === to && stage !== "leader");
  const newest = new Map(sent.map(({ askId, messageId: id }) => [askId, id]));
  return askIds.every((askId) => newest.get(askId) !== messageId);
}

/** Only what is still not answered when the list is drawn; nothing when all is. */
async function buildOverdueList(
  data: Data,
  projectId: string | undefined,
  askIds: string[],
): Promise<Content | undefined> {
  const plan = projectId === undefined ? undefined : await data.projects.plan(projectId);
  if (!plan) return undefined;
  const asks = await data.rounds.asksById(askIds);
  const names = await data.conversations.names([...new Set(asks.map(({ person }) => person))]);
  const sent = await data.reminders.ofAsks(askIds);
  const reached = sent.filter(({ messageState: state }) => state !== "failed" && state !== "blocked");
  return overdueList(plan, asks, reached, names);
}

/** Only what is answered: the fields are in the person's own chat. */
async function buildReceipt(
  ports: Pick<Ports, "clock">,
  data: Data,
  { roundId, user }: Extract<MessageSubject, { kind: "receipt" }>,
): Promise<Content | undefined> {
  const answered = (await data.rounds.asks(roundId)).filter((ask) => ask.person === user && ask.state === "answered");
  const key = { roundId, user, askIds: answered.map((ask) => ask.id) };
  const card = await loadCard(data, key, { now: ports.clock.now(), lock: false });
  return card && drawAnswerCard(data, card);
}

/** Nobody is sent a question, nor the leader a list, of what is settled. */
async function buildAboutActions(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  { message, as }: Claimed,
  subject: Extract<MessageSubject, { kind: "actionAsk" | "actionsOverdue" }>,
): Promise<Content | undefined> {
  const plan = message.projectId === undefined ? undefined : await data.projects.plan(message.projectId);
  const actions = plan ? askedItems(plan).filter(({ id }) => subject.actionIds.includes(id)) : [];
  if (!plan || (as === "create" && !actions.some(isOpen))) return undefined;
  const names = await namesOfResponsible(data, plan);
  const now = clock.now();
  if (subject.kind === "actionAsk") {
    const { actionIds: ids, lateSince } = subject;
    return actionCard(plan, { ids, now, names, ...(lateSince && { lateSince }) });
  }
  const open = { ...plan, actions: actions.filter(isOpen).map((one) => ({ ...one, id: calledId(one.id) })) };
  return { ...actionList(open, localDate(now, plan.project.timeZone), names), forLeader: true };
}
