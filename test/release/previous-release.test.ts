import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { z } from "zod";
import { type App, createApp } from "../../src/app.ts";
import type { Data } from "../../src/journeys/ports.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { migrations } from "../../src/store/migrations/all.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { type MovableClock, movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { press, send } from "../support/fakeTeams/people.ts";
import { countingIds } from "../support/ids.ts";
import { type Left, leftBy } from "../support/release/load-fixture.ts";

const release = "release-0.1";
/** When it was stopped. */
const stoppedAt = "2022-10-03T06:00:00Z";
const asnes = "29:1nav.asnes@solor.example";

let clock: MovableClock;
let before: Left;
let database: Database;
let app: App;
let url: string;

beforeAll(async () => {
  clock = movableClock(stoppedAt);
  before = await leftBy(release, () => Date.parse(clock.now()));
  database = openDatabase(before.url);
  const { botId: id, tenant: tenantId } = before;
  const identity = { id, type: "SingleTenant" as const, password: "secret", tenantId };
  app = createApp(
    { mode: "production", port: 0, dataDir: "", logLevel: "silent", identity },
    {
      ...{ database, clock, ids: countingIds("new"), workbooks: createWorkbooks(), pictures: createPictures() },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      endpoints: { openIdUrl: before.teams.openIdUrl, acquireToken: async () => "bot-token" },
      timing: { connectorMs: 1000, sweepMs: 300 },
    },
  );
  url = `http://127.0.0.1:${await app.listen()}`;
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await before.teams.close();
  await before.drop();
});

const read = <T>(work: (data: Data) => Promise<T>) => database.store.read(before.tenant, work);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await isSo()) return;
    await pause(20);
  }
  throw new Error("it did not come");
}

async function messages(which: ReturnType<typeof sql>) {
  const { rows } = await sql<{ id: string; state: string; attempts: number }>`
    select id, state, (select count(*)::int from attempt where attempt.tenant = message.tenant and message_id = message.id
      and kind = 'create') as attempts
    from message where ${which} order by seq`.execute(database.db);
  return rows;
}

/** How many asks there are, how many cards ask them, and how often these were sent. */
async function askedSoFar(): Promise<object | undefined> {
  const { rows } = await sql<object>`
    select (select count(*) from ask) as asks, count(*) as cards, (
      select count(*) from attempt join message on message.tenant = attempt.tenant and message.id = attempt.message_id
      where message.subject ->> 'kind' = 'answerCard' and attempt.kind = 'create') as sent
    from message where subject ->> 'kind' = 'answerCard'`.execute(database.db);
  return rows[0];
}

async function nothingWaits(): Promise<boolean> {
  await app.sweep();
  const waiting = sql`state in ('planned', 'sending') or (state = 'delivered' and shown < wanted)`;
  return (await messages(waiting)).length === 0;
}

describe("promise 19: what the previous release left works under this one", () => {
  it("its database is brought forward", async () => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
    expect(await read(async (data) => (await data.projects.list()).map(({ id }) => id))).toEqual(["glommen", "solor"]);
  });

  it("holds nothing back: it is no restored backup", async () => {
    expect(await read((data) => data.restoreHold())).toBeUndefined();
  });

  it("a job that waited is taken: its card comes, once", async () => {
    await until(nothingWaits);
    const inGlommen = before.teams.postsIn("19:glommen@thread.tacv2");
    expect(inGlommen).toHaveLength(1);
    const cards = await messages(
      sql`conversation_id = '19:glommen@thread.tacv2' and subject ->> 'kind' = 'answerCard'`,
    );
    expect(cards.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      "unknown 1",
      "delivered 1",
      "delivered 1",
    ]);
  });

  it("an answer to one of its cards counts, and every copy shows it", async () => {
    const person = before.people.find(({ teamsId }) => teamsId === asnes);
    const copy = before.teams.oracle.openCards(asnes).at(0);
    if (!person || !copy) throw new Error("no open card is left");
    const row = copy.card.rows.find((each) => each.row === "S2 Åsnes");
    if (row?.mode !== "open") throw new Error("the row is not open");
    const pressed = press(before.teams, { person, copy, rows: { [row.askId]: "8,5" } });
    for (const form of ["same", "same", "submit"] as const) {
      expect((await send(before.teams, url, pressed, form)).status).toBe(200);
    }
    const stored = await read(async (data) =>
      (await data.readings.all("solor")).map(({ value, by }) => `${value} ${by}`),
    );
    expect(stored).toEqual(["1.2 nav.asnes@solor.example", "8.5 nav.asnes@solor.example"]);
    await until(nothingWaits);
    const shown = before.teams.oracle
      .copiesOf(row.askId)
      .map(({ card }) => card.rows.find(({ askId }) => askId === row.askId));
    expect(shown.map((each) => each?.mode)).not.toContain("open");
  });

  it("what was due happens, and nobody is asked again", async () => {
    const asked = await askedSoFar();
    clock.set("2022-10-10T07:30:00Z");
    await until(async () => {
      await app.sweep();
      return before.teams.oracle.digests().length > 0;
    });
    await until(nothingWaits);
    expect(before.teams.oracle.digests()).toHaveLength(1);
    expect(await askedSoFar()).toEqual(asked);
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from due where claimed_at is null and at <= ${clock.now()}`.execute(database.db);
    expect(rows[0]?.waiting).toBe(0);
  });

  it("what was started without a result is not sent again", async () => {
    const [unknown] = await messages(sql`state = 'unknown'`);
    expect(unknown).toMatchObject({ attempts: 1 });
  });
});

describe("promise 19: the previous release goes on beside this one", () => {
  const statements = z
    .array(z.string())
    .parse(JSON.parse(readFileSync(new URL(`../payloads/${release}/statements.json`, import.meta.url), "utf8")));

  it("each of its statements is still understood by the database", async () => {
    const fresh = await freshStore();
    const client = await fresh.pool.connect();
    const refused: string[] = [];
    for (const statement of statements) {
      try {
        await client.query(`prepare earlier as ${statement}`);
        await client.query("deallocate earlier");
      } catch (error) {
        refused.push(`${String(error)}: ${statement}`);
      }
    }
    client.release();
    await fresh.close();
    expect(statements.length).toBeGreaterThan(200);
    expect(refused).toEqual([]);
  });

  it("no column was added that it would have to fill, and none was taken away or narrowed", async () => {
    const untouched = await leftBy(release, () => 0);
    const old = openDatabase(untouched.url);
    const earlier = await columnsOf(old);
    await old.migrate();
    const now = new Map((await columnsOf(old)).map((column) => [column.name, column]));
    await old.close();
    await untouched.teams.close();
    await untouched.drop();
    const known = new Set(earlier.map(({ name }) => name));
    const tables = new Set(earlier.map(({ name }) => name.split(".")[0]));
    expect(earlier.filter(({ name, type }) => now.get(name)?.type !== type)).toEqual([]);
    expect(earlier.filter(({ name, required }) => !required && now.get(name)?.required)).toEqual([]);
    const added = [...now.values()].filter(({ name }) => !known.has(name) && tables.has(name.split(".")[0]));
    expect(added.filter(({ required }) => required)).toEqual([]);
  });
});

/** `required`: a row must bring it. */
async function columnsOf(of: Database): Promise<{ name: string; type: string; required: boolean }[]> {
  const { rows } = await sql<{ name: string; type: string; required: boolean }>`
    select relname || '.' || attname as name, format_type(atttypid, atttypmod) as type,
      attnotnull and not atthasdef and attidentity = '' as required
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
    order by name`.execute(of.db);
  return rows;
}
