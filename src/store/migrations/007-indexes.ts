import { type Kysely, sql } from "kysely";

/** For questions that read all of a project or a tenant to find one row (test/queries/plans.test.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(indexes).execute(db);
}

const indexes = `
create index project_of_leader on project (tenant, leader);
create index role_of_person on role (tenant, person) where person is not null;
create index scorecard_row_of_owner on scorecard_row (tenant, owner) where owner is not null;
create index scorecard_row_of_measurer on scorecard_row (tenant, measurer) where measurer is not null;
create index round_newest on round (tenant, project_id, opened_at, id);
create index digest_newest on digest (tenant, project_id, ends_at);
`;
