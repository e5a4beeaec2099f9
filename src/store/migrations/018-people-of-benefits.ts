import { type Kysely, sql } from "kysely";

/** Who owns a benefit or answers for an action is one of the project's people: found by the person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steps).execute(db);
}

const steps = `
create index benefit_of_owner on benefit (tenant, owner) where owner is not null;
create index action_of_responsible on action (tenant, responsible) where responsible is not null;
`;
