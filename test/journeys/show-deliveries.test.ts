import { countByState } from "../../src/domain/asking/round-summary.ts";
import type { Deliveries } from "../../src/domain/telling/deliveries.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import { sendAgain } from "../../src/journeys/send-again.ts";
import { showDeliveries } from "../../src/journeys/show-deliveries.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { deliverMessage } from "../support/deliver-messages.ts";
import { noticeOf, people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";
import { textsOf } from "../views/card-checks.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const chat = place("a:chat", "personal");
const ok = (activityId: string): AttemptResult => ({ outcome: "delivered", activityId });
const refused = (status: number, code?: string): AttemptResult => ({
  outcome: "refused",
  status,
  ...(code && { code }),
  error: "x",
});
const lost: AttemptResult = { outcome: "unknown", error: "reset" };

async function deliver(world: RoundWorld, results: AttemptResult[] = []) {
  const messenger = recordingMessenger(results);
  let sent = -1;
  // what waits for Teams stays due
  for (let ids = await world.due(); ids.length > 0 && sent < messenger.sent.length; ids = await world.due()) {
    sent = messenger.sent.length;
    for (const messageId of ids) {
      await deliverMessage({ ...world.ports, messenger, random: () => 1 }, { tenant: world.tenant, messageId });
    }
  }
  return messenger;
}
/** The root and the three cards get these results, in this order. */
async function asked(results: AttemptResult[], change?: Parameters<typeof roundWorld>[1]) {
  const world = await roundWorld(database, change);
  await world.open(people.leader);
  await deliver(world, results);
  return world;
}
function listed(content: { kind: string }): Deliveries {
  if (content.kind !== "deliveries") throw new Error(JSON.stringify(content));
  return content as Deliveries;
}
const show = async (world: RoundWorld, where = chat, user: string = people.leader) =>
  listed(await showDeliveries(world.ports, world.turn(user, where), {}));
const again = (world: RoundWorld, key: string, user: string = people.leader) =>
  sendAgain(world.ports, world.turn(user, chat), { projectId: world.plan.project.id, key });
const shown = (list: Deliveries) => textsOf(drawContent(list, "nb").card ?? {}).join("\n");
const counts = async (world: RoundWorld) => countByState(await world.asks());

describe("leveringsstatus", () => {
  it("says that all has arrived", async () => {
    const world = await asked([]);
    const list = await show(world);
    expect(list).toMatchObject({ round: { arrived: 4, all: 4 }, groups: [], channel: "coupled" });
    expect(list.again).toBeUndefined();
    expect(shown(list)).toContain("Alt har kommet fram.");
  });

  it("is for the leader and the deputy; others are told who, politely", async () => {
    const world = await asked([]);
    expect(await show(world, chat, people.deputy)).toMatchObject({ kind: "deliveries" });
    for (const user of [people.asnes, people.helper, people.guest]) {
      const said = await showDeliveries(world.ports, world.turn(user), {});
      expect(noticeOf(said)).toEqual({ reason: "onlyLeader", leaderName: "prosjektleder" });
    }
  });

  it("tells what waits and until when, and what is only in line", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await deliver(world, [ok("root"), { outcome: "retry", status: 429, afterMs: 1_920_000, error: "x" }]);
    const list = await show(world);
    // the pause is the whole channel's
    expect(list.groups).toEqual([
      {
        trouble: "askedToWait",
        about: "question",
        place: "channel",
        count: 3,
        until: expect.stringMatching(/^2022-10-03T07:32:00/),
        names: ["nav.valer", "nav.asnes", "nav.grue"],
      },
    ]);
    expect(shown(list)).toContain("Teams har bedt meg vente til 3. oktober kl.\u00a009.32.");
  });

  it("says why something did not arrive and what to do, in words, with names in the personal chat alone", async () => {
    const world = await asked([ok("root"), refused(403, "ConversationBlockedByUser"), refused(404), lost]);
    const list = await show(world);
    expect(list.groups.map(({ trouble, names }) => [trouble, names])).toEqual([
      ["blockedByPerson", ["nav.valer"]],
      ["gone", ["nav.asnes"]],
      ["uncertain", ["nav.grue"]],
    ]);
    expect(list.again).toMatchObject({ count: 3 });
    expect(shown(list)).not.toMatch(/40\d|Conversation|unknown/);
    const inChannel = await show(world, world.channel);
    expect(shown(inChannel)).not.toMatch(/nav\./);
    expect(inChannel.groups.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it("counts the cards under a post that was not let in with it", async () => {
    const world = await asked([refused(403, "BotNotInConversationRoster")]);
    expect((await show(world)).groups).toEqual([
      { trouble: "notInstalled", about: "message", place: "channel", count: 1 },
      {
        trouble: "notInstalled",
        about: "question",
        place: "channel",
        count: 3,
        names: ["nav.valer", "nav.asnes", "nav.grue"],
      },
    ]);
  });

  it("forgets what was settled: answered in chat, though the card never arrived", async () => {
    const world = await asked([ok("root"), ok("a"), refused(404), ok("b")]);
    for (const row of ["S1", "S2", "S3"])
      await world.answer(people.asnes, { [`${row} Åsnes`]: { value: "8", confirmed: true } });
    for (const row of ["B1", "B2"])
      await world.answer(people.asnes, { [`${row} Åsnes`]: { value: "6", confirmed: true } });
    const { groups } = await show(world);
    expect(groups.filter(({ about }) => about === "question")).toEqual([]);
  });

  it("tells a channel that is gone, what is late, an outage and a restored backup", async () => {
    const world = await asked([]);
    await world.ports.store.write(world.tenant, async (data) => {
      await data.conversations.save({ ...world.channel, installed: false });
      const due = {
        projectId: world.plan.project.id,
        what: "digest",
        key: "2022-W40",
        at: "2022-10-03T06:00:00Z",
      } as const;
      await data.dues.plan(due);
    });
    await database.pool.query(
      `insert into installation (database_oid, alive_at, silent_from, silent_to)
       values ('1', now(), '2022-10-03T04:00:00Z', '2022-10-03T06:30:00Z')`,
    );
    const list = await show(world);
    expect(list).toMatchObject({
      channel: "removed",
      late: { count: 1, since: "2022-10-03T06:00:00Z" },
      silence: { from: "2022-10-03T04:00:00Z", to: "2022-10-03T06:30:00Z" },
    });
    expect(shown(list)).toContain("Jeg er fjernet fra prosjektets kanal.");
    expect(shown(list)).toContain("Jeg var ute av drift fra 3. oktober kl.\u00a006.00 til 3. oktober kl.\u00a008.30.");
    world.clock.advance({ days: 2 });
    expect((await show(world)).silence).toBeUndefined();
    await database.pool.query("insert into restore_hold (tenant, since, last_seq) values ($1, now(), 0)", [
      world.tenant,
    ]);
    expect(shown(await show(world))).toContain("gjenopprettet fra en sikkerhetskopi");
    expect(noticeOf(await again(world, "k"))).toEqual({ reason: "restoredHold" });
  });
});

describe("send på nytt", () => {
  it("plans what was blocked, failed or got lost anew, and delivers it; all copies answer the same ask", async () => {
    const world = await asked([ok("root"), refused(404), { outcome: "refused", status: 500, error: "x" }, lost]);
    expect(await counts(world)).toMatchObject({ failed: 10, unknown: 5 });
    const list = await show(world);
    const after = listed(await again(world, list.again?.key ?? ""));
    expect(after).toMatchObject({ sentAgain: 3, groups: [{ trouble: "inLine", count: 3 }] });
    expect(shown(after)).toContain("3 meldinger sendes på nytt nå.");
    expect(await counts(world)).toMatchObject({ planned: 15 });
    const { sent } = await deliver(world);
    expect(sent.map(({ content }) => content.kind)).toEqual(["answerCard", "answerCard", "answerCard"]);
    expect(await counts(world)).toMatchObject({ delivered: 15 });
    expect((await world.log()).at(-1)).toMatchObject({ what: "sentAgain", who: people.leader, new: "3 messages" });
  });

  it("counts once however often the click comes", async () => {
    const world = await asked([ok("root"), ok("a"), ok("b"), lost]);
    const key = (await show(world)).again?.key ?? "";
    await again(world, key);
    await deliver(world, [lost]);
    // lost once more: the replayed click must not send a third
    expect(listed(await again(world, key)).sentAgain).toBeUndefined();
    expect(await world.due()).toEqual([]);
    const results = await Promise.all(Array.from({ length: 4 }, () => again(world, "another")));
    expect(results.map((each) => listed(each).sentAgain ?? 0).sort()).toEqual([0, 0, 0, 1]);
  });

  it("is the leader's alone: anyone else is refused and logged", async () => {
    const world = await asked([ok("root"), ok("a"), ok("b"), lost]);
    expect((await show(world, chat, people.deputy)).again).toBeUndefined();
    for (const user of [people.deputy, people.asnes, people.guest]) {
      expect(noticeOf(await again(world, `k-${user}`, user))).toMatchObject({ reason: "onlyLeader" });
    }
    expect(await world.due()).toEqual([]);
    expect((await world.log()).filter(({ what }) => what === "sendAgainRefused")).toHaveLength(3);
    const elsewhere = await sendAgain(world.ports, world.turn(people.leader), { projectId: "other", key: "k" });
    expect(noticeOf(elsewhere)).toEqual({ reason: "noProjects" });
  });

  it("goes to the project's new channel, root and cards in one thread", async () => {
    const world = await asked([refused(404), refused(404), refused(404), refused(404)]);
    await world.ports.store.write(world.tenant, async (data) => {
      await data.conversations.save({ ...world.channel, installed: false });
      await data.conversations.uncouple(world.channel.id);
      await data.conversations.save(place("19:new", "channel"));
      await data.conversations.couple("19:new", world.plan.project.id, "main");
    });
    await again(world, "k");
    const { sent } = await deliver(world);
    expect(sent.map(({ conversationId, content, under }) => [content.kind, conversationId, under])).toEqual([
      ["roundCard", "19:new", undefined],
      ["answerCard", "19:new", "activity-1"],
      ["answerCard", "19:new", "activity-1"],
      ["answerCard", "19:new", "activity-1"],
    ]);
    expect(await counts(world)).toMatchObject({ delivered: 15 });
  });

  it("asks who has blocked the bot by a mention in the channel's thread", async () => {
    const world = await roundWorld(database, (plan) => ({ ...plan, project: { ...plan.project, askIn: "personal" } }));
    for (const person of [people.valer, people.asnes, people.grue]) {
      const own = place(`a:${person}`, "personal", { person });
      await world.ports.store.write(world.tenant, (data) => data.conversations.save(own));
    }
    await world.open(people.leader);
    const first = await deliver(world, [ok("root"), ok("v"), refused(403, "ConversationBlockedByUser"), ok("g")]);
    expect(first.sent[2]).toMatchObject({ conversationId: `a:${people.asnes}` });
    expect((await show(world)).groups).toMatchObject([{ trouble: "blockedByPerson", place: "personal" }]);
    await again(world, "k");
    const { sent } = await deliver(world);
    expect(sent).toMatchObject([{ conversationId: world.channel.id, under: "root", mention: "nav.asnes" }]);
  });
});
