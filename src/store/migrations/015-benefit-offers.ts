import { type Kysely, sql } from "kysely";

/** Whom a benefit is offered to, until she has answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table benefit add column offered_to text`.execute(db);
}
