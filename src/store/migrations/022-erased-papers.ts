import { type Kysely, sql } from "kysely";

/** The digest of a frozen paper's body after a person was erased from it; what it was frozen with stays in `hash`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table paper add column erased_hash text`.execute(db);
}
