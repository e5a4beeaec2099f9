import { type Kysely, PostgresAdapter, PostgresDialect, sql } from "kysely";

/** The key of kysely's own lock, which an earlier release still takes. */
const migrationLock = "3853314791062309107";

/**
 * One after the other, whoever migrates; held until the end of the transaction. Kysely's own lock is the connection's,
 * and behind a pooler (PgBouncer in transaction mode) each transaction may get another connection: the lock would stay
 * on one that nobody has any more.
 */
export async function lockMigrations<Tables>(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)}::bigint)`.execute(trx);
}

/** PostgreSQL as kysely knows it, without that lock of the connection's. */
export class PooledPostgres extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new AdapterWithoutLock();
  }
}

class AdapterWithoutLock extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}
