import { type Database, openDatabase } from "../../src/store/database.ts";
import { type DatabaseMark, failoverMs, readMark, restoreReason } from "../../src/store/database-mark.ts";
import { freshStore } from "../support/database.ts";

const mark: DatabaseMark = { databaseOid: "16384", systemId: "7412", timeline: "00000001" };
const nowMs = Date.parse("2022-10-03T09:00:00Z");
const long = nowMs - failoverMs - 1;
const recently = nowMs - failoverMs;

describe("promise 19: a restored backup is told from a restart, a failover and an upgrade of the app", () => {
  it.each([
    ["a restart", {}, long, undefined],
    ["a dump restored beside it", { databaseOid: "16999" }, recently, "anotherDatabase"],
    ["a dump restored on a new server", { systemId: "8000" }, recently, "anotherServer"],
    ["a failover, some minutes after the last sign of life", { timeline: "00000002" }, recently, undefined],
    ["a recovery to a point in time", { timeline: "00000002" }, long, "earlierTimeline"],
    ["a role that may no longer ask the server", { systemId: undefined, timeline: undefined }, long, undefined],
  ] as const)("%s", (_, change, aliveMs, expected) => {
    expect(restoreReason({ ...mark, aliveMs }, { ...mark, ...change }, { nowMs })).toBe(expected);
  });

  it("an app that lives through a restore misses what it wrote, though not what a failover lost", () => {
    const seen = (aliveMs: number) => restoreReason({ ...mark, aliveMs }, mark, { nowMs, rememberedMs: nowMs });
    expect(seen(long)).toBe("wentBack");
    expect(seen(recently)).toBeUndefined();
  });
});

describe("the mark of a database", () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshStore();
  });
  afterAll(() => database.close());

  it("has the server, the database and the timeline", async () => {
    expect(await readMark(database.db)).toEqual({
      databaseOid: expect.stringMatching(/^\d+$/),
      systemId: expect.stringMatching(/^\d{15,}$/),
      timeline: expect.stringMatching(/^[0-9A-F]{8}$/),
    });
  });

  it("is the database alone for a role that may not ask the server", async () => {
    await database.pool.query("create role modest login password 'modest'");
    await database.pool.query("revoke execute on function pg_control_system(), pg_walfile_name(pg_lsn) from public");
    await database.pool.query(`grant all on all tables in schema public to modest`);
    const url = Object.assign(new URL(database.url), { username: "modest", password: "modest" }).href;
    const modest = openDatabase(url);
    try {
      expect(await readMark(modest.db)).toEqual({ databaseOid: expect.stringMatching(/^\d+$/) });
    } finally {
      await modest.close();
      await database.pool.query("drop owned by modest; drop role modest");
    }
  });
});
