import type { Ask, Round } from "../domain/asking/ask.ts";
import type { Project } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import { planFirstReminder } from "./plan-reminders.ts";
import type { Data, OutgoingMessage, Ports } from "./ports.ts";
import { hasRootPost, newMessage, noteContact, personalChat, rootMessageId } from "./tell-person.ts";

/** Rows that one card holds and stays short to read; the worst project's stay under the message limit too. */
export const defaultRowsPerCard = 8;

/** The root post in the project's channel, with the round's progress. */
export async function planRoundCard(
  ports: Pick<Ports, "ids">,
  data: Data,
  project: Project,
  round: Round,
  channel: Conversation,
): Promise<void> {
  const message = newMessage(ports, {
    id: rootMessageId(round),
    conversationId: channel.id,
    projectId: project.id,
    subject: { kind: "roundCard", roundId: round.id },
    language: project.language,
  });
  await data.messages.plan(message);
}

export type NewCards = {
  project: Project;
  round: Round;
  channel: Conversation;
  asks: Ask[];
  rowsPerCard?: number;
};

/**
 * One card per person, in parts where it gets too long: under the root post with a mention, or in the person's own
 * chat where the project asks so, which is opened for her the first time.
 */
export async function planAnswerCards(ports: Pick<Ports, "ids" | "clock">, data: Data, cards: NewCards): Promise<void> {
  const { project, round, asks, rowsPerCard = defaultRowsPerCard } = cards;
  const users = [...new Set(asks.map((ask) => ask.person))];
  await noteContact(ports, data, project, users);
  await planFirstReminder(ports, data, project, asks);
  for (const user of users) {
    const place = await placeOf(data, cards, user);
    const askIds = asks.filter((ask) => ask.person === user).map((ask) => ask.id);
    const parts = chunked(askIds, rowsPerCard);
    for (const [index, part] of parts.entries()) {
      const subject = {
        kind: "answerCard",
        roundId: round.id,
        user,
        part: index + 1,
        of: parts.length,
        askIds: part,
      } as const;
      const { id: projectId, language } = project;
      await data.messages.plan(newMessage(ports, { ...place, projectId, subject, language }));
    }
  }
}

/** In the channel where she can't be reached alone: not in its roster, or the app taken out of her own chat. */
async function placeOf(
  data: Data,
  { project, round, channel }: NewCards,
  user: string,
): Promise<Pick<OutgoingMessage, "conversationId" | "underMessage" | "mentions" | "openFor">> {
  const inChannel = { conversationId: channel.id, underMessage: rootMessageId(round), mentions: user };
  if (project.askIn !== "personal") return inChannel;
  const chat = await data.conversations.personal(user);
  if (chat) return chat.installed ? { conversationId: chat.id } : inChannel;
  const member = await data.conversations.memberByUser(channel.id, user);
  return member ? { conversationId: channel.id, openFor: member.teamsId } : inChannel;
}

export function chunked<T>(items: T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}

/** Where asks go to people's own chats, what one answers is shown to all in the round's thread, in one post. */
export async function planReceipt(
  ports: Pick<Ports, "ids">,
  data: Data,
  { project, round, user }: { project: Project; round: Round; user: string },
): Promise<void> {
  if (project.askIn !== "personal" || !(await hasRootPost(data, round)) || !(await personalChat(data, user))) return;
  await data.messages.plan(
    newMessage(ports, {
      id: `${round.id}-receipt-${user}`,
      conversationId: round.conversationId,
      underMessage: rootMessageId(round),
      projectId: project.id,
      subject: { kind: "receipt", roundId: round.id, user },
      language: project.language,
    }),
  );
}
