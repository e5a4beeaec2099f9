import { type Kysely, sql } from "kysely";

/** Who answers for a milestone, a risk with what is done about it, and when a group's task is to be done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steps).execute(db);
}

const steps = `
alter table milestone add column responsible text;
alter table risk add column likelihood_after int, add column impact_after int;
alter table group_task add column due_text text, add column due_date date, add column due_exact boolean;
create index milestone_of_responsible on milestone (tenant, responsible) where responsible is not null;
`;
