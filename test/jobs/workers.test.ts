import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { type JobLog, type Jobs, startJobs } from "../../src/jobs/boss.ts";
import { createSender } from "../../src/jobs/sender.ts";
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
const delivered = (id: string) => ({ outcome: "delivered", activityId: id }) as const;

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

type Send = (tenant: string) => Promise<unknown>;
async function work(change: Partial<WorkersNeeds> & { send?: Send }): Promise<Workers> {
  const { send = async () => undefined, ...needs } = change;
  const nothing = async () => undefined;
  // the queue outlives the workers of one test
  const lasting = { ...jobs, stop: async () => stopWorkers() };
  const once = async ({ tenant }: { tenant: string }) => {
    await send(tenant);
    return { more: false };
  };
  workers = await startWorkers({
    jobs: lasting,
    sender: createSender({ send: once, clock, log }),
    upkeep: database.upkeep,
    clock,
    log,
    wakeDues: nothing,
    every: quiet,
    ...needs,
  });
  return workers;
}
async function stopWorkers(): Promise<void> {
  for (const queue of ["send-waiting", "wake-dues"]) await jobs.boss.offWork(queue);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error("it did not come");
}

/** The tenants whose sending is in the queue. */
async function queued(): Promise<string[]> {
  const { rows } = await sql<{ data: { tenant: string } }>`
    select data from pgboss.job where state = 'created' and name = 'send-waiting' order by data ->> 'tenant'`.execute(
    database.db,
  );
  return rows.map((row) => row.data.tenant);
}

const plan = (id: string, tenant = "t1") => database.store.write(tenant, (data) => data.messages.plan(message(id)));
/** Takes what waits in a tenant; gives the ids. */
async function deliver(tenant: string): Promise<string[]> {
  return database.store.write(tenant, async (data) => {
    const ids = await data.messages.due(clock.now(), 100);
    for (const id of ids) {
      const claimed = await data.messages.claim(id, clock.now());
      if (claimed) await data.messages.finish(claimed.attempt, claimed.message, delivered(id), clock.now());
    }
    return ids;
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
    expect(await queued()).toEqual(["t1"]);
    await deliver("t1");
  });

  it("is one for many changes of one tenant", async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => plan(`many-${n}`)));
    await plan("other", "t2");
    expect(await queued()).toEqual(["t1", "t2"]);
    for (const tenant of ["t1", "t2"]) {
      clock.advance({ seconds: 5 });
      await deliver(tenant);
    }
    clock.advance({ seconds: 5 });
    await deliver("t1");
  });

  it("of a retry is not sent: the sender knows when it is", async () => {
    await plan("later");
    await jobs.boss.deleteAllJobs();
    await database.store.write("t1", async (data) => {
      const claimed = await data.messages.claim("later", clock.now());
      if (!claimed) throw new Error("not claimed");
      const result = { outcome: "retry", error: "slow" } as const;
      await data.messages.finish(claimed.attempt, claimed.message, result, clock.now(), "2022-10-03T06:02:00Z");
    });
    expect(await queued()).toEqual([]);
    const next = await database.store.read("t1", (data) => data.messages.nextDue(clock.now()));
    expect(next).toBe("2022-10-03T06:02:00Z");
    clock.set("2022-10-03T06:02:00Z");
    await deliver("t1");
  });
});

describe("the workers", () => {
  it("are woken by a message planned in this process", async () => {
    const seen: string[] = [];
    await work({
      send: async (tenant) => {
        seen.push(...(await deliver(tenant)));
      },
    });
    await plan("quick");
    await until(() => seen.length > 0);
    expect(seen).toEqual(["quick"]);
  });

  it("find what another process planned, by its job", async () => {
    await plan("far", "t3");
    const seen: string[] = [];
    await work({
      send: async (tenant) => {
        seen.push(...(await deliver(tenant)));
      },
    });
    await until(() => seen.includes("far"));
    expect(await queued()).toEqual([]);
  });
});

describe("the sweeper", () => {
  it("rebuilds lost jobs from the tables, for every tenant", async () => {
    const seen: string[] = [];
    await Promise.all([plan("lost"), plan("lost", "t2")]);
    await jobs.boss.deleteAllJobs();
    const { sweep } = await work({
      send: async (tenant) => {
        for (const id of await deliver(tenant)) seen.push(`${tenant} ${id}`);
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
        sweep: async (tenant, at) => {
          if (tenant === "t1") throw new Error("t1 is ill");
          return database.upkeep.sweep(tenant, at);
        },
      },
      send: async (tenant) => void seen.push(tenant),
    });
    await sweep();
    await until(() => seen.length > 0);
    expect(seen).toEqual(["t2"]);
    expect(logged).toContainEqual({
      level: "error",
      facts: { tenant: "t1", error: "t1 is ill" },
      text: "sweep failed",
    });
    await Promise.all(["t1", "t2"].map(deliver));
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

describe("promise 10: what a job failed with tells nobody's words", () => {
  it("neither in the log nor in the queue", async () => {
    const said = "gevinsteier svarte 90";
    const fault = () => Promise.reject(new Error(`invalid input syntax for type numeric: "${said}"`));
    await work({ wakeDues: fault });
    await jobs.boss.send("wake-dues", { tenant: "t1" });
    await until(() => logged.some(({ text }) => text === "a job failed"));
    await until(async () => (await outputs()).includes("invalid input syntax"));
    expect(JSON.stringify(logged) + (await outputs())).not.toContain(said);
    expect(JSON.stringify(logged)).toContain("workers.test.ts");
  });
});

async function outputs(): Promise<string> {
  const { rows } = await sql<{ output: string }>`select output::text as output from pgboss.job`.execute(database.db);
  return JSON.stringify(rows);
}
