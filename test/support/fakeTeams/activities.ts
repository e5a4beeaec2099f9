import type { FakeTeams, Person } from "./server.ts";

/** Where something is said in Teams. */
export type Place =
  | { kind: "channel"; id: string; teamId: string; teamName: string; channelName: string }
  | { kind: "groupChat"; id: string }
  | { kind: "personal"; id: string };

export type Activity = Record<string, unknown> & { type: string; id: string };
type Common = { from: Person; place: Place; locale?: string /** root post of the thread */; under?: string };

let count = 0;
function nextId(): string {
  count += 1;
  return String(1_664_780_000_000 + count);
}

export function person(name: string, user: string, extra: Partial<Person> = {}): Person {
  return { teamsId: `29:1${user}`, aadObjectId: `aad-${user}`, name, user, ...extra };
}

export function channel(teamName = "Prosjekt NAV Solør", channelName = "Målinger"): Place {
  const slug = Buffer.from(`${teamName} ${channelName}`).toString("hex").slice(0, 24);
  return {
    kind: "channel",
    id: `19:${slug}@thread.tacv2`,
    teamId: `19:team${slug}@thread.tacv2`,
    teamName,
    channelName,
  };
}

export function personalChat(of: Person): Place {
  return { kind: "personal", id: `a:personal-${of.teamsId}` };
}

export function groupChat(id = "19:styringsgruppa@thread.v2"): Place {
  return { kind: "groupChat", id };
}

/** What is new when Teams delivers the same thing again under another name. */
export function freshActivity(): { id: string; timestamp: string } {
  const id = nextId();
  return { id, timestamp: new Date(Number(id)).toISOString() };
}

function base(teams: FakeTeams, { from, place, locale = "nb-NO", under }: Common): Activity {
  teams.places.set(place.id, place);
  teams.conversations.meet(place.id);
  const inThread = place.kind === "channel" && under ? `;messageid=${under}` : "";
  return {
    type: "message",
    id: nextId(),
    timestamp: "2022-10-03T06:00:00.000Z",
    localTimezone: "Europe/Oslo",
    serviceUrl: teams.serviceUrl,
    channelId: "msteams",
    locale,
    from: { id: from.teamsId, name: from.name, aadObjectId: from.aadObjectId },
    recipient: botAccount(teams),
    conversation: conversationOf(teams, place, inThread),
    channelData: channelDataOf(teams, place),
  };
}

function botAccount(teams: FakeTeams): { id: string; name: string } {
  return { id: `28:${teams.botId}`, name: "Nullpunkt" };
}

function conversationOf(teams: FakeTeams, place: Place, inThread: string): object {
  const common = {
    conversationType: place.kind,
    tenantId: teams.conversations.tenantOf(place.id),
    id: `${place.id}${inThread}`,
  };
  return place.kind === "personal" ? common : { ...common, isGroup: true };
}

function channelDataOf(teams: FakeTeams, place: Place): Record<string, unknown> {
  const tenant = { id: teams.conversations.tenantOf(place.id) };
  if (place.kind !== "channel") return { tenant };
  const { teamId, teamName, id, channelName } = place;
  return { tenant, team: { id: teamId, name: teamName }, channel: { id, name: channelName }, teamsTeamId: teamId };
}

/** A message; in a channel or group chat it mentions the bot, as Teams only then hands it over. */
export function message(teams: FakeTeams, said: Common & { text: string }): Activity {
  const activity = base(teams, said);
  if (said.place.kind === "personal") return { ...activity, text: said.text, textFormat: "plain" };
  const text = "<at>Nullpunkt</at>";
  const mention = { type: "mention", text, mentioned: botAccount(teams) };
  return { ...activity, text: `${text}&nbsp;${said.text}`, entities: [mention] };
}

/** A click on Action.Execute; `replyToId` is the message the card is in. */
export function cardAction(
  teams: FakeTeams,
  click: Common & { verb: string; data: object; replyToId?: string; trigger?: "manual" | "automatic" },
): Activity {
  const { verb, data, trigger, replyToId } = click;
  const value = { action: { type: "Action.Execute", verb, data }, ...(trigger && { trigger }) };
  return { ...base(teams, click), type: "invoke", name: "adaptiveCard/action", value, ...(replyToId && { replyToId }) };
}

/** The Action.Submit of a card in a client without Universal Actions: a message with a value and no text. */
export function cardSubmit(teams: FakeTeams, click: Common & { value: object; replyToId?: string }): Activity {
  const { value, replyToId } = click;
  return { ...base(teams, click), value, ...(replyToId && { replyToId }) };
}

/** The bot, or people, come into a place. */
export function membersAdded(teams: FakeTeams, event: Common & { added: "bot" | Person[] }): Activity {
  return conversationUpdate(teams, event, {
    eventType: memberEvent(event.place, "Added"),
    membersAdded: accounts(teams, event.added),
  });
}

export function membersRemoved(teams: FakeTeams, event: Common & { removed: "bot" | Person[] }): Activity {
  const membersRemoved = accounts(teams, event.removed);
  return conversationUpdate(teams, event, { eventType: memberEvent(event.place, "Removed"), membersRemoved });
}

function memberEvent(place: Place, what: "Added" | "Removed"): string | undefined {
  return place.kind === "channel" ? `teamMember${what}` : undefined;
}

/** "channelRenamed", "channelDeleted", "teamRenamed", "teamArchived" …; the place carries the new names. */
export function teamEvent(teams: FakeTeams, event: Common & { eventType: string }): Activity {
  return conversationUpdate(teams, event, { eventType: event.eventType });
}

function conversationUpdate(
  teams: FakeTeams,
  event: Common,
  { eventType, ...fields }: { eventType: string | undefined } & Record<string, unknown>,
): Activity {
  const channelData = { ...channelDataOf(teams, event.place), ...(eventType && { eventType }) };
  return { ...base(teams, event), type: "conversationUpdate", ...fields, channelData };
}

function accounts(teams: FakeTeams, who: "bot" | Person[]): object[] {
  return who === "bot" ? [botAccount(teams)] : who.map(({ teamsId: id, aadObjectId }) => ({ id, aadObjectId }));
}

export function installationUpdate(
  teams: FakeTeams,
  event: Common & { action: "add" | "remove" | "add-upgrade" | "remove-upgrade" },
): Activity {
  return { ...base(teams, event), type: "installationUpdate", action: event.action };
}

/** A file sent to the bot in a personal chat. */
export function fileMessage(teams: FakeTeams, sent: Common & { fileName: string; downloadUrl: string }): Activity {
  const content = { downloadUrl: sent.downloadUrl, uniqueId: nextId(), fileType: sent.fileName.split(".").at(-1) };
  const contentType = "application/vnd.microsoft.teams.file.download.info";
  return { ...base(teams, sent), attachments: [{ contentType, name: sent.fileName, content }] };
}

export type Delivered = { status: number; body: unknown };

/** Hands an activity to the bot as the Connector does; `token: null` sends none. */
export async function deliver(
  teams: FakeTeams,
  botUrl: string,
  activity: object,
  token: string | null = teams.token(),
): Promise<Delivered> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const headers = { "content-type": "application/json; charset=utf-8", ...authorization };
  const response = await fetch(`${botUrl}/api/messages`, { method: "POST", headers, body: JSON.stringify(activity) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") && text !== "";
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}
