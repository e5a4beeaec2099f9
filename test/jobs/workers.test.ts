import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { type JobLog, type Jobs, startJobs } from "../../src/jobs/boss.ts";
import { startWorkers, type Workers, type WorkersNeeds } from "../../src/jobs/workers.ts";
import type { Database } from "../../src/store/database.ts";
import { message } from "../store/records.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";

const now = "2022-10-03T06:00:00Z";
let database: Database;
let jobs: Jobs;
let workers: Workers | undefined;
let logged: { level: string; facts: object; text: string }[] = [];
const log: JobLog = {
  error: (facts, text) => void logged.push({ level: "error", facts, text }),
  warn: (facts, text) => void logged.push({ level: "warn", facts, text }),
};
const clock = movableClock(now);
const quiet = 3_600_000;

beforeAll(async () => {
  database = await freshStore();
  jobs = await startJobs(database.url, log);
  database.wakeBy(jobs.waker);
});
beforeEach(async () => {
  logged = [];
  clock.set(now);
  await jobs.boss.deleteAllJobs();
});
afterEach(async () => {
  await workers?.stop();
  workers = undefined;
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});

async function work(change: Partial<WorkersNeeds>): Promise<Workers> {
  const nothing = async () => undefined;
  // the queue outlives the workers of one test
  const lasting = { ...jobs, stop: async () => stopWorkers() };
  workers = await startWorkers({
    jobs: lasting,
    upkeep: database.upkeep,
    clock,
    log,
    deliverMessage: nothing,
    wakeDues: nothing,
    every: quiet,
    ...change,
  });
  return workers;
}
async function stopWorkers(): Promise<void> {
  for (const queue of ["deliver-message", "wake-dues"]) await jobs.boss.offWork(queue);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error("it did not come");
}

async function queued(): Promise<string[]> {
  const { rows } = await sql<{ data: { messageId?: string } }>`
    select data from pgboss.job where state = 'created' order by data ->> 'messageId'`.execute(database.db);
  return rows.map((row) => row.data.messageId ?? "dues");
}

const plan = (id: string, tenant = "t1") => database.store.write(tenant, (data) => data.messages.plan(message(id)));
/** Takes a message out of what waits. */
async function deliver({ tenant, messageId }: { tenant: string; messageId: string }): Promise<void> {
  await database.store.write(tenant, async (data) => {
    const claimed = await data.messages.claim(messageId, clock.now());
    if (!claimed) return;
    await data.messages.finish(
      claimed.attempt,
      claimed.message,
      { outcome: "delivered", activityId: messageId },
      clock.now(),
    );
  });
}

describe("a job", () => {
  it("leaves with the commit, and not with a rollback", async () => {
    const failing = database.store.write("t1", async (data) => {
      await data.messages.plan(message("rolled-back"));
      throw new Error("planned");
    });
    await expect(failing).rejects.toThrow("planned");
    expect(await queued()).toEqual([]);
    await plan("committed");
    expect(await queued()).toEqual(["committed"]);
    await deliver({ tenant: "t1", messageId: "committed" });
  });

  it("is one for many changes of one message", async () => {
    const subject = { kind: "roundCard", roundId: "r1" } as const;
    await database.store.write("t1", (data) => data.messages.plan(message("root", { subject })));
    await deliver({ tenant: "t1", messageId: "root" });
    await jobs.boss.deleteAllJobs();
    await Promise.all(
      Array.from({ length: 8 }, () => database.store.write("t1", (data) => data.messages.refreshRound("r1", []))),
    );
    expect(await queued()).toEqual(["root"]);
    await deliver({ tenant: "t1", messageId: "root" });
  });

  it("of a retry starts later", async () => {
    await plan("later");
    await jobs.boss.deleteAllJobs();
    await database.store.write("t1", async (data) => {
      const claimed = await data.messages.claim("later", now);
      if (!claimed) throw new Error("not claimed");
      const result = { outcome: "retry", error: "slow" } as const;
      await data.messages.finish(claimed.attempt, claimed.message, result, now, "2022-10-03T06:02:00Z");
    });
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from start_after - created_on)::int as seconds from pgboss.job`.execute(database.db);
    expect(rows).toEqual([{ seconds: 120 }]);
    clock.set("2022-10-03T06:02:00Z");
    await deliver({ tenant: "t1", messageId: "later" });
  });
});

describe("the workers", () => {
  it("are woken by a message planned in this process", async () => {
    const seen: string[] = [];
    await work({
      deliverMessage: async (job) => {
        seen.push(`${job.tenant} ${job.messageId}`);
        await deliver(job);
      },
    });
    await sleep(300);
    await plan("quick");
    await until(() => seen.length > 0);
    expect(seen).toEqual(["t1 quick"]);
  });

  it("go on after a failure, which is logged and tried again", async () => {
    const seen: string[] = [];
    await work({
      deliverMessage: async (job) => {
        seen.push(job.messageId);
        if (job.messageId === "bad") throw new Error("the connector is on fire");
        await deliver(job);
      },
    });
    await Promise.all([plan("bad"), plan("good")]);
    await until(() => seen.includes("good") && seen.includes("bad"));
    await until(() => logged.length > 0);
    expect(logged[0]).toMatchObject({ level: "error", facts: { data: { tenant: "t1", messageId: "bad" } } });
    await until(async () => {
      const { rows } = await sql<{ state: string }>`
        select state::text from pgboss.job where data ->> 'messageId' = 'bad'`.execute(database.db);
      return rows[0]?.state === "retry";
    });
    await deliver({ tenant: "t1", messageId: "bad" });
  });
});

describe("the sweeper", () => {
  it("rebuilds lost jobs from the tables, for every tenant", async () => {
    const seen: string[] = [];
    await Promise.all([plan("lost"), plan("lost", "t2")]);
    await jobs.boss.deleteAllJobs();
    const { sweep } = await work({
      deliverMessage: async (job) => {
        seen.push(`${job.tenant} ${job.messageId}`);
        await deliver(job);
      },
    });
    await sweep();
    await until(() => seen.length === 2);
    expect(seen.sort()).toEqual(["t1 lost", "t2 lost"]);
  });

  it("wakes what is due by the app's clock, by itself", async () => {
    const due = { projectId: "p1", what: "digest", key: "2022-W41", at: "2022-10-10T06:00:00Z" } as const;
    await database.store.write("t1", (data) => data.dues.plan(due));
    const woken: string[] = [];
    await work({
      every: 50,
      wakeDues: async ({ tenant }) => {
        const claimed = await database.store.write(tenant, (data) => data.dues.claimNext(clock.now()));
        if (claimed) woken.push(`${tenant} ${claimed.key}`);
      },
    });
    await sleep(300);
    expect(woken).toEqual([]);
    clock.set("2022-10-10T06:00:00Z");
    await until(() => woken.length > 0);
    expect(woken).toEqual(["t1 2022-W41"]);
  });

  it("says what became unknown", async () => {
    await plan("died");
    await database.store.write("t1", (data) => data.messages.claim("died", now));
    clock.advance({ minutes: 2 });
    const { sweep } = await work({});
    await sweep();
    expect(logged).toContainEqual(
      expect.objectContaining({ level: "warn", facts: { tenant: "t1", messages: ["died"] } }),
    );
  });

  it("goes on with the next tenant when one fails", async () => {
    await Promise.all([plan("next"), plan("next", "t2")]);
    await jobs.boss.deleteAllJobs();
    const seen: string[] = [];
    const { sweep } = await work({
      upkeep: {
        ...database.upkeep,
        sweep: async (tenant, at, limit) => {
          if (tenant === "t1") throw new Error("t1 is ill");
          return database.upkeep.sweep(tenant, at, limit);
        },
      },
      deliverMessage: async (job) => void seen.push(job.tenant),
    });
    await sweep();
    await until(() => seen.length > 0);
    expect(seen).toEqual(["t2"]);
    expect(logged).toContainEqual({
      level: "error",
      facts: { tenant: "t1", error: "t1 is ill" },
      text: "sweep failed",
    });
    await Promise.all(["t1", "t2"].map((tenant) => deliver({ tenant, messageId: "next" })));
  });

  it("ends with its workers", async () => {
    let sweeps = 0;
    const running = await work({
      every: 10,
      upkeep: {
        ...database.upkeep,
        tenants: async () => {
          sweeps += 1;
          return [];
        },
      },
    });
    await until(() => sweeps > 1);
    await running.stop();
    const then = sweeps;
    await sleep(100);
    expect(sweeps).toBe(then);
  });
});

it("starts beside another instance", async () => {
  const both = await Promise.all([startJobs(database.url, log), startJobs(database.url, log)]);
  for (const one of both) await one.stop();
  expect(logged).toEqual([]);
});
