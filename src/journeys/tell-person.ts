import type { Round } from "../domain/asking/ask.ts";
import type { Project } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Notice } from "../domain/talking/notice.ts";
import type { Data, MessageSubject, OutgoingMessage, Ports } from "./ports.ts";

/** A message that nobody has seen yet. */
export function newMessage(
  ports: Pick<Ports, "ids">,
  about: Pick<OutgoingMessage, "conversationId" | "language"> & { subject: MessageSubject } & Partial<OutgoingMessage>,
): OutgoingMessage {
  return { id: ports.ids.next(), state: "planned", attempts: 0, wanted: 1, shown: 0, ...about };
}

/** The root post of a round has the round's own id, so that what comes later finds the thread. */
export function rootMessageId(round: Pick<Round, "id">): string {
  return round.id;
}

/** The person's own chat with the bot, where the app is installed for her. */
export async function personalChat(data: Data, user: string): Promise<Conversation | undefined> {
  const chat = await data.conversations.personal(user);
  return chat?.installed ? chat : undefined;
}

/** Tells one person in her own chat, else by a mention in the round's thread, else in the project's channel. */
export async function tellPerson(
  ports: Pick<Ports, "ids">,
  data: Data,
  to: { user: string; project: Project; notice: Notice; round?: Round },
): Promise<void> {
  const { user, project, notice, round } = to;
  const chat = await personalChat(data, user);
  const channel = chat ?? (await data.conversations.ofProject(project.id, "main"));
  if (!channel) return;
  const hasThread = !chat && round !== undefined && round.state !== "closed";
  const message = newMessage(ports, {
    conversationId: channel.id,
    underMessage: hasThread ? rootMessageId(round) : undefined,
    projectId: project.id,
    subject: { kind: "notice", notice },
    language: project.language,
    mentions: chat ? undefined : user,
  });
  await data.messages.plan(message);
}
