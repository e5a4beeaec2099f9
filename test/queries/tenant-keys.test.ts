import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { tenantTables } from "../support/queries/query-lint.ts";

let database: Database;
let tables: string[];
beforeAll(async () => {
  database = await freshStore();
  tables = [...(await tenantTables(database.db))].sort();
});
afterAll(() => database.close());

async function named(question: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  return (await question.execute(database.db)).rows.map(({ name }) => name);
}
const ofTenants = () => sql`relnamespace = 'public'::regnamespace and relname = any(${tables}::text[])`;

/** What a sharded PostgreSQL (Citus) needs of every table, and what keeps one tenant's work in its own part of an index. */
describe("every table of the tenants", () => {
  it("says whose each row is", async () => {
    const without = await named(sql`
      select relname as name from pg_class where ${ofTenants()} and not exists (
        select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'tenant' and attnotnull
          and atttypid = 'text'::regtype)`);
    expect(without).toEqual([]);
  });

  it("has a key", async () => {
    const without = await named(sql`
      select relname as name from pg_class
      where ${ofTenants()} and not exists (select 1 from pg_index where indrelid = pg_class.oid and indisprimary)`);
    expect(without).toEqual([]);
  });

  it("begins each key and index with the tenant", async () => {
    const others = await named(sql`
      select indexrelid::regclass::text as name
      from pg_index join pg_class on pg_class.oid = indrelid
      where ${ofTenants()} and 'tenant' is distinct from (
        select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0])`);
    expect(others).toEqual([]);
  });

  it("refers only to rows of the same tenant", async () => {
    const others = await named(sql`
      select conrelid::regclass::text || ' ' || conname as name
      from pg_constraint join pg_class on pg_class.oid = conrelid
      where contype = 'f' and ${ofTenants()} and not (
        'tenant' = (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1])
        and 'tenant' = (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1])
        and confrelid::regclass::text = any(${tables}::text[]))`);
    expect(others).toEqual([]);
  });

  it("counts with a bigint where it counts", async () => {
    const others = await named(sql`
      select relname || '.' || attname as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where ${ofTenants()} and attidentity <> '' and atttypid <> 'bigint'::regtype`);
    expect(others).toEqual([]);
  });

  it("is spread by its tenant in docs/operations.md, after the tables it refers to", async () => {
    const spread = [
      ...readFileSync("docs/operations.md", "utf8").matchAll(/create_distributed_table\('(\w+)', 'tenant'/g),
    ].map(([, name = ""]) => name);
    expect([...spread].sort()).toEqual(tables);
    const { rows } = await sql<{ from: string; to: string }>`
      select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
      from pg_constraint where contype = 'f' and conrelid <> confrelid
        and conrelid::regclass::text = any(${tables}::text[])`.execute(database.db);
    expect(rows.filter(({ from, to }) => spread.indexOf(from) < spread.indexOf(to))).toEqual([]);
  });
});

it("has triggers where docs/operations.md says so, since Citus takes them only on request", async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct tgrelid::regclass::text as name from pg_trigger where not tgisinternal order by name
  `.execute(database.db);
  expect(rows.map(({ name }) => name)).toEqual(["audit", "audit_seal", "reading"]);
});
