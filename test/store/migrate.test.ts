import { spawn } from "node:child_process";
import path from "node:path";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { migrateForward } from "../../src/store/migrate.ts";
import { MigrationFault } from "../../src/store/migration-fault.ts";
import { migrations } from "../../src/store/migrations/all.ts";
import { isoInstant } from "../../src/store/pool.ts";
import { emptyDatabase } from "../support/database.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function unmigrated(): Promise<Database> {
  const { url, drop } = await emptyDatabase();
  const database = openDatabase(url);
  open.push(drop, database.close);
  return database;
}

async function done(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db);
  return rows.map((row) => row.name);
}

/** Another process, as another instance of the app would. */
function migrateElsewhere(url: string): Promise<number | null> {
  const program = `import { openDatabase } from ${JSON.stringify(path.resolve("src/store/database.ts"))};
    const database = openDatabase(${JSON.stringify(url)}, { create: true });
    await database.migrate(); await database.close();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => child.on("exit", resolve));
}

describe("migrations", () => {
  it("bring an empty database forward, and do nothing the second time", async () => {
    const database = await unmigrated();
    await database.migrate();
    await database.migrate();
    expect(await done(database)).toEqual(Object.keys(migrations));
    expect(await database.store.read("t", (data) => data.projects.list())).toEqual([]);
  });

  it("make the database itself when it is missing, from several apps at once", async () => {
    const { url, drop } = await emptyDatabase();
    open.push(drop);
    const missing = Object.assign(new URL(url), { pathname: `${new URL(url).pathname}_new` }).href;
    expect(await Promise.all([1, 2, 3].map(() => migrateElsewhere(missing)))).toEqual([0, 0, 0]);
    const database = openDatabase(missing, { create: true });
    open.push(async () => {
      await database.close();
      const admin = openDatabase(url);
      await sql`drop database ${sql.id(new URL(missing).pathname.slice(1))} with (force)`.execute(admin.db);
      await admin.close();
    });
    expect(await done(database)).toEqual(Object.keys(migrations));
  });

  it("refuse a database that is newer than the code, and leave it as it is", async () => {
    const database = await unmigrated();
    await database.migrate();
    await sql`insert into kysely_migration values ('999-later', now()::text)`.execute(database.db);
    await expect(database.migrate()).rejects.toThrow(/newer than this release.*999-later/);
    await expect(database.migrate()).rejects.toBeInstanceOf(MigrationFault);
    expect(await done(database)).toContain("999-later");
  });

  it("take no lock that outlives their transaction: behind a pooler each may be on another connection", async () => {
    const { url, drop } = await emptyDatabase();
    const sent: string[] = [];
    const database = openDatabase(url, { onQuery: (statement) => void sent.push(statement) });
    open.push(drop, database.close);
    await database.migrate();
    const locks = sent.flatMap((statement, at) => (/\bpg_advisory/.test(statement) ? [at] : []));
    expect(locks.map((at) => sent[at]).filter((statement) => !/\bpg_advisory_xact_lock/.test(statement ?? ""))).toEqual(
      [],
    );
    // the migrations', and one for each table that is locked to its tenants
    expect(locks.length).toBeGreaterThan(30);
    expect(locks.filter((at) => sent[at - 1] !== "begin")).toEqual([]);
    sent.length = 0;
    await database.migrate();
    expect(sent.filter((statement) => /\bpg_advisory/.test(statement))).toHaveLength(1);
  });

  it("are all or nothing when one fails", async () => {
    const database = await unmigrated();
    const broken = {
      ...migrations,
      "002-broken": { up: () => sql`select 1/0`.execute(database.db).then(() => undefined) },
    };
    await expect(migrateForward(database.db.withoutPlugins(), broken)).rejects.toThrow(/left as it was/);
    await database.migrate();
    expect(await done(database)).toEqual(Object.keys(migrations));
  });
});

describe("a database that is not there", () => {
  it("is not ready", async () => {
    const database = openDatabase("postgres://nobody:x@127.0.0.1:1/none");
    open.push(database.close);
    expect(await database.ready()).toBe(false);
  });
});

describe("moments", () => {
  it.each([
    ["2022-10-03 06:00:00+00", "2022-10-03T06:00:00Z"],
    ["2022-10-03 06:00:00.12+00", "2022-10-03T06:00:00.12Z"],
    ["2022-10-03 08:00:00+02", "2022-10-03T06:00:00Z"],
    ["2022-10-03 08:00:00.5+02", "2022-10-03T06:00:00.5Z"],
    ["2022-10-03 08:00:10+02", "2022-10-03T06:00:10Z"],
  ])("%s is %s", (text, iso) => {
    expect(isoInstant(text)).toBe(iso);
  });
});
