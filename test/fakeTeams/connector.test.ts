import { channel, person, personalChat } from "../support/fakeTeams/activities.ts";
import { fakeTeamsClient } from "../support/fakeTeams/client.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";
import { startControlledTeams } from "../support/fakeTeams/start-controlled.ts";

const place = channel();
const owner = person("NAV Åsnes", "nav.asnes@solor.example");
const time = { ms: 0 };

let teams: FakeTeams;
beforeEach(async () => {
  time.ms = 0;
  teams = await startFakeTeams({ botToken: "bot-token", strict: true, quota: "enforce", nowMs: () => time.ms });
  teams.setMembers(place.id, [owner]);
});
afterEach(() => teams.close());

async function call(method: string, path: string, body?: object, token = "bot-token") {
  const response = await fetch(`${teams.serviceUrl}v3/conversations${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const retryAfter = response.headers.get("retry-after");
  return {
    status: response.status,
    ...(retryAfter && { retryAfter }),
    body: text === "" ? undefined : JSON.parse(text),
  };
}
const at = encodeURIComponent(place.id);
const text = (words: string) => ({ type: "message", text: words });

describe("the fake's Connector", () => {
  it("posts, posts in a thread, updates, deletes and remembers every version", async () => {
    const posted = await call("POST", `/${at}/activities`, text("hei"));
    expect(posted).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^\d{13}$/) } });
    const { id } = posted.body;
    expect((await call("POST", `/${at};messageid=${id}/activities/${id}`, text("svar"))).status).toBe(201);
    expect((await call("PUT", `/${at}/activities/${id}`, text("hei igjen"))).status).toBe(200);
    expect(teams.oracle.textsIn(place.id)).toEqual(["hei", "hei igjen", "svar"]);
    expect((await call("DELETE", `/${at}/activities/${id}`)).status).toBe(200);
    expect((await call("PUT", `/${at}/activities/${id}`, text("for sent"))).status).toBe(404);
  });

  it("gives the same personal chat for a person each time, and counts it to the tenant that was said", async () => {
    const wanted = { members: [{ id: owner.teamsId }], tenantId: "another" };
    const [first, second] = [await call("POST", "", wanted), await call("POST", "", wanted)];
    expect([first.status, first.body]).toEqual([201, { id: personalChat(owner).id }]);
    expect(second.body).toEqual(first.body);
    expect(teams.conversations.tenantOf(personalChat(owner).id)).toBe("another");
  });

  it("tells the roster page by page, and one member", async () => {
    teams.setMembers(place.id, [owner, person("NAV Grue", "nav.grue@solor.example")]);
    const first = await call("GET", `/${at}/pagedmembers?pageSize=1`);
    expect(first.body).toMatchObject({
      members: [{ id: owner.teamsId, userPrincipalName: owner.user }],
      continuationToken: "1",
    });
    expect((await call("GET", `/${at}/pagedmembers?pageSize=1&continuationToken=1`)).body).not.toHaveProperty(
      "continuationToken",
    );
    expect((await call("GET", `/${at}/members/${owner.teamsId}`)).body).toMatchObject({ name: "NAV Åsnes" });
    expect((await call("GET", `/${at}/members/29:nobody`)).status).toBe(404);
  });

  it.each([
    ["a body that is no activity", "POST", `/${at}/activities`, {}, 400],
    ["a place nobody has told of", "POST", "/19:nowhere/activities", text("x"), 404],
    ["a post that is not there", "PUT", `/${at}/activities/1`, text("x"), 404],
    ["a message over 100 KB of UTF-16", "POST", `/${at}/activities`, text("å".repeat(52_000)), 413],
  ])("refuses %s", async (_what, method, path, body, status) => {
    expect((await call(method, path, body)).status).toBe(status);
    expect(teams.posts).toEqual([]);
  });

  it("refuses a bot without its token", async () => {
    expect((await call("POST", `/${at}/activities`, text("x"), "other")).status).toBe(401);
    expect(teams.posts).toEqual([]);
  });

  it("refuses after the bot is removed or blocked, also in threads, until it is let in again", async () => {
    teams.conversations.refuse(place.id, "BotNotInConversationRoster");
    const refused = await call("POST", `/${at};messageid=1/activities`, text("x"));
    expect(refused).toMatchObject({ status: 403, body: { error: { code: "BotNotInConversationRoster" } } });
    teams.conversations.admit(place.id);
    expect((await call("POST", `/${at}/activities`, text("x"))).status).toBe(201);
  });

  it("answers 429 with the time to wait when it is too much, and delivers nothing then", async () => {
    for (let n = 0; n < 7; n += 1) await call("POST", `/${at}/activities`, text("x"));
    expect(await call("POST", `/${at}/activities`, text("x"))).toMatchObject({ status: 429, retryAfter: "1" });
    expect(teams.posts).toHaveLength(7);
    time.ms = 1000;
    expect((await call("POST", `/${at}/activities`, text("x"))).status).toBe(201);
    expect(teams.quota.breaches).toHaveLength(1);
  });

  it("delivers and then breaks off, where that is planned", async () => {
    teams.misbehave("send", { kind: "reset", deliver: true });
    await expect(call("POST", `/${at}/activities`, text("x"))).rejects.toThrow();
    teams.misbehave("send", { kind: "reset" });
    await expect(call("POST", `/${at}/activities`, text("x"))).rejects.toThrow();
    teams.misbehave("send", { kind: "status", status: 503, deliver: true });
    expect((await call("POST", `/${at}/activities`, text("x"))).status).toBe(503);
    expect(teams.posts).toHaveLength(2);
  });

  it("holds a call until it is let go", async () => {
    const { arrived, release } = teams.hold("send");
    const order: string[] = [];
    const posted = call("POST", `/${at}/activities`, text("x")).then(() => order.push("answered"));
    await arrived;
    order.push("arrived");
    expect(teams.posts).toEqual([]);
    release();
    await posted;
    expect(order).toEqual(["arrived", "answered"]);
  });
});

describe("the fake's control interface", () => {
  it("steers the fake from another process, and answers what the oracle knows", async () => {
    const controlled = await startControlledTeams({ quota: "record" });
    const client = fakeTeamsClient(controlled.url);
    try {
      expect(await client.about({})).toMatchObject({ openIdUrl: controlled.openIdUrl, botToken: "bot-token" });
      await client.members({ conversation: place.id, people: [owner], tenant: "t1" });
      await client.misbehave({ on: "send", misbehaviour: { kind: "status", status: 503 } });
      const post = () =>
        fetch(`${controlled.serviceUrl}v3/conversations/${at}/activities`, {
          method: "POST",
          headers: { authorization: "Bearer bot-token" },
          body: JSON.stringify(text("hei")),
        });
      expect([(await post()).status, (await post()).status]).toEqual([503, 201]);
      expect(await client.texts({ conversation: place.id })).toEqual(["hei"]);
      expect(await client.state({})).toMatchObject({ posts: 1, calls: { send: 2 }, struck: { "send status 503": 1 } });
      for (let n = 0; n < 7; n += 1) await post();
      expect(await client.breaches({})).not.toEqual([]);
      expect(await client.clock({ at: "2022-10-03T06:00:00Z" })).toMatchObject({
        at: expect.stringMatching(/^2022-10-03T06:00:0/),
      });
      await expect(client.message({ from: owner, place, text: "hjelp" })).rejects.toThrow("no bot there");
      await expect(client.seen({ person: "" })).resolves.toEqual([]);
      expect((await fetch(`${controlled.url}/control/toString`)).status).toBe(404);
      expect((await fetch(`${controlled.url}/control/misbehave`)).status).toBe(405);
    } finally {
      await controlled.close();
    }
  });
});
