import { type Kysely, sql } from "kysely";

/** A plan is read in every answer and changed some times a year: with a name for each state it is read once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table project add column plan_version uuid not null default gen_random_uuid()`.execute(db);
}
