import { type Kysely, sql } from "kysely";

/** A benefit from its owner to its final result, what must be done for it, and what milestones and risks concern. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steps).execute(db);
}

const steps = `
alter table benefit add column owner text;
alter table benefit add column cost_owner text;
alter table benefit add column stakeholders text;
alter table benefit add column depends_on text;
alter table benefit add column start_date date;
alter table benefit add column plan text;
alter table benefit add column unplanned boolean;
alter table benefit add column handed_over_on date;
alter table benefit add column closed_on date;
alter table benefit add column final_result text;
alter table benefit add column closing_note text;
alter table milestone add column concerns jsonb;
alter table risk add column concerns jsonb;
create table action (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  id text not null,
  kind text not null,
  text text not null,
  concerns jsonb,
  responsible text,
  due_text text,
  due_date date,
  due_exact boolean,
  status text not null,
  why text,
  grounds text,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id)
);
`;
