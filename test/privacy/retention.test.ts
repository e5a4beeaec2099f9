import { readRetentionArgs } from "../../src/cli/retention-arguments.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import type { Database } from "../../src/store/database.ts";
import { type Kept, keptDays } from "../../src/store/retention.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const tables = [
  "inbox",
  "upload",
  "attempt",
  "message",
  "message_copy",
  "reminder",
  "digest",
  "contact",
  "stand_in",
  "member",
  "ask",
  "reading",
  "audit",
];
/** Rows by table; of the trail without what tells that something was removed. */
async function counts({ tenant }: RoundWorld): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from ${table} as each where tenant = $1 and to_jsonb(each) ->> 'what' is distinct from 'retentionRun'`,
      [tenant],
    );
    found[table] = rows[0]?.n ?? 0;
  }
  return found;
}
async function livedIn() {
  const world = await roundWorld(database);
  const { tenant, ports, plan, clock } = world;
  await world.open(people.leader);
  await deliverWaiting(world, recordingMessenger());
  await ports.store.write(tenant, async (data) => {
    await data.uploads.save({
      id: `${tenant}-u`,
      user: people.grue,
      fileName: "x.xlsx",
      bytes: new Uint8Array([1]),
      at: clock.now(),
    });
    await data.reminders.contact(plan.project.id, [people.grue], "2022-10-03");
    await data.projects.saveStandIns(plan.project.id, people.valer, {
      standIns: [{ standIn: people.asnes, from: "2022-10-01", to: "2022-10-07" }],
      saidBy: people.valer,
      at: clock.now(),
    });
    const left = place("19:left", "channel", { installed: false });
    await data.conversations.save(left);
    await data.conversations.saveMember(left.id, { teamsId: "29:x", user: people.helper, name: "x", guest: false });
  });
  const click = await world.click(people.grue, { "S1 Grue": { choice: "value", value: "3,4" } });
  await answerAsks(ports, world.turn(people.grue), click);
  return { world, click };
}
const years = 10 * 365 * 24;

describe("what is kept for some time only", () => {
  it("stays while it is young, and while its round is open however old it is", async () => {
    const { world } = await livedIn();
    const before = await counts(world);
    await database.retention.run(world.tenant, world.clock.now(), { dry: false });
    expect(await counts(world)).toEqual({
      ...before,
      member: before["member"] === undefined ? 0 : before["member"] - 1,
    });
    world.clock.advance({ hours: years });
    await database.retention.run(world.tenant, world.clock.now(), { dry: false });
    const after = await counts(world);
    expect(after).toMatchObject({
      ask: before["ask"],
      message: before["message"],
      reading: before["reading"],
      audit: before["audit"],
    });
    expect(after).toMatchObject({ inbox: 0, upload: 0, contact: 0, stand_in: 0, attempt: 0 });
  });

  it("goes when its round is closed and its time is over; the record stays", async () => {
    const { world } = await livedIn();
    await database.pool.query("update round set state = 'closed' where tenant = $1", [world.tenant]);
    await database.pool.query("update ask set draft = '{}' where tenant = $1", [world.tenant]);
    const before = await counts(world);
    await database.pool.query("update message set planned_at = $2 where tenant = $1", [
      world.tenant,
      world.clock.now(),
    ]);
    world.clock.advance({ hours: years });
    const dry = await database.retention.run(world.tenant, world.clock.now(), { dry: true });
    const done = await database.retention.run(world.tenant, world.clock.now(), { dry: false });
    expect(dry).toEqual(done);
    expect(done.find(({ what }) => what === "drafts")?.rows).toBe(before["ask"]);
    // those that still wait to be sent or updated are not finished
    const left = await database.pool.query("select state from message where tenant = $1 and state = 'delivered'", [
      world.tenant,
    ]);
    expect(left.rows).toEqual([]);
    expect(await counts(world)).toMatchObject({
      reading: before["reading"],
      audit: before["audit"],
      ask: before["ask"],
    });
    expect(await database.retention.run(world.tenant, world.clock.now(), { dry: false })).toEqual(
      done.map(({ what }) => ({ what, rows: 0 })),
    );
  });

  it("a click that is replayed after its key is gone still counts once", async () => {
    const { world, click } = await livedIn();
    const before = await world.readings();
    world.clock.advance({ hours: years });
    await database.retention.run(world.tenant, world.clock.now(), { dry: false });
    expect((await counts(world))["inbox"]).toBe(0);
    await answerAsks(world.ports, world.turn(people.grue), click);
    const other = { ...click, rows: click.rows.map((row) => ({ ...row, value: "3,9" })) };
    await answerAsks(world.ports, world.turn(people.grue), other);
    expect(await world.readings()).toEqual(before);
  });

  it("what may have arrived keeps the calls that tell it", async () => {
    const { world } = await livedIn();
    await database.pool.query("update message set state = 'unknown' where tenant = $1", [world.tenant]);
    const before = await counts(world);
    world.clock.advance({ hours: years });
    await database.retention.run(world.tenant, world.clock.now(), { dry: false });
    expect(await counts(world)).toMatchObject({ attempt: before["attempt"], message: before["message"] });
  });

  it("is done once a day over all instances, and each tenant by its own days", async () => {
    const { world } = await livedIn();
    const { tenant, clock } = world;
    const both = await Promise.all([1, 2].map(() => database.retention.daily(tenant, clock.now())));
    expect(both.filter((done) => done !== undefined)).toHaveLength(1);
    expect(await database.retention.daily(tenant, clock.now())).toBeUndefined();
    await database.retention.set(tenant, "uploads", 2, clock.now());
    clock.advance({ hours: 3 * 24 });
    expect((await database.retention.daily(tenant, clock.now()))?.find(({ what }) => what === "uploads")?.rows).toBe(1);
    expect(await database.retention.settings("another")).toMatchObject({ uploads: keptDays.uploads.usual });
  });

  it("never goes under what the app needs, whatever is stored", async () => {
    await database.retention.set("hasty", "attempts", 0, "2022-10-03T07:00:00Z");
    expect((await database.retention.settings("hasty")).attempts).toBe(keptDays.attempts.least);
    expect(Math.min(...Object.values(keptDays).map(({ least }) => least * 24))).toBeGreaterThan(1);
  });
});

describe("npm run retention", () => {
  it.each<[string[], object]>([
    [[], { do: "list" }],
    [["--set", "uploads=3"], { do: "set", what: "uploads" satisfies Kept, days: 3 }],
    [["--run", "--dry"], { do: "run", dry: true }],
    [["--dry"], { do: "run", dry: true }],
  ])("%j", (argv, action) => {
    expect(readRetentionArgs(argv)).toMatchObject({ ok: true, args: { action } });
  });

  it.each([["--set", "attempts=1"], ["--set", "cookies=9"], ["--set", "inbox"], ["now"]])("refuses %j", (...argv) => {
    expect(readRetentionArgs(argv).ok).toBe(false);
  });
});
