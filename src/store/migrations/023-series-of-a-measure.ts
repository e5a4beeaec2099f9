import { type Kysely, sql } from "kysely";

/** A measure that is stopped, and one that is measured anew from a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw("alter table measure add column stopped_on date, add column series_from date, add column series_before text")
    .execute(db);
}
