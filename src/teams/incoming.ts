import { z } from "zod";
import type { PlaceFacts } from "../journeys/meet.ts";
import { plainText, withoutMentions } from "./plain-text.ts";
import { localTenant } from "./roster.ts";

/** A verified activity, read once; nothing behind this line looks at Teams' own shape for who, where or what. */
export type Incoming = {
  type: string;
  /** invoke name, installation action */
  name?: string;
  action?: string;
  tenant: string;
  activityId: string;
  place: PlaceFacts;
  /** the post whose thread this was said in */
  thread?: string;
  /** the message that a click came from */
  repliesTo?: string;
  from?: { teamsId: string; aadObjectId?: string; name: string };
  locale?: string;
  text: string;
  value?: unknown;
  attachments: { contentType: string; name?: string; content?: unknown }[];
  /** team and channel events */
  event?: string;
  /** the channel an event is about */
  channel?: { id: string; name?: string };
  /** the channel the app was added from, where Teams says it */
  selectedChannel?: { id: string; name?: string };
  membersAdded: string[];
  membersRemoved: string[];
};

const text = z.string().max(10_000);
const optionalText = text.optional().catch(undefined);
// what becomes a key: PostgreSQL's indexes take 2 700 bytes, no NUL, and Teams' own ids are far from it
const id = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[\x20-\x7e]+$/);
const optionalId = id.optional().catch(undefined);
/** Words of Teams' own, which are logged. */
const word = z.string().regex(/^[\w./-]{1,100}$/);
const named = z.object({ id, name: optionalText });
const account = z.object({ id, name: optionalText, aadObjectId: optionalId });
const accounts = z.array(account).max(10_000).optional().catch(undefined);
const mention = z.object({ type: z.literal("mention"), mentioned: named, text: optionalText });

const channelData = z.object({
  tenant: z.object({ id }).optional().catch(undefined),
  team: named.optional().catch(undefined),
  channel: named.optional().catch(undefined),
  eventType: optionalText,
  settings: z.object({ selectedChannel: named }).optional().catch(undefined),
});

const activityShape = z.object({
  type: word,
  id: optionalId,
  name: word.optional().catch(undefined),
  action: optionalText,
  serviceUrl: text,
  replyToId: optionalId,
  locale: optionalText,
  from: account.optional().catch(undefined),
  recipient: account,
  conversation: z.object({
    id,
    tenantId: optionalId,
    conversationType: optionalText,
    isGroup: z.boolean().optional().catch(undefined),
    name: optionalText,
  }),
  channelData: channelData.optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).max(1000).optional().catch(undefined),
  attachments: z
    .array(z.object({ contentType: text, name: optionalText, content: z.unknown().optional() }))
    .max(100)
    .optional()
    .catch(undefined),
  membersAdded: accounts,
  membersRemoved: accounts,
});
type ActivityShape = z.infer<typeof activityShape>;

/** Reads an activity; undefined when it lacks what every activity of Teams has. */
export function readIncoming(activity: unknown, local: boolean): Incoming | undefined {
  const parsed = activityShape.safeParse(activity);
  if (!parsed.success) return undefined;
  const said = parsed.data;
  const [, thread] = splitConversation(said.conversation.id);
  // one writing of it, or a tenant would be two; that it is an allowed one was seen to at the door
  const tenant = (said.channelData?.tenant?.id || said.conversation.tenantId)?.toLowerCase();
  return {
    type: said.type,
    name: said.name,
    action: said.action?.toLowerCase(),
    tenant: local || tenant === undefined || tenant === "" ? localTenant : tenant,
    activityId: said.id ?? "",
    place: placeOf(said),
    thread,
    repliesTo: said.replyToId,
    from: said.from && { teamsId: said.from.id, aadObjectId: said.from.aadObjectId, name: said.from.name ?? "" },
    locale: said.locale,
    text: plainText(withoutMentions(said.text ?? "", botNames(said))),
    value: said.value,
    attachments: said.attachments ?? [],
    event: said.channelData?.eventType,
    channel: said.channelData?.channel,
    selectedChannel: said.channelData?.settings?.selectedChannel,
    membersAdded: (said.membersAdded ?? []).map((member) => member.id),
    membersRemoved: (said.membersRemoved ?? []).map((member) => member.id),
  };
}

/** "19:abc@thread.tacv2;messageid=123" → the channel and the root post of the thread. */
export function splitConversation(id: string): [conversation: string, thread: string | undefined] {
  const [conversation = id, ...rest] = id.split(";");
  const thread = rest.find((part) => part.startsWith("messageid="))?.slice("messageid=".length);
  return [conversation, thread];
}

function placeOf(said: ActivityShape): PlaceFacts {
  const team = said.channelData?.team;
  const channel = said.channelData?.channel;
  const [id] = splitConversation(said.conversation.id);
  const kind = kindOf(said);
  return {
    id,
    kind,
    serviceUrl: said.serviceUrl,
    botId: said.recipient.id,
    teamId: team?.id,
    teamName: team?.name,
    // a group chat's name, or a channel's where only the conversation tells it
    channelName: (channel?.id === id ? channel.name : undefined) ?? said.conversation.name,
  };
}

function kindOf(said: ActivityShape): PlaceFacts["kind"] {
  const type = said.conversation.conversationType;
  if (type === "channel" || type === "groupChat" || type === "personal") return type;
  if (said.channelData?.team !== undefined) return "channel";
  return said.conversation.isGroup === true ? "groupChat" : "personal";
}

/** The names the bot is mentioned by, in text and in the mention's own entity. */
function botNames(said: ActivityShape): string[] {
  const names = said.recipient.name === undefined ? [] : [said.recipient.name];
  for (const entity of said.entities ?? []) {
    const parsed = mention.safeParse(entity);
    if (!parsed.success || parsed.data.mentioned.id !== said.recipient.id) continue;
    const inner = parsed.data.text?.replace(/<\/?at\b[^<>]*>/gi, "");
    names.push(...[parsed.data.mentioned.name, inner].filter((name) => name !== undefined));
  }
  return names;
}
