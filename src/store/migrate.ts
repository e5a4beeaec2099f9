import { type Kysely, sql, type Transaction } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { MigrationFault } from "./migration-fault.ts";
import { migrations } from "./migrations/all.ts";
import { lockMigrations } from "./pooled-postgres.ts";
import { lockRows } from "./row-security.ts";
import { ensureTenantRole } from "./tenant-role.ts";

const duplicateDatabase = "42P04";
const uniqueViolation = "23505";

/** For the embedded cluster: makes the database that `url` names. A second app may do it at the same time. */
export async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const admin = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href });
  await admin.connect();
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && [duplicateDatabase, uniqueViolation].includes(error.code ?? "")))
      throw error;
  } finally {
    await admin.end();
  }
}

/**
 * Forward to this release's schema, under a lock and in one transaction; a database of a newer release is left alone.
 * Then the rows of each tenant are locked from the others.
 */
export async function migrateForward<Tables>(db: Kysely<Tables>, steps = migrations): Promise<void> {
  await refuseOtherServers(db);
  await refuseNewer(db, steps);
  await ensureTenantRole(db);
  await migrateAll(db, steps);
  await lockRows(db);
}

async function migrateAll<Tables>(db: Kysely<Tables>, steps: typeof migrations): Promise<void> {
  try {
    await db.transaction().execute((trx) => migrateWithin(trx, steps));
  } catch (error) {
    // another app may have brought a newer release meanwhile
    await refuseNewer(db, steps);
    throw new MigrationFault("The database could not be brought up to date; it was left as it was.", { cause: error });
  }
}

async function migrateWithin<Tables>(trx: Transaction<Tables>, steps: typeof migrations): Promise<void> {
  await lockMigrations(trx);
  const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => steps } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function refuseOtherServers<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
  `.execute(db);
  const [server] = rows;
  if (!server) throw new Error("the server did not tell its version");
  if (server.version < 150_000) {
    throw new MigrationFault(`Nullpunkt needs PostgreSQL 15 or newer; this server is ${server.version / 10_000}.`);
  }
  if (server.encoding !== "UTF8") {
    throw new MigrationFault(`Nullpunkt needs a database in UTF8; this one is in ${server.encoding}.`);
  }
}

async function refuseNewer<Tables>(db: Kysely<Tables>, steps: typeof migrations): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  if (!rows[0]?.there) return;
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = done.rows.map((row) => row.name).filter((name) => !(name in steps));
  if (unknown.length === 0) return;
  throw new MigrationFault(
    `The database is newer than this release of Nullpunkt (it has ${unknown.join(", ")}). Start the newer release; nothing was changed.`,
  );
}
