import type { Conversation } from "../../src/domain/talking/conversation.ts";
import type { Sender } from "../../src/jobs/sender.ts";
import type { Database } from "../../src/store/database.ts";
import { message } from "../store/records.ts";
import { freshStore } from "../support/database.ts";
import { chatOf, planMany, type SendingWorld, sendingWorld, statesOf } from "../support/sending-world.ts";

let database: Database;
let world: SendingWorld;
let tenants = 0;
beforeAll(async () => {
  database = await freshStore();
});
beforeEach(async () => {
  world = await sendingWorld(database);
});
afterEach(() => world.close());
afterAll(() => database.close());

/** A tenant of its own, with so many places. */
function tenantWith(count: number, kind: Conversation["kind"] = "personal") {
  tenants += 1;
  const tenant = `quota-${tenants}`;
  const places = Array.from({ length: count }, (_, n) => chatOf(world.teams, `19:${tenant}-${n}`, { kind }));
  for (const { id } of places) world.teams.conversations.assign(id, tenant);
  return { tenant, places };
}
const secondsSince = (began: string) => (Date.parse(world.clock.now()) - Date.parse(began)) / 1000;
const waits = async (tenant: string) => ((await statesOf(database, tenant))["planned"] ?? 0) > 0;

/** Wakes the senders and lets the time pass until nothing is planned in these tenants. */
async function sendAll(senders: Sender[], ...names: string[]): Promise<void> {
  for (const sender of senders) for (const tenant of names) sender.wake(tenant);
  const done = async () => {
    for (const tenant of names) while (await world.clock.busy(() => waits(tenant))) await world.clock.sleep(250);
    // what was posted is still to be stored
    await world.clock.sleep(100);
  };
  await world.clock.runUntil(done());
}

describe("promise 6: never above the quota", () => {
  it.each([1, 2, 4])(
    "with %s instances on one tenant: each message once, and nearly as fast as Teams allows",
    async (count) => {
      const { tenant, places } = tenantWith(150);
      await planMany(database, tenant, { count: 150, conversations: places });
      const began = world.clock.now();
      await sendAll(Array.from({ length: count }, world.addSender), tenant);
      expect(await statesOf(database, tenant)).toEqual({ delivered: 150 });
      expect(world.teams.posts).toHaveLength(150);
      expect(new Set(world.teams.posts.map(({ conversationId }) => conversationId)).size).toBe(150);
      expect(world.teams.quota.breaches).toEqual([]);
      // the last of three windows begins after two seconds
      expect(secondsSince(began)).toBeLessThan(2 * 1.1 + 0.6);
      expect(world.troubles).toEqual([]);
      expect(world.errors).toEqual([]);
    },
  );

  it("in one channel, which may have 60 in half a minute, over two instances", async () => {
    const { tenant, places } = tenantWith(1, "channel");
    await planMany(database, tenant, { count: 64, conversations: places });
    const began = world.clock.now();
    await sendAll([world.addSender(), world.addSender()], tenant);
    expect(await statesOf(database, tenant)).toEqual({ delivered: 64 });
    expect(world.teams.quota.breaches).toEqual([]);
    expect(secondsSince(began)).toBeGreaterThanOrEqual(30);
    expect(secondsSince(began)).toBeLessThan(33);
  });

  it("over a restart in the middle", async () => {
    const { tenant, places } = tenantWith(120);
    await planMany(database, tenant, { count: 120, conversations: places });
    const first = world.addSender();
    first.wake(tenant);
    await world.clock.runUntil(world.clock.sleep(1200));
    const stopped = first.stop();
    await world.clock.runUntil(stopped);
    expect(world.teams.posts.length).toBeLessThan(120);
    await sendAll([world.addSender()], tenant);
    expect(world.teams.posts).toHaveLength(120);
    expect(world.teams.quota.breaches).toEqual([]);
  });

  it("and a tenant that must wait delays no other", async () => {
    const slow = tenantWith(1, "channel");
    const quick = tenantWith(20);
    await planMany(database, slow.tenant, { count: 70, conversations: slow.places });
    await planMany(database, quick.tenant, { count: 20, conversations: quick.places });
    const sender = world.addSender();
    sender.wake(slow.tenant);
    await world.clock.runUntil(world.clock.sleep(3000));
    const began = world.clock.now();
    await sendAll([sender], quick.tenant);
    expect(secondsSince(began)).toBeLessThan(1);
    expect(await waits(slow.tenant)).toBe(true);
    await world.clock.runUntil(sender.stop());
  });

  it("and in a tenant, a channel that must wait hides no other conversation", async () => {
    const { tenant, places } = tenantWith(1, "channel");
    await planMany(database, tenant, { count: 80, conversations: places, name: "slow" });
    const chats = Array.from({ length: 10 }, (_, n) => chatOf(world.teams, `19:${tenant}-chat-${n}`));
    await planMany(database, tenant, { count: 10, conversations: chats, name: "quick" });
    const sender = world.addSender();
    sender.wake(tenant);
    await world.clock.runUntil(world.clock.sleep(3000));
    const reached = chats.filter(({ id }) => world.teams.postsIn(id).length === 1);
    expect(reached).toHaveLength(10);
    await world.clock.runUntil(sender.stop());
  });

  it("where a 429 makes the whole conversation wait, and others go on", async () => {
    const { tenant, places } = tenantWith(2, "channel");
    const [busy, free] = places;
    world.teams.faults.plan("send", { kind: "status", status: 429, retryAfter: "20" }, 1, busy?.id);
    await planMany(database, tenant, { count: 12, conversations: places });
    const sender = world.addSender();
    sender.wake(tenant);
    await world.clock.runUntil(world.clock.sleep(15_000));
    const before = world.teams.postsIn(busy?.id ?? "").length;
    expect(world.teams.postsIn(free?.id ?? "")).toHaveLength(6);
    await sendAll([sender], tenant);
    expect(world.teams.postsIn(busy?.id ?? "")).toHaveLength(6);
    // those whose slots lay before the answer may be out; after it nothing until the pause was over
    expect(before).toBeLessThan(6);
    expect(await statesOf(database, tenant)).toEqual({ delivered: 12 });
  });

  it("and a slot that seems to lie in the future, from a clock that was wrong, stops nobody", async () => {
    const { tenant, places } = tenantWith(1);
    await planMany(database, tenant, { count: 1, conversations: places });
    await database.pool.query(
      `insert into attempt (tenant, id, kind, conversation_id, wanted, started_at)
       select $1, 'wrong-' || n, 'reply', $2, 0, '2022-10-03T08:00:00Z' from generate_series(1, 60) as n`,
      [tenant, places[0]?.id],
    );
    await sendAll([world.addSender()], tenant);
    expect(await statesOf(database, tenant)).toEqual({ delivered: 1 });
  });
});

describe("a claim whose app died", () => {
  it("before the call began is taken by another, and the message goes out once", async () => {
    const { tenant, places } = tenantWith(1);
    await planMany(database, tenant, { count: 1, conversations: places });
    const how = { limit: 10, horizonMs: 1000 };
    const died = await database.store.write(tenant, (data) => data.messages.claimBatch(world.clock.now(), how));
    expect(died.claims).toHaveLength(1);
    world.clock.advance({ seconds: 61 });
    await sendAll([world.addSender()], tenant);
    expect(world.teams.posts).toHaveLength(1);
    // and should it wake up after all, its claim is no longer good
    const [claim] = died.claims;
    expect(
      claim && (await database.store.write(tenant, (data) => data.messages.begin(claim, world.clock.now()))),
    ).toBeUndefined();
  });
});

describe("a message that can't be drawn", () => {
  it("fails alone, and is told of", async () => {
    const { tenant, places } = tenantWith(3);
    await planMany(database, tenant, { count: 3, conversations: places });
    await database.store.write(tenant, async (data) => {
      await data.messages.plan(
        message("bad", { conversationId: places[0]?.id, subject: { kind: "digest", digestId: "d" } }),
      );
    });
    await database.pool.query(
      `insert into digest (tenant, id, project_id, key, at, ends_at, body) values ($1, 'd', 'p', 'k', now(), now(), '{"kind":"digest"}')`,
      [tenant],
    );
    await sendAll([world.addSender()], tenant);
    expect(await statesOf(database, tenant)).toEqual({ delivered: 3, failed: 1 });
    expect(world.troubles).toMatchObject([{ messageId: "bad", what: "notDrawn" }]);
  });
});

describe("a first contact", () => {
  async function firstContact(refusal?: { status: number; code: string }) {
    const { tenant, places } = tenantWith(1, "channel");
    const [via] = places;
    if (!via) throw new Error("no channel");
    await database.store.write(tenant, async (data) => {
      await data.conversations.save(via);
      await data.conversations.saveMember(via.id, {
        teamsId: "29:kari",
        user: "kari@solor.example",
        name: "K",
        guest: false,
      });
    });
    if (refusal) world.teams.misbehave("createConversation", { kind: "status", ...refusal });
    await planMany(database, tenant, { count: 1, conversations: [via] }, { openFor: "29:kari" });
    await sendAll([world.addSender()], tenant);
    return { tenant, found: await database.store.read(tenant, (data) => data.messages.find("m-0")) };
  }

  it("opens the person's chat, posts there, and knows the chat from then on", async () => {
    const { tenant, found } = await firstContact();
    expect(found).toMatchObject({ state: "delivered", conversationId: "a:personal-29:kari" });
    expect(found?.openFor).toBeUndefined();
    expect(world.teams.postsIn("a:personal-29:kari")).toHaveLength(1);
    const chat = await database.store.read(tenant, (data) => data.conversations.personal("kari@solor.example"));
    expect(chat).toMatchObject({ id: "a:personal-29:kari", kind: "personal", installed: true });
    expect(world.teams.quota.breaches).toEqual([]);
  });

  it("is blocked where the app may not write to her", async () => {
    const { found } = await firstContact({ status: 403, code: "BotDisabledByAdmin" });
    expect(found).toMatchObject({ state: "blocked" });
    expect(world.teams.posts).toEqual([]);
  });
});
