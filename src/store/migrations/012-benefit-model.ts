import { type Kysely, sql } from "kysely";

/** Lines of the benefit model, what a benefit's unit is worth, and the rate and price level a project counts with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steps).execute(db);
}

const steps = `
create table model_line (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  id text not null,
  side text not null,
  name text not null,
  recurrence text not null,
  year int,
  last_year int,
  likely numeric,
  optimistic numeric,
  pessimistic numeric,
  benefit_id text,
  cost_owner text,
  price_year int,
  grounds text,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id)
);
alter table benefit add column unit_price numeric;
alter table project add column discount_rate numeric;
alter table project add column price_year int;
`;
