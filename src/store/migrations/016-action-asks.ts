import { type Kysely, sql } from "kysely";

/** Who was asked about an action and reminded of it, each stage once for each due day; the leader's list is a stage too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table action_ask (
      tenant text not null,
      project_id text not null,
      action_id text not null,
      due_on date not null,
      stage text not null check (stage in ('due', 'after3', 'leader')),
      person text not null,
      at timestamptz not null,
      -- none where the app could not reach the person
      message_id text,
      primary key (tenant, project_id, action_id, due_on, stage, person),
      foreign key (tenant, project_id) references project (tenant, id)
    )`.execute(db);
}
