import { type Kysely, sql } from "kysely";

/**
 * Reminders, each stage once per ask and person; whom the bot has written to on a day; stand-ins while people are away.
 * The wake rows have a table of their own: the release before would take one in `due` for a round.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(reminders).execute(db);
  await sql.raw(standIns).execute(db);
  // when a round should have opened, and for whom the one asked stands in
  await sql`alter table round add column scheduled_at timestamptz`.execute(db);
  await sql`alter table ask add column stands_in_for text`.execute(db);
}

const reminders = `
create table reminder (
  tenant text not null,
  ask_id text not null,
  stage text not null,
  person text not null,
  project_id text not null,
  round_id text not null,
  due_on date not null,
  at timestamptz not null,
  -- none where the app could not reach the person
  message_id text,
  primary key (tenant, ask_id, stage, person),
  foreign key (tenant, ask_id) references ask (tenant, id)
);
create index reminder_of_round on reminder (tenant, round_id, at);

create table reminder_due (
  tenant text not null,
  project_id text not null,
  key text not null,
  at timestamptz not null,
  claimed_at timestamptz,
  primary key (tenant, project_id, key)
);
create index reminder_due_waiting on reminder_due (tenant, at) where claimed_at is null;

create table contact (
  tenant text not null,
  project_id text not null,
  person text not null,
  on_date date not null,
  primary key (tenant, project_id, person, on_date)
);
`;

const standIns = `
create table stand_in (
  tenant text not null,
  project_id text not null,
  person text not null,
  from_date date not null,
  to_date date not null,
  stand_in text not null,
  said_by text not null,
  at timestamptz not null,
  primary key (tenant, project_id, person, from_date),
  foreign key (tenant, project_id) references project (tenant, id)
);
create index stand_in_of_stand_in on stand_in (tenant, stand_in);
`;
