import { sql } from "kysely";
import type { Reminder } from "../../src/domain/asking/reminder.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Digest } from "../../src/domain/telling/status.ts";
import type { AuditEntry, Due } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { ask, at, reading, round } from "./records.ts";
import { project, solorPlan } from "./sample-plan.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const { read, write } = {
  read: <T>(work: Parameters<typeof database.store.read<T>>[1]) => database.store.read("t1", work),
  write: <T>(work: Parameters<typeof database.store.write<T>>[1]) => database.store.write("t1", work),
};

describe("dues", () => {
  const due = (key: string, change: Partial<Due> = {}): Due => ({
    projectId: "p1",
    what: "digest",
    key,
    at,
    ...change,
  });

  it("are claimed once, the earliest first, when their time has come", async () => {
    await write(async ({ dues }) => {
      await dues.plan(due("2022-W41", { at: "2022-10-10T06:00:00Z" }));
      await dues.plan(due("2022-W40"));
      await dues.plan(due("2022-W40", { at: "2022-10-04T06:00:00Z" }));
    });
    const claim = (when: string) => write((data) => data.dues.claimNext(when));
    expect(await claim("2022-10-03T05:59:59Z")).toBeUndefined();
    expect(await claim("2022-10-12T06:00:00Z")).toEqual(due("2022-W40"));
    expect((await database.upkeep.sweep("t1", "2022-10-12T06:00:00Z")).dues).toBe(true);
    expect(await claim("2022-10-12T06:00:00Z")).toEqual(due("2022-W41", { at: "2022-10-10T06:00:00Z" }));
    expect(await claim("2022-10-12T06:00:00Z")).toBeUndefined();
    expect((await database.upkeep.sweep("t1", "2022-10-12T06:00:00Z")).dues).toBe(false);
  });

  it("are claimed by one of many, and come back when the claimer fails", async () => {
    await write((data) => data.dues.plan(due("2022-W42")));
    const claims = await Promise.all(Array.from({ length: 5 }, () => write((data) => data.dues.claimNext(at))));
    expect(claims.filter((one) => one !== undefined)).toHaveLength(1);
    await write((data) => data.dues.plan(due("2022-W43")));
    const failing = write(async (data) => {
      await data.dues.claimNext(at);
      throw new Error("planned");
    });
    await expect(failing).rejects.toThrow("planned");
    expect(await write((data) => data.dues.claimNext(at))).toEqual(due("2022-W43"));
  });

  it("that another has in hand are passed over, not waited for", async () => {
    await write(async ({ dues }) => {
      await dues.plan(due("2022-W44"));
      await dues.plan(due("2022-W45"));
    });
    const { promise: taken, resolve: take } = Promise.withResolvers<void>();
    const { promise: done, resolve: finish } = Promise.withResolvers<void>();
    const slow = write(async ({ dues }) => {
      expect(await dues.claimNext(at)).toEqual(due("2022-W44"));
      take();
      await done;
    });
    await taken;
    const other = write((data) => data.dues.claimNext(at));
    // who waits for the slow one would never get further
    const waited = Promise.race([other, new Promise((resolve) => setTimeout(resolve, 15_000, "waited").unref())]);
    expect(await waited.finally(finish)).toEqual(due("2022-W45"));
    await Promise.all([slow, other]);
  }, 60_000);
});

describe("reminders", () => {
  it("are taken once per ask, stage and person, also by two at once and later", async () => {
    await write(async (data) => {
      await data.projects.savePlan(solorPlan("p-reminded"));
      await data.rounds.insert(round("r-reminded", { projectId: "p-reminded" }), [
        ask("a-reminded", { projectId: "p-reminded", roundId: "r-reminded" }),
      ]);
    });
    const about = { askId: "a-reminded", projectId: "p-reminded", roundId: "r-reminded", dueOn: "2022-10-17", at };
    const one = { ...about, stage: "before", person: "nav.grue@solor.example" } as const;
    const take = (reminders: Reminder[]) => write((data) => data.reminders.take(reminders));
    const taken = await Promise.all([take([one]), take([one])]);
    expect(taken.flat()).toEqual([one]);
    expect(await take([{ ...one, at: "2022-10-14T06:00:00Z" }])).toEqual([]);
  });
});

describe("the inbox", () => {
  it("takes a key once, also from five clicks at once", async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => write((data) => data.claimInbox("click", at))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await write((data) => data.claimInbox("other", at))).toBe(true);
  });

  it("gives a key back when the work on it failed", async () => {
    const failing = write(async (data) => {
      expect(await data.claimInbox("failed", at)).toBe(true);
      throw new Error("planned");
    });
    await expect(failing).rejects.toThrow("planned");
    expect(await write((data) => data.claimInbox("failed", at))).toBe(true);
  });
});

describe("digests", () => {
  it("are stored once per key, with every number exact", async () => {
    const digest = {
      kind: "digest",
      project: project("p1", "p1"),
      weeks: ["2022-W40"],
      from: "2022-09-26T06:00:00Z",
      to: "2022-10-03T06:00:00Z",
      targetsSet: [{ measureId: "S1", value: decimal("1.10"), percent: true }],
      newReadings: [{ reading: reading("x", { value: decimal("78.333333333333333333") }) }],
      total: { percent: decimal("98.70"), counted: ["a\u0000b"], leftOut: [] },
      empty: [],
    } as unknown as Digest;
    const row = { projectId: "p1", key: "2022-W40", at, digest };
    expect(await write((data) => data.digests.insert({ id: "d1", ...row }))).toBe(true);
    expect(await write((data) => data.digests.insert({ id: "d2", ...row }))).toBe(false);
    const stored = await read((data) => data.digests.find("d1"));
    expect(stored).toEqual({ ...digest, total: { ...digest.total, counted: ["ab"] } });
    expect(stored?.total.percent?.plus(1).toString()).toBe("99.7");
    expect(await read((data) => data.digests.find("d2"))).toBeUndefined();
    expect(await read((data) => data.digests.lastEnd("p1"))).toBe("2022-10-03T06:00:00Z");
    expect(await read((data) => data.digests.lastEnd("p2"))).toBeUndefined();
  });
});

describe("uploads", () => {
  it("come back byte by byte until they are removed", async () => {
    const upload = { user: "a@x", fileName: "plan æ.xlsx", bytes: new Uint8Array([0, 255, 13, 10, 92]) };
    await write((data) => data.uploads.save({ id: "u1", at, ...upload }));
    expect(await read((data) => data.uploads.find("u1"))).toEqual(upload);
    await write((data) => data.uploads.remove("u1"));
    expect(await read((data) => data.uploads.find("u1"))).toBeUndefined();
  });
});

describe("the audit trail", () => {
  const entry = (what: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
    at,
    what,
    subject: "S1 Grue",
    source: "card 1",
    ...change,
  });

  it("is read back in its order, by project and time", async () => {
    const full = entry("answered", {
      projectId: "p1",
      who: "nav.grue@solor.example",
      old: "1",
      new: "2",
      why: "feil",
      at: "2022-10-03T06:00:01Z",
    });
    await write((data) =>
      data.audit.append([
        entry("early", { projectId: "p1" }),
        full,
        entry("elsewhere", { projectId: "p2" }),
        entry("none"),
      ]),
    );
    await write((data) => data.audit.append([]));
    expect(await read((data) => data.audit.between("p1", at, "2022-10-03T06:00:01Z"))).toEqual([full]);
  });

  it.each(["update audit set what = 'x'", "delete from audit", "truncate audit"])("refuses: %s", async (statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/);
  });
});

describe("a transaction", () => {
  it("is all or nothing", async () => {
    const failing = write(async (data) => {
      await data.projects.savePlan(solorPlan("rolled-back"));
      await data.readings.append("rolled-back", [reading("rolled-back")]);
      throw new Error("planned");
    });
    await expect(failing).rejects.toThrow("planned");
    expect(await read((data) => data.projects.find("rolled-back"))).toBeUndefined();
    expect(await read((data) => data.readings.find("rolled-back"))).toBeUndefined();
  });

  it("that reads can't write, and sees one moment", async () => {
    await expect(read((data) => data.claimInbox("read", at))).rejects.toThrow(/read-only/);
    const seen = await read(async (data) => {
      const before = await data.projects.list();
      await write((inner) => inner.projects.savePlan(solorPlan("meanwhile")));
      return [before.length, (await data.projects.list()).length];
    });
    expect(seen[0]).toBe(seen[1]);
  });

  it("that gave way to another in a deadlock is done again", async () => {
    await write(async (data) => {
      await data.projects.savePlan(solorPlan("d1"));
      await data.projects.savePlan(solorPlan("d2"));
    });
    const crosswise = (first: string, second: string) =>
      write(async (data) => {
        await data.projects.savePlan(solorPlan(first));
        await new Promise((resolve) => setTimeout(resolve, 100));
        await data.projects.savePlan(solorPlan(second));
        return "done";
      });
    expect(await Promise.all([crosswise("d1", "d2"), crosswise("d2", "d1")])).toEqual(["done", "done"]);
  });

  it("tells its tenant to the database", async () => {
    await write(async () => undefined);
    const { rows } = await sql`select current_setting('app.tenant', true) as tenant`.execute(database.db);
    expect(rows[0]).not.toEqual({ tenant: "t1" });
    expect(await database.upkeep.tenants()).toEqual(["t1"]);
  });
});

it("tells whether the database answers", async () => {
  expect(await database.ready()).toBe(true);
});
