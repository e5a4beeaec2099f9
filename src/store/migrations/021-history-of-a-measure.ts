import { type Kysely, sql } from "kysely";

/**
 * What the trail says of one measure is found by its subject, read by what it begins with. The name of another thing can
 * be longer than an index holds (2704 bytes of a row), a measure's and an office's can't.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_of_subject on audit (tenant, project_id, subject collate "C")
    where octet_length(subject) < 2000`.execute(db);
}
