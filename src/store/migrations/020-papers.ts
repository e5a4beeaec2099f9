import { type Kysely, sql } from "kysely";

/** The steering group's papers as they were frozen. A text and not jsonb: its digest is of the letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table paper (
      tenant text not null,
      id text not null,
      project_id text not null,
      version integer not null,
      frozen_at timestamptz not null,
      -- who approved it
      by text not null,
      -- the paper and the readings behind it
      body text not null,
      -- sha256 of body, as it was frozen
      hash text not null,
      primary key (tenant, id),
      unique (tenant, project_id, version),
      foreign key (tenant, project_id) references project (tenant, id)
    )`.execute(db);
}
