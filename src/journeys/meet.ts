import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import type { Data, Ports } from "./ports.ts";
import { type Heard, savePresence } from "./save-presence.ts";

/** What a verified activity says about the place it came from; the rest of a conversation is ours. */
export type PlaceFacts = Pick<
  Conversation,
  "id" | "kind" | "serviceUrl" | "botId" | "teamId" | "teamName" | "channelName"
>;

export type Known = {
  conversation?: Conversation;
  /** the one who speaks, from the stored roster */
  member?: Member;
  /** of the project that this place, or in a personal chat the person, belongs to */
  language?: Language;
};

/** What is known already about a place and who speaks there: one read, no call. */
export async function recall(
  ports: Pick<Ports, "store">,
  {
    tenant,
    place,
    teamsId,
    askLanguage,
  }: { tenant: string; place: PlaceFacts; teamsId?: string; askLanguage: boolean },
): Promise<Known> {
  return ports.store.read(tenant, async (data) => {
    const [conversation, member] = await Promise.all([
      data.conversations.find(place.id),
      teamsId === undefined ? undefined : data.conversations.memberByTeamsId(place.id, teamsId),
    ]);
    const language = askLanguage ? await projectLanguage(data, conversation, member?.user) : undefined;
    return { conversation, member, language };
  });
}

async function projectLanguage(data: Data, place?: Conversation, user?: string): Promise<Language | undefined> {
  if (place?.projectId !== undefined) return (await data.projects.find(place.projectId))?.language;
  if (place?.kind !== "personal" || user === undefined) return undefined;
  return (await data.projects.ofPerson(user))[0]?.language;
}

/** The conversation with what the activity says renewed; the same object when nothing is new. */
export function renewed(known: Conversation | undefined, place: PlaceFacts, person?: string): Conversation {
  const next: Conversation = {
    ...known,
    id: place.id,
    kind: place.kind,
    serviceUrl: place.serviceUrl,
    botId: place.botId,
    teamId: place.teamId ?? known?.teamId,
    // Teams leaves names out of most messages
    teamName: place.teamName ?? known?.teamName,
    channelName: place.channelName ?? known?.channelName,
    person: place.kind === "personal" ? (person ?? known?.person) : undefined,
    // it spoke from there, so it is there, whatever installation events came or did not come
    installed: true,
  };
  return known !== undefined && same(known, next) ? known : next;
}

type Met = { tenant: string; place: PlaceFacts; person?: string; member?: Member; by?: Heard };
/** An event of Teams' own, of which no more is known. */
export const byTeams: Heard = { source: "teams" };

/** Stores what was learnt; read again inside, so that a coupling made meanwhile stands. */
export async function remember(
  ports: Pick<Ports, "store" | "clock">,
  { tenant, place, person, member, by = byTeams }: Met,
): Promise<Conversation> {
  return ports.store.write(tenant, async (data) => {
    const conversation = await savePlace(ports, data, { place, person, by: { user: member?.user, ...by } });
    if (member !== undefined) await data.conversations.saveMember(place.id, member);
    return conversation;
  });
}

/** Saves a place as an activity shows it and keeps what is ours of it: project, purpose, greeting. */
export async function savePlace(
  ports: Pick<Ports, "clock">,
  data: Data,
  { place, person, by }: { place: PlaceFacts; person?: string; by: Heard },
): Promise<Conversation> {
  const known = await data.conversations.find(place.id);
  const conversation = renewed(known, place, person);
  if (conversation !== known) await savePresence(ports, data, { before: known, now: conversation }, by);
  return conversation;
}

const facts = ["kind", "serviceUrl", "botId", "teamId", "teamName", "channelName", "person", "installed"] as const;
function same(a: Conversation, b: Conversation): boolean {
  return facts.every((fact) => a[fact] === b[fact]);
}
