import {
  botAdded,
  botRemoved,
  membersLeft,
  placeRenamed,
  rosterPlaces,
  saveRoster,
  setInstalled,
} from "../journeys/install.ts";
import { type PlaceFacts, recall, remember } from "../journeys/meet.ts";
import type { Heard } from "../journeys/save-presence.ts";
import type { Afterwards } from "./afterwards.ts";
import type { BotParts } from "./bot-parts.ts";
import { spokenLanguage } from "./build-turn.ts";
import type { Incoming } from "./incoming.ts";

type Handle = (parts: BotParts, afterwards: Afterwards, incoming: Incoming) => Promise<void>;

const closing = new Set(["channelDeleted", "teamArchived", "teamDeleted", "teamHardDeleted"]);
const opening = new Set(["channelRestored", "teamUnarchived", "teamRestored"]);

/** Installation, people who come and go, new names, deleted and archived places. Unknown events do nothing. */
export async function handlePlaceEvent(parts: BotParts, afterwards: Afterwards, incoming: Incoming): Promise<void> {
  await handlerOf(incoming)?.(parts, afterwards, incoming);
}

function handlerOf({ type, action, event, place, membersAdded, membersRemoved }: Incoming): Handle | undefined {
  if (type === "installationUpdate") {
    // the upgrades are those in which the bot came or went
    if (action === "add" || action === "add-upgrade") return added;
    if (action === "remove" || action === "remove-upgrade") return removed;
    return undefined;
  }
  if (membersAdded.includes(place.botId)) return added;
  if (membersRemoved.includes(place.botId)) return removed;
  if (membersAdded.length > 0) return peopleCame;
  if (membersRemoved.length > 0) return peopleLeft;
  if (event === "channelRenamed" || event === "teamRenamed") return renamed;
  if (event !== undefined && closing.has(event))
    return (parts, _afterwards, incoming) => installed(parts, incoming, false);
  if (event !== undefined && opening.has(event))
    return (parts, _afterwards, incoming) => installed(parts, incoming, true);
  return undefined;
}

const added: Handle = async (parts, afterwards, incoming) => {
  const place = greetingPlace(incoming);
  const { tenant, locale } = incoming;
  const language = spokenLanguage(locale, parts.local !== undefined);
  await botAdded(parts.ports, { tenant, place, language, by: heardBy(incoming) });
  afterwards.run({ tenant }, () => refreshRoster(parts, { tenant, place }));
};

const removed: Handle = (parts, _afterwards, incoming) =>
  botRemoved(parts.ports, { tenant: incoming.tenant, place: incoming.place, by: heardBy(incoming) });

const peopleCame: Handle = async (parts, afterwards, incoming) => {
  const { tenant, place } = incoming;
  // it may come after the word that the bot was removed, and says nothing of the bot
  const { conversation } = await recall(parts.ports, { tenant, place, askLanguage: false });
  if (conversation?.installed === false) return;
  await remember(parts.ports, { tenant, place, by: heardBy(incoming) });
  afterwards.run({ tenant }, () => refreshRoster(parts, { tenant, place }));
};

const peopleLeft: Handle = (parts, _afterwards, { tenant, place, membersRemoved }) =>
  membersLeft(parts.ports, { tenant, place, teamsIds: membersRemoved });

const renamed: Handle = ({ ports }, _afterwards, { tenant, event, channel, place }) =>
  event === "channelRenamed"
    ? placeRenamed(ports, { tenant, channel })
    : placeRenamed(ports, {
        tenant,
        team: place.teamId === undefined ? undefined : { id: place.teamId, name: place.teamName },
      });

function installed({ ports }: BotParts, incoming: Incoming, to: boolean): Promise<void> {
  const { tenant, event, channel, place } = incoming;
  const aboutChannel = event?.startsWith("channel") ?? false;
  const where = aboutChannel ? { channelId: channel?.id } : { teamId: place.teamId };
  return setInstalled(ports, { tenant, ...where, installed: to, by: heardBy(incoming) });
}

function heardBy({ from, activityId }: Incoming): Heard {
  return { source: `teams ${activityId}`.trim(), ...(from && { teamsId: from.teamsId }) };
}

/** In a team the bot greets in the channel it was added from; without that, where the event came from. */
function greetingPlace({ place, selectedChannel }: Incoming): PlaceFacts {
  if (place.kind !== "channel" || selectedChannel === undefined || selectedChannel.id === place.id) return place;
  return { ...place, id: selectedChannel.id, channelName: selectedChannel.name };
}

async function refreshRoster(parts: BotParts, at: { tenant: string; place: PlaceFacts }): Promise<void> {
  const { tenant } = at;
  for (const conversation of await rosterPlaces(parts.ports, at)) {
    if (!conversation.installed) continue;
    const members = await parts.roster.members(tenant, conversation);
    await saveRoster(parts.ports, { tenant, conversationId: conversation.id, members });
  }
}
