import { type Kysely, sql } from "kysely";

/** Null is no: what the previous release stores beside this one is an open project that its guests can't read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table project add column closed boolean, add column guests_read boolean").execute(db);
}
