import { type Kysely, sql } from "kysely";

/** Which measures count persons; null: by unit and name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table measure add column counts_persons boolean`.execute(db);
}
