import { createRestoreWatch } from "../../src/jobs/restore-watch.ts";
import { newMessage } from "../../src/journeys/tell-person.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore, restoredCopy } from "../support/database.ts";
import { deliverMessage } from "../support/deliver-messages.ts";
import { noticeOf, people, RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

type Logged = { facts: object; message: string };
const watching = (database: Database, world: RoundWorld, isLocal = false) => {
  const said: Logged[] = [];
  const log = { warn: (facts: object, message: string) => void said.push({ facts, message }) };
  return { said, ...createRestoreWatch({ database, clock: world.clock, log, isLocal }) };
};

/** A round is opened and its root posted; then the backup is taken and restored an hour later. */
async function restored(): Promise<{ world: RoundWorld; copy: Database }> {
  const source = await freshStore();
  open.push(source.close);
  const before = await roundWorld(source);
  await watching(source, before).look();
  await before.open(people.leader);
  const [root = ""] = await before.due();
  await deliver(before, root);
  await before.ports.store.write(before.tenant, (data) =>
    data.dues.plan({ projectId: before.plan.project.id, what: "digest", key: "2022-W41", at: before.clock.now() }),
  );
  await before.ports.store.write(before.tenant, (data) =>
    data.dues.plan({ projectId: before.plan.project.id, what: "reminder", key: "2022-10-03", at: before.clock.now() }),
  );
  const copy = await restoredCopy(source);
  open.push(copy.close);
  before.clock.advance({ hours: 1 });
  return { copy, world: new RoundWorld({ ...before, ports: { ...before.ports, store: copy.store } }) };
}

const messenger = recordingMessenger();
const deliver = (world: RoundWorld, messageId: string) =>
  deliverMessage({ ...world.ports, messenger, random: () => 1 }, { tenant: world.tenant, messageId });
const planned = async (world: RoundWorld, database: Database) => {
  const { rows } = await database.pool.query("select id from message where tenant = $1 and state = 'planned'", [
    world.tenant,
  ]);
  return rows.length;
};

describe("promise 19: a restored backup asks nobody again without a person saying so", () => {
  it("goes on as before when the database is the same", async () => {
    const database = await freshStore();
    open.push(database.close);
    const world = await roundWorld(database);
    await world.open();
    for (let start = 0; start < 3; start += 1) {
      const { said, look } = watching(database, world);
      await look();
      world.clock.advance({ days: 2 });
      expect(said).toEqual([]);
    }
    expect(await world.due()).toHaveLength(1);
  });

  it("holds what was planned before it and what is due, and says so in the log at each start", async () => {
    const { world, copy } = await restored();
    for (const text of ["the database is a restored backup", undefined]) {
      const { said, look } = watching(copy, world);
      await look();
      expect(said.map(({ message }) => message)).toEqual([
        ...(text ? [text] : []),
        "holding after a restored backup; nothing is asked until it is released",
      ]);
    }
    expect(await planned(world, copy)).toBe(3);
    expect(await world.due()).toEqual([]);
    world.clock.advance({ days: 14 });
    expect(await wakeDues(world.ports, { tenant: world.tenant })).toMatchObject({ done: [], failed: [] });
    expect(await copy.upkeep.sweep(world.tenant, world.clock.now())).toMatchObject({ messages: false, dues: false });
  });

  it("answers the leader's «spør nå» with the reason, and the operator's too", async () => {
    const { world, copy } = await restored();
    await watching(copy, world).look();
    expect(await world.open(people.leader)).toEqual({ reason: "restoredHold" });
    expect(await world.open()).toEqual({ reason: "restoredHold" });
  });

  it("goes on taking answers, updating known cards and replying to people", async () => {
    const { world, copy } = await restored();
    await watching(copy, world).look();
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "answered" });
    const reply = newMessage(world.ports, {
      conversationId: world.channel.id,
      subject: { kind: "notice", notice: { reason: "noOpenRound" } },
      language: "nb",
    });
    await world.ports.store.write(world.tenant, (data) => data.messages.plan(reply));
    const kinds = (await world.waiting()).map(({ subject }) => subject.kind);
    expect(kinds.sort()).toEqual(["notice", "roundCard"]);
  });

  it("sends what was planned when a person says send", async () => {
    const { world, copy } = await restored();
    await watching(copy, world).look();
    expect(await copy.upkeep.release(world.tenant, "send", world.clock.now())).toEqual({
      messages: 0,
      asks: 0,
      dues: 0,
    });
    expect(await world.due()).toHaveLength(3);
    expect((await wakeDues(world.ports, { tenant: world.tenant })).done).toHaveLength(2);
    expect(noticeOf({ kind: "notice", notice: await world.open(people.leader) })).toMatchObject({
      reason: "roundAlreadyOpen",
    });
    expect(await copy.upkeep.release(world.tenant, "send", world.clock.now())).toBeUndefined();
  });

  it("leaves alone what was planned and what has been due when a person says skip, with a line in the trail", async () => {
    const { world, copy } = await restored();
    await watching(copy, world).look();
    const released = await copy.upkeep.release(world.tenant, "skip", world.clock.now());
    expect(released).toEqual({ messages: 3, asks: 15, dues: 2 });
    expect(new Set((await world.asks()).map(({ state }) => state))).toEqual(new Set(["unknown"]));
    expect(await world.due()).toEqual([]);
    expect((await wakeDues(world.ports, { tenant: world.tenant })).done).toEqual([]);
    expect((await world.log()).at(-1)).toMatchObject({
      what: "restoreReleased",
      subject: "skip",
      new: "3 messages skipped",
    });
    // a card that was sent after the backup can still be answered
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "answered" });
  });

  it("is released by itself in a local trial, with a line in the log", async () => {
    const { world, copy } = await restored();
    const { said, look } = watching(copy, world, true);
    await look();
    expect(said.at(-1)?.message).toBe("holding after a restored backup; released by itself: this is a local trial");
    expect(await world.due()).toHaveLength(3);
  });

  it("is seen by an app that lives through it, and by one of several", async () => {
    const { world, copy } = await restored();
    const [one, other] = [watching(copy, world), watching(copy, world)];
    await Promise.all([one.look(), other.look()]);
    expect([...one.said, ...other.said].filter(({ message }) => message.endsWith("restored backup"))).toHaveLength(1);
    await copy.upkeep.release(world.tenant, "send", world.clock.now());
    // a snapshot of the same server: all marks are the same, and what was written last is gone
    await copy.pool.query("update installation set alive_at = alive_at - interval '1 hour'");
    await one.look();
    expect(one.said.some(({ facts }) => Reflect.get(facts, "restored") === "wentBack")).toBe(true);
    expect(await world.due()).toEqual([]);
  });
});
