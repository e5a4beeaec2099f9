import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type App, createApp } from "../../src/app.ts";
import { createExpiryWatch } from "../../src/expiry-watch.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { Log } from "../../src/teams/bot-parts.ts";
import { inTurn, logOfTurns, outsideTurn } from "../../src/teams/turn-scope.ts";
import { createWorkWatch } from "../../src/work-watch.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { channel, deliver, message, person, personalChat } from "../support/fakeTeams/activities.ts";
import { countingIds } from "../support/ids.ts";
import { type WatchedApp, watchedApp } from "../support/watched-app.ts";

const leader = person("Prosjektleder", "prosjektleder@solor.example");
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}

async function until(check: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await check()) return;
    await pause(20);
  }
  throw new Error(`it never came to this: ${what}`);
}

describe("promise 24: liveness tells the truth", () => {
  it("work that ends is no trouble, work that does not makes the process not alive, and it can free itself", async () => {
    let nowMs = 0;
    const watch = createWorkWatch(() => nowMs);
    const first = Promise.withResolvers<void>();
    const [held, failing] = [
      watch.watched(() => first.promise),
      watch.watched(async () => Promise.reject(new Error("x"))),
    ];
    const holding = held();
    nowMs = 10;
    await expect(failing()).rejects.toThrow("x");
    const second = watch.watched(() => new Promise<void>(() => undefined));
    void second();
    nowMs = 100;
    expect(watch.oldestMs()).toBe(100);
    first.resolve();
    await holding;
    expect(watch.oldestMs()).toBe(90);
  });

  it("/healthz is 503 while a sweep hangs, and 200 when it went on", async () => {
    const database = await freshStore();
    await database.store.write("t", (data) => data.claimInbox("any", "2022-10-03T06:00:00Z"));
    const hanging = Promise.withResolvers<void>();
    const upkeep: Database["upkeep"] = {
      ...database.upkeep,
      tenants: async () => ["t"],
      sweep: (tenant, at) => hanging.promise.then(() => database.upkeep.sweep(tenant, at)),
    };
    const app = appOn({ ...database, upkeep }, { stuckMs: 50 });
    const url = `http://127.0.0.1:${await app.listen()}`;
    await app.ready();
    const swept = app.sweep();
    await until(async () => (await statusOf(`${url}/healthz`)) === 503, "a stuck sweep");
    hanging.resolve();
    await swept;
    await until(async () => (await statusOf(`${url}/healthz`)) === 200, "a sweep that ended");
    await app.close();
  });
});

function appOn(database: Database, timing: object, passwordExpires?: string, log: Log = silent): App {
  const identity = {
    id: "11111111-1111-1111-1111-111111111111",
    type: "SingleTenant" as const,
    password: "secret",
    tenantId: "t",
  };
  return createApp(
    {
      ...{ mode: "production", port: 0, dataDir: "", logLevel: "silent" },
      identity: { ...identity, ...(passwordExpires && { passwordExpires }) },
    },
    {
      ...{
        database,
        clock: movableClock("2022-10-03T06:00:00Z"),
        ids: countingIds(),
        workbooks: createWorkbooks(),
        pictures: createPictures(),
        log,
      },
      endpoints: { openIdUrl: "http://127.0.0.1:9/openid", acquireToken: async () => "bot-token" },
      timing,
    },
  );
}

describe("promise 24: readiness tells the truth", () => {
  it("is 503 while the database is away and 200 when it is back, however often", async () => {
    const database = await freshStore();
    const away = openDatabase(database.url.replace(/:\d+\//, ":9/"), { max: 1 });
    let reachable: Database = database;
    const switching = { ...database, ready: () => reachable.ready(), schema: () => reachable.schema() };
    const app = appOn(switching, {});
    const url = `http://127.0.0.1:${await app.listen()}`;
    await app.ready();
    const seen = [];
    for (const now of [database, away, database, away, database]) {
      reachable = now;
      seen.push([await statusOf(`${url}/readyz`), await statusOf(`${url}/healthz`)]);
    }
    // that the database is away is no reason to restart the app
    expect(seen).toEqual([200, 503, 200, 503, 200].map((ready) => [ready, 200]));
    await app.close();
    await away.close();
  });

  it("a password that runs out within a month is told in /readyz, as a number and in the log", async () => {
    const database = await freshStore();
    const warned: object[] = [];
    const log = { ...silent, warn: (facts: object) => void warned.push(facts) };
    const app = appOn(database, {}, "2022-10-13", log);
    const url = `http://127.0.0.1:${await app.listen()}`;
    await app.ready();
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ bot: true, passwordDaysLeft: 10 });
    expect(warned).toContainEqual({ daysLeft: 10, expires: "2022-10-13" });
    await app.close();
  });

  it.each([
    ["2022-11-03", 31, []],
    ["2022-11-02", 30, ["warn"]],
    ["2022-10-03", 0, ["warn"]],
    ["2022-10-02", -1, ["error"]],
  ])("a password that is good until %s has %i days left on 3 October", async (expires, days, levels) => {
    const metrics = createMetrics();
    const said: string[] = [];
    const log = { warn: () => void said.push("warn"), error: () => void said.push("error") };
    let now = "2022-10-03T06:00:00Z";
    const watch = createExpiryWatch({ expires, now: () => now, log, metrics });
    watch.look();
    watch.look();
    const gauge = await metrics.passwordDaysLeft.get();
    expect([said, gauge.values[0]?.value]).toEqual([levels, days]);
    expect(watch.daysLeft()).toBe(levels.length > 0 ? days : undefined);
    now = "2022-10-04T06:00:00Z";
    watch.look();
    expect(said.length).toBe(days === 31 ? 1 : 2 * levels.length);
  });

  it("says nothing of a password of which nobody said when it ends", async () => {
    const metrics = createMetrics();
    const watch = createExpiryWatch({ now: () => "2022-10-03T06:00:00Z", log: silent, metrics });
    watch.look();
    expect(watch.daysLeft()).toBeUndefined();
  });
});

describe("promise 24: what happened in a turn can be found", () => {
  let world: WatchedApp;
  beforeAll(async () => {
    world = await watchedApp();
  });
  afterAll(() => world.close());

  it("each line of a turn carries its id, and the apology tells the person the same id", async () => {
    const { teams, url, log } = world;
    const chat = personalChat(leader);
    teams.setMembers(chat.id, [leader]);
    await deliver(teams, url, message(teams, { from: leader, place: chat, text: "hjelp" }));
    await until(() => teams.postsIn(chat.id).length === 1, "a reply");
    // what is asked of the roster, and of the replies, is written by parts that know nothing of turns
    teams.misbehave("members", { kind: "status", status: 500 }, 20);
    teams.misbehave("send", { kind: "status", status: 403 }, 20);
    const from = log.length;
    await deliver(
      teams,
      url,
      message(teams, { from: person("Ny", "ny@solor.example"), place: channel(), text: "hjelp" }),
    );
    await until(() => log.slice(from).some((line) => line.message === "a reply did not arrive"), "a failed reply");
    const lines = log.slice(from);
    expect(lines.map((line) => line.message)).toContain("turn");
    expect(new Set(lines.map((line) => line.facts["turn"])).size).toBe(1);
    expect(lines[0]?.facts["turn"]).toEqual(expect.stringMatching(/.+/));
  });

  it("what a turn sets going for others does not carry its id", async () => {
    const told: object[] = [];
    const note = (facts: object) => void told.push(facts);
    const log = logOfTurns({ info: note, warn: note, error: note });
    await inTurn("t1", async () => {
      await pause(1);
      log.info({ place: "inside" }, "x");
      await outsideTurn(async () => {
        await pause(1);
        log.warn({ place: "outside" }, "x");
      });
      log.error({ turn: "own", place: "named" }, "x");
    });
    log.info({ place: "after" }, "x");
    expect(told).toEqual([
      { turn: "t1", place: "inside" },
      { place: "outside" },
      { turn: "own", place: "named" },
      { place: "after" },
    ]);
  });
});

describe("promise 24: each promise has a counter", () => {
  it("and docs/operations.md names one that exists, or says what shows it instead", async () => {
    const text = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| (\d+) +\|([^|]*)\|/gm)].map(([, number, told = ""]) => ({
      number: Number(number),
      told,
    }));
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    const known = new Set(
      createMetrics()
        .registry.getMetricsAsArray()
        .map(({ name }) => name),
    );
    for (const { told } of rows) {
      const named = [...told.matchAll(/`(nullpunkt_\w+)/g)].map(([, name = ""]) => name);
      for (const name of named) expect([...known]).toContain(name.replace(/_(?:count|sum|bucket)$/, ""));
      expect(named.length > 0 || /`(?:test\/|npm run )/.test(told)).toBe(true);
    }
  });
});
