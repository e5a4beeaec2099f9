import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { MigrationFault } from "../../src/store/migration-fault.ts";
import { beTenant, ensureTenantRole, tenantRole } from "../../src/store/tenant-role.ts";
import { emptyDatabase, freshStore } from "../support/database.ts";
import { fillLarge } from "../support/queries/large-database.ts";
import { tenantTables } from "../support/queries/query-lint.ts";

const at = "2022-10-03T06:00:00Z";
let database: Database;
let tables: string[];
beforeAll(async () => {
  database = await freshStore();
  await fillLarge(database.db);
  tables = [...(await tenantTables(database.db))].sort();
}, 180_000);
afterAll(() => database.close());

type Row = Record<string, unknown>;
/** What a statement gives or fails with, in a transaction of the tenant that is undone. */
async function asTenant(tenant: string, ...statements: string[]): Promise<{ rows: Row[]; count: number } | string> {
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    await client.query(beTenant.text, [tenant]);
    let last = { rows: [] as Row[], count: 0 };
    for (const statement of statements) {
      const { rows, rowCount } = await client.query<Row>(statement);
      last = { rows, count: rowCount ?? 0 };
    }
    return last;
  } catch (error) {
    return String(error);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = ''`.execute(database.db);
  return rows.map(({ name }) => name);
}

describe("promise 12: tenants never mix, where the code forgot its filter", () => {
  it("each table of the tenants has rows of other tenants to see", async () => {
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const { rows } = await sql<{ tenants: number }>`select count(distinct tenant)::int as tenants
        from ${sql.table(table)}`.execute(database.db);
      expect([table, rows[0]?.tenants ?? 0]).toEqual([table, 50]);
    }
  });

  it("a tenant sees its own rows and no others", async () => {
    for (const table of tables) {
      const seen = await asTenant("tenant-7", `select distinct tenant from ${table}`);
      expect([table, seen]).toEqual([table, { rows: [{ tenant: "tenant-7" }], count: 1 }]);
    }
  });

  it("a transaction that names no tenant sees and changes nothing", async () => {
    for (const table of tables) {
      const none = { rows: [], count: 0 };
      expect([table, await asTenant("", `select * from ${table} limit 1`)]).toEqual([table, none]);
      expect([table, await asTenant("", `update ${table} set tenant = tenant`)]).toEqual([table, none]);
    }
  });

  it("a tenant can't change, take or delete another's row", async () => {
    for (const table of tables) {
      const others = `where tenant <> 'tenant-7'`;
      const none = { rows: [], count: 0 };
      expect([table, await asTenant("tenant-7", `update ${table} set tenant = tenant ${others}`)]).toEqual([
        table,
        none,
      ]);
      expect([table, await asTenant("tenant-7", `delete from ${table} ${others}`)]).toEqual([table, none]);
      expect(await asTenant("tenant-7", `truncate ${table} cascade`)).toMatch(/permission denied/);
    }
  });

  it("a tenant can't write a row of another's, nor give its own away", async () => {
    const refused = /violates row-level security policy|append-only/;
    for (const table of tables) {
      const others = (await columnsOf(table)).filter((name) => name !== "tenant").map((name) => `"${name}"`);
      const columns = ["tenant", ...others].join(", ");
      const values = ["'tenant-8'", ...others].join(", ");
      const copied = `insert into ${table} (${columns}) select ${values} from ${table} limit 1`;
      expect([table, await asTenant("tenant-7", copied)]).toEqual([table, expect.stringMatching(refused)]);
      const given = `update ${table} set tenant = 'tenant-8' where ctid = (select ctid from ${table} limit 1)`;
      expect([table, await asTenant("tenant-7", given)]).toEqual([table, expect.stringMatching(refused)]);
    }
  });

  it("a tenant can't turn the lock off, see the queue, or write of the database itself", async () => {
    expect(await asTenant("t", "alter table ask disable row level security")).toMatch(/must be owner/);
    expect(await asTenant("t", "drop policy own_tenant on ask")).toMatch(/must be owner/);
    expect(await asTenant("t", "set local row_security = off", "select * from ask")).toMatch(/row-level security/);
    expect(await asTenant("t", "update installation set alive_at = now()")).toMatch(/permission denied/);
    expect(await asTenant("t", "select * from kysely_migration")).toMatch(/permission denied/);
    expect(await asTenant("t", "create table public.mine (a int)")).toMatch(/permission denied/);
  });

  it("every transaction of the store is held by it, those of the upkeep too", async () => {
    const { url, drop } = await emptyDatabase();
    const held = openDatabase(url);
    await held.migrate();
    await held.store.write("t", (data) => data.audit.append([{ at, what: "w", subject: "s", source: "card" }]));
    expect(await held.upkeep.lastMoment("t")).toBe(at);
    await sql`alter policy own_tenant on audit using (false)`.execute(held.db);
    await sql`alter policy own_tenant on inbox using (true) with check (false)`.execute(held.db);
    expect(await held.upkeep.lastMoment("t")).toBeUndefined();
    const refused = held.store.write("t", (data) => data.claimInbox("k", at));
    await expect(refused).rejects.toThrow(/row-level security/);
    await held.close();
    await drop();
  });

  it("no view and no function looks past the lock with its owner's eyes", async () => {
    const { rows } = await sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        and not coalesce(reloptions @> array['security_invoker=true'], false)
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
    `.execute(database.db);
    expect(rows).toEqual([]);
  });

  it("every table that a migration makes later is locked at the next start", async () => {
    const { url, drop } = await emptyDatabase();
    const later = openDatabase(url);
    await later.migrate();
    await sql`create table later (tenant text not null, id text, primary key (tenant, id))`.execute(later.db);
    await sql`alter table ask disable row level security`.execute(later.db);
    await sql`drop policy own_tenant on round`.execute(later.db);
    await later.migrate();
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relname in ('later', 'ask', 'round') and relrowsecurity
        and exists (select from pg_policy where polrelid = pg_class.oid) order by relname`.execute(later.db);
    expect(rows.map(({ name }) => name)).toEqual(["ask", "later", "round"]);
    await later.close();
    await drop();
  });
});

describe("a connection that goes back to the pool", () => {
  const nobody = { role: "none", tenant: "" };
  async function carried(of: Database): Promise<object | undefined> {
    const { rows } = await of.pool.query(
      "select current_setting('role') as role, coalesce(current_setting('app.tenant', true), '') as tenant",
    );
    return rows[0];
  }

  it("carries neither role nor tenant over, however its transaction ended", async () => {
    const one = openDatabase(database.url, { max: 1 });
    const within = () =>
      one.store.read("tenant-7", async ({ projects }) => (await projects.list()).map(({ id }) => id).length);
    expect(await within()).toBeGreaterThan(0);
    expect(await carried(one)).toEqual(nobody);
    await one.store.write("tenant-7", (data) => data.claimInbox("k", "2022-10-03T06:00:00Z"));
    expect(await carried(one)).toEqual(nobody);
    const thrown = one.store.write("tenant-7", async () => Promise.reject(new Error("a bug")));
    await expect(thrown).rejects.toThrow("a bug");
    expect(await carried(one)).toEqual(nobody);
    const refused = one.store.write("tenant-7", (data) => data.claimInbox("k", "no time"));
    await expect(refused).rejects.toThrow(/timestamp/);
    expect(await carried(one)).toEqual(nobody);
    const unread = one.store.read("tenant-7", (data) => data.claimInbox("k", "2022-10-03T06:00:00Z"));
    await expect(unread).rejects.toThrow(/read-only/);
    expect(await carried(one)).toEqual(nobody);
    await one.close();
  });

  it("and the next tenant on it sees its own", async () => {
    const one = openDatabase(database.url, { max: 1 });
    const holdOf = (tenant: string) => one.store.read(tenant, (data) => data.projects.find("project-1"));
    expect(await holdOf("tenant-7")).toBeDefined();
    expect(await holdOf("a tenant that is not there")).toBeUndefined();
    expect(await holdOf("tenant-8")).toBeDefined();
    await one.close();
  });
});

describe("the app's user where it is no superuser", () => {
  const made: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const undo of made.splice(0).reverse()) await undo();
  });

  /** A user of the server's and a database of its own, both gone after the test. */
  async function login(attributes = ""): Promise<{ name: string; url: string }> {
    const { url, drop } = await emptyDatabase();
    const name = `login_${randomBytes(6).toString("hex")}`;
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(`create role ${name} login password 'x' ${attributes}`);
    const base = new URL(url).pathname.slice(1);
    await admin.query(`alter database ${base} owner to ${name}`);
    made.push(async () => {
      await admin.end();
      await drop();
      await sql`drop role ${sql.id(name)}`.execute(database.db);
    });
    return { name, url: Object.assign(new URL(url), { username: name, password: "x" }).href };
  }

  function opened(url: string): Database {
    const database = openDatabase(url);
    made.push(database.close);
    return database;
  }

  it("starts where an administrator made the role and gave it, and is held as any other", async () => {
    const { name, url } = await login();
    await sql`grant ${sql.id(tenantRole)} to ${sql.id(name)}`.execute(database.db);
    const own = opened(url);
    await own.migrate();
    await own.store.write("mine", (data) => data.claimInbox("key", "2022-10-03T06:00:00Z"));
    await own.store.write("theirs", (data) => data.claimInbox("key", "2022-10-03T06:00:00Z"));
    expect(await own.upkeep.tenants()).toEqual(["mine", "theirs"]);
    expect(await own.upkeep.sweep("mine", "2022-10-03T06:00:00Z")).toMatchObject({ messages: false });
    await own.migrate();
  });

  it("refuses to start where it may not have the role, says what to run, and changes nothing", async () => {
    const { name, url } = await login();
    const own = opened(url);
    await expect(own.migrate()).rejects.toThrow(
      new RegExp(`create role ${tenantRole} nologin.*grant ${tenantRole} to ${name}`),
    );
    await expect(own.migrate()).rejects.toBeInstanceOf(MigrationFault);
    const { rows } = await sql`select to_regclass('project') as there`.execute(own.db);
    expect(rows).toEqual([{ there: null }]);
  });

  it("makes the role by itself where it may make roles, also when several do at once", async () => {
    const role = `tenant_${randomBytes(6).toString("hex")}`;
    const owner = opened((await login("createrole")).url);
    const others = [1, 2, 3].map(() => opened(owner.url));
    await Promise.all([owner, ...others].map(({ db }) => ensureTenantRole(db.withoutPlugins(), role)));
    made.push(() => sql`drop role ${sql.id(role)}`.execute(database.db));
    await owner.db.transaction().execute(async (trx) => {
      await sql`select set_config('role', ${role}, true)`.execute(trx);
      const { rows } = await sql`select current_user as "is", rolsuper or rolbypassrls or rolcanlogin as more
        from pg_roles where rolname = current_user`.execute(trx);
      expect(rows).toEqual([{ is: role, more: false }]);
    });
  });

  it("refuses a role that gets past the lock", async () => {
    const role = `tenant_${randomBytes(6).toString("hex")}`;
    await sql`create role ${sql.id(role)} bypassrls`.execute(database.db);
    made.push(() => sql`drop role ${sql.id(role)}`.execute(database.db));
    await expect(ensureTenantRole(database.db.withoutPlugins(), role)).rejects.toThrow(/nobypassrls/);
  });

  it("refuses to start as another user than the tables' owner, whom the lock would hold", async () => {
    const second = await login();
    const first = await login();
    for (const { name } of [first, second]) {
      await sql`grant ${sql.id(tenantRole)} to ${sql.id(name)}`.execute(database.db);
    }
    const own = opened(first.url);
    await own.migrate();
    await sql`grant all on all tables in schema public to ${sql.id(second.name)}`.execute(own.db);
    const foreign = opened(Object.assign(new URL(first.url), { username: second.name }).href);
    await expect(foreign.migrate()).rejects.toThrow(/does not own the tables/);
  });

  it("refuses a role that is a member of the tables' owner", async () => {
    const group = `group_${randomBytes(6).toString("hex")}`;
    await sql`create role ${sql.id(group)}`.execute(database.db);
    made.push(() => sql`drop role ${sql.id(group)}`.execute(database.db));
    const { name, url } = await login();
    await sql`grant ${sql.id(tenantRole)} to ${sql.id(name)} with inherit false`.execute(database.db);
    const own = opened(url);
    await own.migrate();
    for (const member of [tenantRole, name]) {
      await sql`grant ${sql.id(group)} to ${sql.id(member)} with inherit true`.execute(database.db);
    }
    await sql`grant create on schema public to ${sql.id(group)}`.execute(own.db);
    await sql`alter table ask owner to ${sql.id(group)}`.execute(own.db);
    await expect(own.migrate()).rejects.toThrow(/gets past the row-level security of ask/);
  });
});
