import type { Ask, Round } from "../domain/asking/ask.ts";
import type { Project } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import { planFirstReminder } from "./plan-reminders.ts";
import type { Data, Ports } from "./ports.ts";
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
 * chat where the project asks so; who has no such chat is asked in the channel, better than not at all.
 */
export async function planAnswerCards(ports: Pick<Ports, "ids" | "clock">, data: Data, cards: NewCards): Promise<void> {
  const { project, round, channel, asks, rowsPerCard = defaultRowsPerCard } = cards;
  const users = [...new Set(asks.map((ask) => ask.person))];
  await noteContact(ports, data, project, users);
  await planFirstReminder(ports, data, project, asks);
  for (const user of users) {
    const chat = project.askIn === "personal" ? await personalChat(data, user) : undefined;
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
      const place = chat
        ? { conversationId: chat.id }
        : { conversationId: channel.id, underMessage: rootMessageId(round), mentions: user };
      const { id: projectId, language } = project;
      await data.messages.plan(newMessage(ports, { ...place, projectId, subject, language }));
    }
  }
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
