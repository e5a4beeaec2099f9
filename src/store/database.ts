import { CamelCasePlugin, Kysely, sql } from "kysely";
import type pg from "pg";
import type { Store } from "../journeys/ports.ts";
import { inertParameters } from "./inert-text.ts";
import { type Installation, installationOf } from "./installation.ts";
import type { OnQuery } from "./line.ts";
import { createDatabase, migrateForward } from "./migrate.ts";
import { openPool, type PoolOptions } from "./pool.ts";
import { PooledPostgres } from "./pooled-postgres.ts";
import { type Retention, retentionOf } from "./retention.ts";
import type { Db } from "./session.ts";
import { createStore, type Waker } from "./store.ts";
import type { Tables } from "./tables.ts";
import { transactionsOn } from "./transactions.ts";
import { type Upkeep, upkeepOf } from "./upkeep.ts";

export type Database = {
  store: Store;
  /** What no journey does: over all tenants, and by the clock. */
  upkeep: Upkeep;
  /** How long things are kept, and taking away what is older. */
  retention: Retention;
  /** Which database this is, and whether it is the one it was. */
  installation: Installation;
  db: Db;
  pool: pg.Pool;
  url: string;
  /** Brings the schema forward; throws MigrationFault with a sentence. */
  migrate: () => Promise<void>;
  /** Answers within two seconds. */
  ready: () => Promise<boolean>;
  /** The newest migration that was done, within two seconds; undefined when there is none or no answer. */
  schema: () => Promise<string | undefined>;
  /** Jobs come up after the database they live in; from then on, writes wake them. */
  wakeBy: (waker: Waker) => void;
  close: () => Promise<void>;
};

export type DatabaseOptions = PoolOptions & {
  /** make the database when the server does not have it (embedded) */
  create?: boolean;
  /** told of every statement that was run, with its parameters: for whoever wants to look at the queries themselves */
  onQuery?: OnQuery;
};

/** Connects lazily: an unreachable server shows at the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = openPool(url, options);
  const { onQuery } = options;
  const dialect = new PooledPostgres({ pool });
  const db = new Kysely<Tables>({
    dialect,
    // what goes this way is the owner's: over all tenants, or none's
    ...(onQuery && { log: ({ query }) => onQuery(query.sql, query.parameters, "owner") }),
    plugins: [inertParameters(), new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const transactions = transactionsOn({ pool, db, dialect, onQuery, prepares: prepares(url) });
  let waker: Waker | undefined;
  return {
    store: createStore(transactions, () => waker),
    upkeep: upkeepOf(db, transactions),
    retention: retentionOf(transactions),
    installation: installationOf(db),
    db,
    pool,
    url,
    migrate: async () => {
      if (options.create) await createDatabase(url);
      // without the plugins: kysely's own tables are not in camel case
      await migrateForward(db.withoutPlugins());
    },
    ready: async () => (await inTime(sql`select 1`.execute(db))) !== undefined,
    schema: async () => (await inTime(newestMigration(db)))?.rows[0]?.name,
    wakeBy: (by) => {
      waker = by;
    },
    close: () => db.destroy(),
  };
}

/** Undefined when it fails or takes longer than two seconds. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  const timeUp = new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined).unref());
  return Promise.race([work.catch(() => undefined), timeUp]);
}

function newestMigration(db: Db) {
  return sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db);
}

/** `postgres://…?prepare=off` is for a pooler in transaction mode that does not know prepared statements. */
function prepares(url: string): boolean {
  return new URL(url).searchParams.get("prepare") !== "off";
}
