import { type App, createApp } from "../src/app.ts";
import type { ProductionConfig } from "../src/config.ts";
import { createPictures } from "../src/report/pictures.ts";
import type { Database } from "../src/store/database.ts";
import { openDatabase } from "../src/store/database.ts";
import { migrations } from "../src/store/migrations/all.ts";
import { createWorkbooks } from "../src/workbook/excel-workbooks.ts";
import { movableClock } from "./support/clock.ts";
import { emptyDatabase, freshStore } from "./support/database.ts";
import { channel, deliver, installationUpdate, message, person, personalChat } from "./support/fakeTeams/activities.ts";
import { type FakeTeams, startFakeTeams } from "./support/fakeTeams/server.ts";
import { countingIds } from "./support/ids.ts";

const leader = person("Prosjektleder", "prosjektleder@solor.example");
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let teams: FakeTeams;
const opened: App[] = [];
beforeEach(async () => {
  teams = await startFakeTeams();
});
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
  await teams.close();
});

async function start(database: Database, extra: Partial<ProductionConfig> = {}): Promise<{ app: App; url: string }> {
  const identity = { id: teams.botId, type: "SingleTenant" as const, password: "secret", tenantId: teams.tenant };
  const config: ProductionConfig = { mode: "production", port: 0, dataDir: "", logLevel: "silent", identity, ...extra };
  const app = createApp(config, {
    database,
    clock: movableClock("2022-10-03T06:00:00Z"),
    ids: countingIds(),
    workbooks: createWorkbooks(),
    pictures: createPictures(),
    log: silent,
    endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token" },
    timing: { connectorMs: 1000 },
  });
  opened.push(app);
  return { app, url: `http://127.0.0.1:${await app.listen()}` };
}

async function eventually(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !check(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(check()).toBe(true);
}

it("answers a person in Teams, with authentication on, and greets where it is installed", async () => {
  const { app, url } = await start(await freshStore());
  await app.ready();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const place = channel();
  teams.setMembers(place.kind === "channel" ? place.teamId : place.id, [leader]);
  const installed = installationUpdate(teams, { from: leader, place, action: "add" });
  expect((await deliver(teams, url, installed)).status).toBe(200);
  const chat = personalChat(leader);
  teams.setMembers(chat.id, [leader]);
  const asked = message(teams, { from: leader, place: chat, text: "hjelp" });
  expect((await deliver(teams, url, asked)).status).toBe(200);
  await eventually(() => teams.postsIn(place.id).length > 0 && teams.postsIn(chat.id).length > 0);
  expect(teams.calls.every((call) => call.authorization === "Bearer bot-token")).toBe(true);
});

it("turns a stranger away", async () => {
  const { app, url } = await start(await freshStore());
  await app.ready();
  const asked = message(teams, { from: leader, place: channel(), text: "status" });
  expect(await deliver(teams, url, asked, null)).toEqual({ status: 401, body: "" });
  expect(await deliver(teams, url, {}, teams.token())).toEqual({ status: 400, body: "" });
  expect(teams.calls).toEqual([]);
});

it("says that it is not ready until the database is, and then gets ready by itself", async () => {
  const { url: databaseUrl, drop } = await emptyDatabase();
  const away = openDatabase(databaseUrl.replace(/:\d+\//, ":9/"), { max: 2 });
  let reachable: Database = away;
  const real = openDatabase(databaseUrl, { max: 4 });
  const database: Database = { ...real, ready: () => reachable.ready() };
  const { app, url } = await start(database, { databaseUrl });
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ database: false, bot: false });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const early = await deliver(teams, url, message(teams, { from: leader, place: channel(), text: "status" }));
  expect(early.status).toBe(503);
  reachable = real;
  await app.ready();
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    // told, not asked for: the schema, and how long ago the sweeper went through
    expect.objectContaining({ database: true, bot: true, schema: Object.keys(migrations).at(-1) }),
  ]);
  await app.sweep();
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ sweptSecondsAgo: expect.any(Number) });
  reachable = away;
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  await opened.pop()?.close();
  await away.close();
  await drop();
});

it("shows its counters on a port of its own, where that is set", async () => {
  const { app, url } = await start(await freshStore(), { metrics: { host: "127.0.0.1", port: 0 } });
  await app.ready();
  const place = channel();
  const installed = installationUpdate(teams, { from: leader, place, action: "add" });
  await deliver(teams, url, installed);
  await deliver(teams, url, installed, null);
  await eventually(() => teams.postsIn(place.id).length > 0);
  const metricsUrl = `http://127.0.0.1:${app.metricsPort()}`;
  const shown = async () => (await fetch(`${metricsUrl}/metrics`)).text();
  await app.sweep();
  const text = await shown();
  expect(text).toMatch(/^nullpunkt_messages_total\{operation="create",outcome="delivered",status=""\} [1-9]/m);
  expect(text).toMatch(/^nullpunkt_callers_refused_total\{reason="[A-Za-z]+"\} 1$/m);
  expect(text).toMatch(/^nullpunkt_reply_seconds_count\{status="200"\} 1$/m);
  expect(text).toMatch(/^nullpunkt_sweeps_total [1-9]/m);
  expect(text).toMatch(/^process_resident_memory_bytes/m);
  expect((await fetch(`${metricsUrl}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});
