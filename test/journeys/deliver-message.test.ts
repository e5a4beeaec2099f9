import { updateRetryLimits } from "../../src/domain/asking/delivery.ts";
import { countByState } from "../../src/domain/asking/round-summary.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { openRound } from "../../src/journeys/open-round.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverMessage, deliverWaiting } from "../support/deliver-messages.ts";
import {
  cardOf,
  modeOn,
  people,
  place,
  type RoundWorld,
  recordingMessenger,
  roundWorld,
} from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

type Recorder = ReturnType<typeof recordingMessenger>;
const deliver = (world: RoundWorld, messenger: Recorder, messageId: string) =>
  deliverMessage({ ...world.ports, messenger, random: () => 1 }, { tenant: world.tenant, messageId });

const deliverAll = (world: RoundWorld, messenger: Recorder = recordingMessenger()) => deliverWaiting(world, messenger);
const states = async (world: RoundWorld, user: string) =>
  new Set((await world.asks()).filter(({ person }) => person === user).map(({ state }) => state));
/** The message with the owner's card. */
async function cardMessage(world: RoundWorld) {
  const { rows } = await database.pool.query("select id from message where tenant = $1 and subject ->> 'user' = $2", [
    world.tenant,
    people.asnes,
  ]);
  return world.message(rows[0].id);
}
/** The root is posted; then the first card gets this result. */
async function firstCardGets(result: AttemptResult) {
  const world = await roundWorld(database);
  await world.open();
  const messenger = recordingMessenger([{ outcome: "delivered", activityId: "root" }, result]);
  const [root = ""] = await world.due();
  await deliver(world, messenger, root);
  const [card = ""] = await world.due();
  await deliver(world, messenger, card);
  return { world, messenger, card };
}

describe("delivering a round", () => {
  it("posts the root, then each owner's card under it with a mention, and its asks are delivered", async () => {
    const world = await roundWorld(database);
    await world.open();
    const { sent } = await deliverAll(world);
    expect(sent.map(({ content }) => content.kind)).toEqual(["roundCard", "answerCard", "answerCard", "answerCard"]);
    expect(sent.slice(1).map(({ under, mention }) => [under, mention])).toEqual([
      ["activity-1", "nav.valer"],
      ["activity-1", "nav.asnes"],
      ["activity-1", "nav.grue"],
    ]);
    expect(cardOf(sent[2]?.content).person).toMatchObject({ user: people.asnes, teamsId: "29:nav.asnes" });
    expect(countByState(await world.asks())).toMatchObject({ delivered: 15 });
    expect(await world.ask("S1 Åsnes")).toMatchObject({ deliveredAt: "2022-10-03T07:00:00Z", revision: 1 });
    expect(await world.due()).toEqual([]);
  });

  it("counts the time to answer from delivery where that is later", async () => {
    const world = await roundWorld(database);
    await world.open();
    world.clock.advance({ days: 2 });
    await deliverAll(world);
    expect(await world.ask("S1 Åsnes")).toMatchObject({ dueAt: "2022-10-19T21:59:00Z" });
    const round = await world.ports.store.read(world.tenant, (data) => data.rounds.openOf(world.plan.project.id));
    expect(round?.dueAt).toBe("2022-10-19T21:59:00Z");
  });

  it("updates the card and the root after an answer, and a click on the sent card is not stale", async () => {
    const world = await roundWorld(database);
    await world.open();
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await deliverAll(world);
    await answerAsks(world.ports, world.turn(people.asnes), click);
    const { sent } = await deliverAll(world);
    expect(sent.map(({ as, content }) => [as, content.kind])).toEqual([
      ["update", "roundCard"],
      ["update", "answerCard"],
    ]);
    expect(sent[0]?.content).toMatchObject({ asked: 15, answered: 1 });
    expect(modeOn(sent[1]?.content, "S1 Åsnes")).toMatchObject({ kind: "answered" });
  });

  it("tells the truth of the moment it is sent: answered in chat before delivery", async () => {
    const world = await roundWorld(database);
    await world.open();
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const { sent } = await deliverAll(world);
    const card = sent
      .map(({ content }) => content)
      .find((content) => content.kind === "answerCard" && content.person.user === people.asnes);
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ kind: "answered" });
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "answered" });
  });

  it("sends nothing of a round that was cancelled before it went out", async () => {
    const world = await roundWorld(database);
    await world.open();
    await cancelRound(world.ports, world.turn(people.leader), {});
    const { sent } = await deliverAll(world);
    expect(sent).toEqual([]);
  });

  it("sends a part's number where there are several", async () => {
    const world = await roundWorld(database);
    const args = { tenant: world.tenant, projectId: world.plan.project.id, language: "nb", rowsPerCard: 3 } as const;
    await openRound(world.ports, args);
    const { sent } = await deliverAll(world);
    const cards = sent.flatMap(({ content }) => (content.kind === "answerCard" ? [content] : []));
    expect(cards.map(({ part, rows }) => [part, rows.length]).slice(0, 2)).toEqual([
      [{ number: 1, of: 2 }, 3],
      [{ number: 2, of: 2 }, 2],
    ]);
  });
});

describe("an attempt that does not reach Teams", () => {
  it.each<[string, AttemptResult, string, string]>([
    ["429", { outcome: "retry", status: 429, afterMs: 5000, error: "429" }, "planned", "planned"],
    [
      "403",
      { outcome: "refused", status: 403, code: "BotNotInConversationRoster", error: "403" },
      "blocked",
      "blocked",
    ],
    ["404", { outcome: "refused", status: 404, error: "404" }, "failed", "failed"],
    ["400", { outcome: "refused", status: 400, error: "400" }, "failed", "failed"],
    ["no answer", { outcome: "unknown", error: "hung" }, "unknown", "unknown"],
  ])("%s: the card is %s and so are its asks", async (_, result, message, ask) => {
    const { world, card } = await firstCardGets(result);
    expect((await world.message(card))?.state).toBe(message);
    expect(await states(world, people.valer)).toEqual(new Set([ask]));
    expect((await world.asks()).length).toBe(15);
  });

  it("waits for Retry-After, then sends once", async () => {
    const { world, messenger, card } = await firstCardGets({
      outcome: "retry",
      status: 429,
      afterMs: 60_000,
      error: "429",
    });
    await deliver(world, messenger, card);
    expect(messenger.sent).toHaveLength(2);
    world.clock.advance({ seconds: 61 });
    await deliver(world, messenger, card);
    expect(messenger.sent).toHaveLength(3);
    expect(await states(world, people.valer)).toEqual(new Set(["delivered"]));
  });

  it("gives up after its tries, and the asks are failed", async () => {
    const world = await roundWorld(database);
    await world.open();
    const busy = Array.from({ length: 200 }, (): AttemptResult => ({ outcome: "retry", status: 503, error: "503" }));
    const messenger = recordingMessenger(busy);
    for (let round = 0; round < 60; round += 1) {
      for (const id of await world.due()) await deliver(world, messenger, id);
      world.clock.advance({ minutes: 31 });
    }
    expect(await states(world, people.valer)).toEqual(new Set(["failed"]));
    expect(await world.due()).toEqual([]);
  });

  it("never sends again what may have arrived; an answer on that copy counts", async () => {
    const { world, messenger, card } = await firstCardGets({ outcome: "unknown", error: "reset" });
    world.clock.advance({ days: 1 });
    await deliver(world, messenger, card);
    expect(messenger.sent).toHaveLength(2);
    await world.answer(people.valer, { "S1 Våler": { value: "2,9" } });
    expect(await world.ask("S1 Våler")).toMatchObject({ state: "answered" });
  });

  it("blocks the asks under a root post that is blocked", async () => {
    const world = await roundWorld(database);
    await world.open();
    await deliverAll(world, recordingMessenger([{ outcome: "refused", status: 403, error: "403" }]));
    expect(countByState(await world.asks())).toMatchObject({ blocked: 15 });
  });

  it("shows what it was to show when the bot is back, where an update was refused because it was out", async () => {
    const world = await roundWorld(database);
    await world.open();
    await deliverAll(world);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const out = { outcome: "refused", status: 403, code: "BotNotInConversationRoster", error: "403" } as const;
    const refused = await deliverAll(world, recordingMessenger([out, out]));
    expect(refused.sent.length).toBeLessThanOrEqual(2);
    world.clock.advance({ days: 2 });
    expect(await world.due()).toEqual([]);
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(world.channel));
    const { sent } = await deliverAll(world);
    const card = sent.find(({ content }) => content.kind === "answerCard");
    expect(modeOn(card?.content, "S1 Åsnes")).toMatchObject({ kind: "answered" });
  });

  it("sends nothing to a place the bot was taken out of", async () => {
    const world = await roundWorld(database);
    await world.open();
    const gone = place(world.channel.id, "channel", { ...world.channel, installed: false });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(gone));
    const { sent } = await deliverAll(world);
    expect(sent).toEqual([]);
    expect(countByState(await world.asks())).toMatchObject({ blocked: 15 });
  });

  it("stops updating a post that is gone", async () => {
    const world = await roundWorld(database);
    await world.open();
    await deliverAll(world);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const gone: AttemptResult = { outcome: "refused", status: 404, error: "404" };
    const { sent } = await deliverAll(world, recordingMessenger([gone, gone]));
    expect(sent).toHaveLength(2);
    expect(await world.ask("S2 Åsnes")).toMatchObject({ state: "delivered" });
  });

  it("gives up an update after its tries, and has as many for the next change", async () => {
    const world = await roundWorld(database);
    await world.open();
    await deliverAll(world);
    for (const value of ["1,2", "1,3"]) {
      await world.answer(people.asnes, { "S1 Åsnes": { value, reason: "Kilden er rettet" } });
      const busy = Array.from({ length: 1000 }, (): AttemptResult => ({ outcome: "retry", status: 503, error: "503" }));
      const messenger = recordingMessenger(busy);
      for (let minute = 0; minute < 24 * 60; minute += 3) {
        for (const id of await world.due()) await deliver(world, messenger, id);
        world.clock.advance({ minutes: 3 });
      }
      expect(messenger.sent).toHaveLength(2 * updateRetryLimits.attempts);
      expect(await world.due()).toEqual([]);
      const card = await cardMessage(world);
      expect(card).toMatchObject({ state: "delivered", lastError: "503", attempts: 0 });
      expect(card?.shown).toBe(card?.wanted);
    }
    await world.answer(people.asnes, { "S2 Åsnes": { value: "8,7" } });
    await deliverAll(world);
    expect((await cardMessage(world))?.lastError).toBeUndefined();
  });

  it("is sent by one of two that have the same message", async () => {
    const world = await roundWorld(database);
    await world.open();
    const messenger = recordingMessenger();
    const [root = ""] = await world.due();
    await Promise.all([1, 2, 3].map(() => deliver(world, messenger, root)));
    expect(messenger.sent).toHaveLength(1);
  });
});

describe("a project that asks in people's own chats", () => {
  it("shows the receipt in the round's thread once something is answered, and keeps it true", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      project: { ...plan.project, askIn: "personal" },
    }));
    const chat = place("a:asnes", "personal", { person: people.asnes });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
    await world.open();
    const messenger = await deliverAll(world);
    const receipts = () =>
      messenger.sent.flatMap(({ conversationId, under, as, content }) =>
        conversationId === world.channel.id && content.kind === "answerCard" && content.person.user === people.asnes
          ? [{ as, under, modes: content.rows.map((row) => row.mode.kind) }]
          : [],
      );
    expect(receipts()).toEqual([]);

    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await deliverAll(world, messenger);
    const root = messenger.sent[0];
    expect(root?.content.kind).toBe("roundCard");
    expect(receipts()).toEqual([{ as: "create", under: "activity-1", modes: ["answered"] }]);

    await world.answer(people.asnes, { "S2 Åsnes": { value: "8,7" } });
    await deliverAll(world, messenger);
    expect(receipts().at(-1)).toEqual({ as: "update", under: undefined, modes: ["answered", "answered"] });
  });
});
