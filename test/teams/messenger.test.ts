import type { Content } from "../../src/domain/talking/content.ts";
import type { Conversation } from "../../src/domain/talking/conversation.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import { createTeamsAdapter } from "../../src/teams/adapter.ts";
import { createMessenger } from "../../src/teams/messenger.ts";
import type { Drawn } from "../../src/views/draw.ts";
import { type FakeTeams, type Misbehaviour, startFakeTeams } from "../support/fakeTeams/server.ts";

const content: Content = { kind: "notice", notice: { reason: "notCoupled" } };
const card = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "1 234,5" }] };

let teams: FakeTeams;
beforeEach(async () => {
  teams = await startFakeTeams();
});
afterEach(() => teams.close());

function messenger(drawn: Drawn = { card, summary: "Måling" }, timeoutMs = 500) {
  const adapter = createTeamsAdapter({
    identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant },
    hosts: "loopback",
    timeoutMs,
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
    onRefused: () => undefined,
    onFailed: () => undefined,
  });
  return createMessenger({ adapter, draw: () => drawn });
}

function channel(extra: Partial<Conversation> = {}): Conversation {
  const { serviceUrl, botId } = teams;
  return {
    id: "19:channel@thread.tacv2",
    kind: "channel",
    serviceUrl,
    botId: `28:${botId}`,
    installed: true,
    ...extra,
  };
}
const to = (extra: object = {}) => ({ tenant: teams.tenant, conversation: channel(), ...extra });
const sends = () => teams.calls.filter((call) => call.operation === "send" || call.operation === "update").length;

it("posts a card alone with its words in the summary, and tells its id", async () => {
  const result = await messenger().create(to(), content, "nb");
  expect(result).toEqual({ outcome: "delivered", activityId: teams.posts[0]?.id });
  expect(teams.posts[0]?.activity).toMatchObject({ summary: "Måling", attachments: [{ content: card }] });
  expect(teams.posts[0]?.activity).not.toHaveProperty("text");
  expect(teams.calls[0]?.authorization).toBe("Bearer bot-token");
});

it("posts in a thread of the channel", async () => {
  await messenger().create(to({ under: "1664776800001" }), content, "nb");
  expect(teams.posts[0]?.conversationId).toBe("19:channel@thread.tacv2;messageid=1664776800001");
});

it("mentions inside the card, and a name can't break out of its tag", async () => {
  await messenger().create(to({ mention: { teamsId: "29:1", name: "NAV </at> Åsnes" } }), content, "nb");
  const sent = JSON.stringify(teams.posts[0]?.activity);
  expect(sent).toContain("<at>NAV /at Åsnes</at>");
  expect(teams.posts[0]?.activity).toMatchObject({
    attachments: [{ content: { msteams: { entities: [{ type: "mention", mentioned: { id: "29:1" } }] } } }],
  });
});

it("leaves a mention where the view has put it", async () => {
  const own = {
    ...card,
    msteams: { entities: [{ type: "mention", text: "<at>X</at>", mentioned: { id: "29:1", name: "X" } }] },
  };
  await messenger({ card: own, summary: "s" }).create(to({ mention: { teamsId: "29:1", name: "X" } }), content, "nb");
  expect(teams.posts[0]?.activity).toMatchObject({ attachments: [{ content: own }] });
});

it("updates the same post", async () => {
  const posted = await messenger().create(to(), content, "nb");
  const id = posted.outcome === "delivered" ? (posted.activityId ?? "") : "";
  const result = await messenger({ text: "ny", summary: "ny" }).update(to(), id, content, "nb");
  expect(result).toEqual({ outcome: "delivered", activityId: id });
  expect(teams.posts[0]?.updates).toMatchObject([{ text: "ny", id }]);
});

it("refuses a message over 80 KB of UTF-16 without sending it", async () => {
  const result = await messenger({ text: "å".repeat(41_000), summary: "s" }).create(to(), content, "nb");
  expect(result).toMatchObject({ outcome: "refused", status: 413, code: "MessageTooLarge" });
  expect(sends()).toBe(0);
});

it("opens the bot's own chat with a person", async () => {
  const result = await messenger().openPersonalChat?.(to(), "29:anna");
  expect(result).toEqual({ outcome: "opened", conversationId: "a:personal-29:anna" });
  expect(teams.calls[0]?.body).toMatchObject({ members: [{ id: "29:anna" }], tenantId: teams.tenant });
});

const retry = (status?: number, afterMs?: number) => ({
  outcome: "retry",
  ...(status && { status }),
  ...(afterMs && { afterMs }),
});
const refused = (status: number) => ({ outcome: "refused", status, code: "Planned" });
const unknown = { outcome: "unknown" };
const answered = (status: number): Misbehaviour => ({ kind: "status", status });
const table: [string, Misbehaviour, create: object, update: object][] = [
  ...[412, 502, 503, 504].map((s): [string, Misbehaviour, object, object] => [`${s}`, answered(s), retry(s), retry(s)]),
  ["429 without a time", answered(429), retry(429), retry(429)],
  ["429 with seconds", { kind: "status", status: 429, retryAfter: "7" }, retry(429, 7000), retry(429, 7000)],
  [
    "429 with a past date",
    { kind: "status", status: 429, retryAfter: "Mon, 03 Oct 2022 06:00:00 GMT" },
    retry(429),
    retry(429),
  ],
  ...[400, 401, 403, 404, 408, 409, 413, 418, 500, 501, 507].map((s): [string, Misbehaviour, object, object] => [
    `${s}`,
    answered(s),
    refused(s),
    refused(s),
  ]),
  ["hang", { kind: "hang" }, unknown, retry()],
  ["reset", { kind: "reset" }, unknown, retry()],
  ["reset after delivery", { kind: "reset", deliver: true }, unknown, retry()],
  ["503 after delivery", { kind: "status", status: 503, deliver: true }, retry(503), retry(503)],
  ["a web page instead of an answer, 503", { kind: "html", status: 503 }, retry(503), retry(503)],
];

describe.each(table)("%s", (_name, misbehaviour, create, update) => {
  it("on create", async () => {
    teams.misbehave("send", misbehaviour);
    expect(await messenger().create(to(), content, "nb")).toMatchObject(create);
    expect(sends()).toBe(1);
  });
  it("on update", async () => {
    teams.misbehave("update", misbehaviour);
    expect(await messenger().update(to(), "1", content, "nb")).toMatchObject(update);
    expect(sends()).toBe(1);
  });
});

it("tries again when nobody took the connection", async () => {
  const gone = channel({ serviceUrl: "http://127.0.0.1:9/emea/" });
  expect(await messenger().create(to({ conversation: gone }), content, "nb")).toMatchObject({ outcome: "retry" });
});

it("tries again when it could not sign in, since nothing was sent", async () => {
  const adapter = createTeamsAdapter({
    identity: { id: teams.botId, type: "SingleTenant", password: "secret", tenantId: teams.tenant },
    ...{ hosts: "loopback", timeoutMs: 200, onRefused: () => undefined, onFailed: () => undefined },
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: () => new Promise<string>(() => undefined) },
  });
  const result: AttemptResult = await createMessenger({ adapter }).create(to(), content, "nb");
  expect(result).toMatchObject({ outcome: "retry" });
  expect(teams.calls).toHaveLength(0);
});

it("cuts a hanging call at the time limit of one request", async () => {
  teams.misbehave("send", { kind: "hang" });
  // without the limit this would hang until the test's own time is out
  expect(await messenger(undefined, 200).create(to(), content, "nb")).toMatchObject({ outcome: "unknown" });
});

it("never calls a host that the token may not go to", async () => {
  const foreign = channel({ serviceUrl: "https://smba.trafficmanager.net.evil.example/emea/" });
  expect(await messenger().create(to({ conversation: foreign }), content, "nb")).toMatchObject({
    outcome: "refused",
    code: "ForeignHost",
  });
});

it("does not follow a redirect, neither to another host nor to the same one", async () => {
  const elsewhere = await startFakeTeams();
  for (const { serviceUrl } of [elsewhere, teams]) {
    teams.misbehave("send", { kind: "status", status: 307, location: `${serviceUrl}v3/conversations/x/activities` });
    expect(await messenger().create(to(), content, "nb")).toMatchObject({ outcome: "refused", status: 307 });
  }
  expect(elsewhere.calls).toHaveLength(0);
  expect(sends()).toBe(2);
  await elsewhere.close();
});
