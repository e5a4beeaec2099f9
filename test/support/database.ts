import { randomBytes } from "node:crypto";
import pg from "pg";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { crossingsIn, tenantTables } from "./queries/query-lint.ts";
import { type Recorder, recorder } from "./queries/recorded.ts";

/** Set by global-setup.ts: the url of the migrated template database. */
export const templateVariable = "NULLPUNKT_TEST_TEMPLATE";

/**
 * A migrated, empty database of its own for one test file. `close` drops it, and fails when the app sent a statement
 * that reaches over tenants; `db` is for the test's own statements, which nobody looks at.
 */
export async function freshStore({ record, statements }: Recorder = recorder()): Promise<Database> {
  const template = process.env[templateVariable];
  if (template === undefined)
    throw new Error(`${templateVariable} is not set: does jest run test/support/global-setup.ts?`);
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(template, `create database ${name} template ${databaseOf(template)}`);
  const url = withDatabase(template, name);
  const database = openDatabase(url, { max: 8, onQuery: record });
  const own = openDatabase(url, { max: 2 });
  return {
    ...database,
    db: own.db,
    close: async () => {
      const crossings = await crossingsIn(statements(), await tenantTables(own.db));
      await own.close();
      await database.close();
      await onServer(template, `drop database ${name} with (force)`);
      if (crossings.length > 0) throw new Error(`queries over tenants:\n${crossings.join("\n")}`);
    },
  };
}

/** A restored backup: a true copy of a database, whose connections are cut for it; `close` drops it. */
export async function restoredCopy(source: Database): Promise<Database> {
  const template = process.env[templateVariable] ?? "";
  const name = `copy_${randomBytes(6).toString("hex")}`;
  const users = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${databaseOf(source.url)}'`;
  await onServer(template, users);
  await onServer(template, `create database ${name} template ${databaseOf(source.url)}`);
  const database = openDatabase(withDatabase(template, name), { max: 8 });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(template, `drop database ${name} with (force)`);
    },
  };
}

/** An empty database that is not migrated: its url, and how to drop it. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = process.env[templateVariable] ?? "";
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await onServer(template, `create database ${name}`);
  return { url: withDatabase(template, name), drop: () => onServer(template, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
