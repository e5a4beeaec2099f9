import type { Round } from "../domain/asking/ask.ts";
import type { Project } from "../domain/project/project.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
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

/** An answer in chat that nobody had asked for is in a closed round of its own, without a post in the channel. */
export async function hasRootPost(data: Data, round: Round): Promise<boolean> {
  return round.state !== "closed" || (await data.messages.find(rootMessageId(round))) !== undefined;
}

/** The person's own chat with the bot, where the app is installed for her. */
export async function personalChat(data: Data, user: string): Promise<Conversation | undefined> {
  const chat = await data.conversations.personal(user);
  return chat?.installed ? chat : undefined;
}

/** Tells one person in her own chat, else by a mention in the round's thread, else in the project's channel. */
export async function tellPerson(
  ports: Pick<Ports, "ids" | "clock">,
  data: Data,
  to: { user: string; project: Project; notice: Notice; round?: Round; id?: string },
): Promise<void> {
  const { user, project, notice, round, id = ports.ids.next() } = to;
  const chat = await personalChat(data, user);
  const channel = chat ?? (await data.conversations.ofProject(project.id, "main"));
  if (!channel) return;
  const hasThread = !chat && round !== undefined && (await hasRootPost(data, round));
  const message = newMessage(ports, {
    id,
    conversationId: channel.id,
    underMessage: hasThread ? rootMessageId(round) : undefined,
    projectId: project.id,
    subject: { kind: "notice", notice },
    language: project.language,
    mentions: chat ? undefined : user,
  });
  await data.messages.plan(message);
  await noteContact(ports, data, project, [user]);
}

/** Written to today, so that no reminder comes on top of it (DOMAIN, section 4: one unasked-for message a day); who was not before. */
export function noteContact(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  { id, timeZone }: Pick<Project, "id" | "timeZone">,
  users: string[],
): Promise<string[]> {
  return data.reminders.contact(id, users, localDate(clock.now(), timeZone));
}
