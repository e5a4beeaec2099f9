import type { Conversation, Member } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import { isOpen, suggestProject } from "./greeting.ts";
import { byTeams, type PlaceFacts, savePlace } from "./meet.ts";
import type { Data, Ports } from "./ports.ts";
import { type Heard, savePresence } from "./save-presence.ts";
import { newMessage } from "./tell-person.ts";

type Added = {
  tenant: string;
  place: PlaceFacts;
  /** userPrincipalName, in a personal chat, when it is known */
  person?: string;
  /** of the one who added the bot, when it is known */
  language?: Language;
  by?: Heard;
};

/**
 * The app was added: restores what was there and greets once, in a team in one channel. Both events of Teams lead
 * here, in any order and number. A place that was left and comes back is greeted again only if it has no project.
 */
export async function botAdded(ports: Ports, { by = byTeams, ...added }: Added): Promise<void> {
  await ports.store.write(added.tenant, async (data) => {
    const before = await placesOf(data, added.place.id, added.place.teamId);
    // one winner among events that come at once, and the others wait here for it; a return after a greeting is a new key
    const key = `greeting ${added.place.teamId ?? added.place.id} ${lastGreeting(before) ?? "first"}`;
    const greets = shouldGreet(before) && (await data.claimInbox(key, ports.clock.now()));
    const conversation = await savePlace(ports, data, { place: added.place, person: added.person, by });
    for (const other of before) {
      const gone = other.id !== conversation.id && !other.installed;
      if (gone) await savePresence(ports, data, { before: other, now: { ...other, installed: true } }, by);
    }
    if (greets) await greet(ports, data, conversation, added.language);
  });
}

/** `before`: the places of this team or chat as they stood. Greets when none was greeted, or all were left since. */
export function shouldGreet(before: Conversation[]): boolean {
  if (before.some((place) => place.projectId !== undefined)) return false;
  return lastGreeting(before) === undefined || before.every((place) => !place.installed);
}

function lastGreeting(places: Conversation[]): string | undefined {
  return (
    places
      .map((place) => place.greetedAt ?? "")
      .sort()
      .at(-1) || undefined
  );
}

async function greet(ports: Ports, data: Data, conversation: Conversation, language?: Language): Promise<void> {
  const suggested = suggestProject((await data.projects.list()).filter(isOpen), conversation);
  await data.conversations.save({ ...conversation, greetedAt: ports.clock.now() });
  const subject = { kind: "greeting" } as const;
  const spoken = suggested?.language ?? language ?? "nb";
  await data.messages.plan(newMessage(ports, { conversationId: conversation.id, subject, language: spoken }));
}

/** The app was removed: nothing is sent there any more; everything else stays for the day it comes back. */
export async function botRemoved(
  ports: Pick<Ports, "store" | "clock">,
  { tenant, place, by }: { tenant: string; place: PlaceFacts; by?: Heard },
): Promise<void> {
  await setInstalled(ports, { tenant, channelId: place.id, teamId: place.teamId, installed: false, by });
}

type Presence = { tenant: string; channelId?: string; teamId?: string; installed: boolean; by?: Heard };

/** A channel or a whole team was deleted or archived (false), or came back (true). */
export async function setInstalled(
  ports: Pick<Ports, "store" | "clock">,
  { tenant, channelId, teamId, installed, by = byTeams }: Presence,
): Promise<void> {
  await ports.store.write(tenant, async (data) => {
    for (const before of await placesOf(data, channelId, teamId)) {
      if (before.installed !== installed)
        await savePresence(ports, data, { before, now: { ...before, installed } }, by);
    }
  });
}

/** A channel or a team got a new name. */
export async function placeRenamed(
  ports: Pick<Ports, "store">,
  { tenant, channel, team }: { tenant: string; channel?: Named; team?: Named },
): Promise<void> {
  await ports.store.write(tenant, async (data) => {
    for (const conversation of await placesOf(data, channel?.id, team?.id)) {
      const channelName = channel?.id === conversation.id ? channel.name : undefined;
      await data.conversations.save({
        ...conversation,
        channelName: channelName ?? conversation.channelName,
        teamName: team?.name ?? conversation.teamName,
      });
    }
  });
}
type Named = { id: string; name?: string };

async function placesOf(data: Data, channelId?: string, teamId?: string): Promise<Conversation[]> {
  const channel = channelId === undefined ? undefined : await data.conversations.find(channelId);
  const team = teamId === undefined ? [] : await data.conversations.ofTeam(teamId);
  return [...(channel === undefined ? [] : [channel]), ...team.filter((other) => other.id !== channel?.id)];
}

/** The places whose roster an event about a team or chat concerns: the chat itself, or the team's known channels. */
export async function rosterPlaces(
  ports: Pick<Ports, "store">,
  { tenant, place }: { tenant: string; place: PlaceFacts },
): Promise<Conversation[]> {
  return ports.store.read(tenant, (data) => placesOf(data, place.id, place.teamId));
}

/** Keeps the roster as Teams tells it; in a personal chat it also tells whose chat it is. */
export async function saveRoster(
  ports: Pick<Ports, "store">,
  { tenant, conversationId, members }: { tenant: string; conversationId: string; members: Member[] },
): Promise<void> {
  await ports.store.write(tenant, async (data) => {
    const conversation = await data.conversations.find(conversationId);
    if (conversation === undefined) return;
    await data.conversations.saveMembers(conversationId, members);
    const person = conversation.kind === "personal" && members.length === 1 ? members[0]?.user : undefined;
    if (person !== undefined && person !== conversation.person) {
      await data.conversations.save({ ...conversation, person });
    }
  });
}

/** Someone left: out of the stored roster at once, without asking Teams. */
export async function membersLeft(
  ports: Pick<Ports, "store">,
  { tenant, place, teamsIds }: { tenant: string; place: PlaceFacts; teamsIds: string[] },
): Promise<void> {
  await ports.store.write(tenant, async (data) => {
    for (const { id } of await placesOf(data, place.id, place.teamId)) {
      for (const teamsId of teamsIds) await data.conversations.removeMember(id, teamsId);
    }
  });
}
