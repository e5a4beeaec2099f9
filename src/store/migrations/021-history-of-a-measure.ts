import { type Kysely, sql } from "kysely";

/** What the trail says of one measure is found by its subject, read by what it begins with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_of_subject on audit (tenant, project_id, subject collate "C")`.execute(db);
}
