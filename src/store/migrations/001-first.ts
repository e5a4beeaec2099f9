import { type Kysely, sql } from "kysely";

/** Every key and every index begins with the tenant, so that no query can forget it cheaply and Citus can spread it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(searchTools).execute(db);
  await sql.raw(projects).execute(db);
  await sql.raw(planLists).execute(db);
  await sql.raw(readings).execute(db);
  await sql.raw(rounds).execute(db);
  await sql.raw(conversations).execute(db);
  await sql.raw(messages).execute(db);
  await sql.raw(times).execute(db);
  await sql.raw(trails).execute(db);
}

const searchTools = `
create extension if not exists pg_trgm;
create extension if not exists unaccent;
`;

const projects = `
create table tenant (
  tenant text primary key,
  since timestamptz not null default now()
);
create table project (
  tenant text not null,
  id text not null,
  short_name text not null,
  name text not null,
  purpose text,
  start_date date,
  language text not null,
  time_zone text not null,
  digest_weekday int not null,
  digest_time text not null,
  channel_name text,
  leader text not null,
  spokesperson text,
  ask_in text not null check (ask_in in ('channel', 'personal')),
  green_from double precision not null,
  yellow_from double precision not null,
  primary key (tenant, id)
);
create unique index project_short_name on project (tenant, lower(short_name));
`;

// key: what names a line among its list; ordinal: its place in the workbook.
const lineOf = `
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id)`;
const time = (name: string) => `${name}_text text, ${name}_date date, ${name}_exact boolean`;

const planLists = `
create table goal (${lineOf}, id text not null, level text not null, text text not null, parent_id text);
create table role (${lineOf}, group_name text not null, position text not null, title text not null, office text,
  person text, ${time("from")}, ${time("to")});
create table measure (${lineOf}, id text not null, goal_id text, dimension text, effect_goal text, need_group text,
  name text not null, means text, unit text not null, percent boolean not null, kind text, direction text,
  frequency text not null, figures_ready jsonb, data_source text, seasonal boolean not null);
create table scorecard_row (${lineOf}, measure_id text not null, office text not null default '', owner text,
  measurer text, weight numeric, baseline numeric, baseline_date date, final_target numeric, final_date date,
  target_text text, comparison text, comment text, grounds text);
create unique index scorecard_row_line on scorecard_row (tenant, project_id, measure_id, office);
create table target (${lineOf}, measure_id text not null, office text not null default '', date date,
  value numeric not null);
create table milestone (${lineOf}, id text not null, ${time("time")}, event text not null, status text not null,
  status_text text);
create table risk (${lineOf}, id text not null, event text not null, cause text, consequence text, mitigation text,
  likelihood int, impact int, responsible text);
create table success_factor (${lineOf}, id text not null, text text not null, assessment text, likelihood text);
create table group_task (${lineOf}, group_id text not null, group_name text not null, task text not null,
  responsible text, participants text, support text);
create table meeting (${lineOf}, ${time("date")}, group_name text not null);
create table decision (${lineOf}, ${time("date")}, meeting text not null, matter text not null, conclusion text);
create table key_figure (${lineOf}, name text not null, parts jsonb not null, total numeric);
create table benefit (${lineOf}, id text not null, name text not null, type text, measure_id text, effect_goal text,
  phase text);
create table map_arrow (${lineOf}, from_node text not null, to_node text not null, from_type text, to_type text,
  grounds text);
create table stated_total (${lineOf}, goal text not null, status text not null, grounds text);
`;

const readings = `
create table reading (
  tenant text not null,
  id text not null,
  seq bigint generated always as identity,
  project_id text not null,
  measure_id text not null,
  office text not null default '',
  period text not null,
  period_end date not null,
  measured_on date,
  value numeric not null,
  unchanged boolean not null,
  comment text,
  cause text,
  action text,
  by text,
  on_behalf_of text,
  at timestamptz not null,
  source text not null,
  corrects text,
  reason text,
  primary key (tenant, id),
  foreign key (tenant, project_id) references project (tenant, id),
  foreign key (tenant, corrects) references reading (tenant, id)
);
create index reading_line on reading (tenant, project_id, measure_id, office, period_end, period, seq);
create index reading_corrects on reading (tenant, corrects) where corrects is not null;
create index reading_at on reading (tenant, project_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create function refuse_all_but_explanation() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'cause' - 'action' is distinct from to_jsonb(old) - 'cause' - 'action'
    or (old.cause is not null and new.cause is distinct from old.cause)
    or (old.action is not null and new.action is distinct from old.action)
  then
    raise exception 'a reading is append-only; cause and action are told once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger reading_update before update on reading for each row execute function refuse_all_but_explanation();
create trigger reading_delete before delete on reading for each row execute function refuse_change();
create trigger reading_truncate before truncate on reading for each statement execute function refuse_change();
`;

const rounds = `
create table round (
  tenant text not null,
  id text not null,
  project_id text not null,
  opened_at timestamptz not null,
  opened_by text,
  due_at timestamptz not null,
  state text not null check (state in ('open', 'closed', 'cancelled')),
  conversation_id text not null,
  primary key (tenant, id),
  foreign key (tenant, project_id) references project (tenant, id)
);
create index round_of_project on round (tenant, project_id, state, opened_at);

create table ask (
  tenant text not null,
  id text not null,
  seq bigint generated always as identity,
  project_id text not null,
  round_id text not null,
  measure_id text not null,
  office text not null default '',
  period text not null,
  person text not null,
  state text not null check (state in ('planned', 'sending', 'delivered', 'answered', 'cannotMeasure', 'handedOver',
    'lapsed', 'cancelled', 'blocked', 'failed', 'unknown')),
  revision int not null,
  due_at timestamptz not null,
  delivered_at timestamptz,
  reading_id text,
  cannot_why text,
  expected_on date,
  handed_to text,
  -- what was entered and not taken
  draft jsonb,
  primary key (tenant, id),
  foreign key (tenant, round_id) references round (tenant, id)
);
create index ask_of_round on ask (tenant, round_id, seq);
create index ask_of_project on ask (tenant, project_id, state);
-- One open ask per measure and office (the states of isWaiting): the older lapses before the next is asked.
create unique index ask_open_once on ask (tenant, project_id, measure_id, office)
  where state in ('planned', 'sending', 'delivered', 'blocked', 'failed', 'unknown');
`;

const conversations = `
create table conversation (
  tenant text not null,
  id text not null,
  kind text not null,
  service_url text not null,
  bot_id text not null,
  team_id text,
  team_name text,
  channel_name text,
  person text,
  project_id text,
  purpose text,
  installed boolean not null,
  greeted_at timestamptz,
  primary key (tenant, id)
);
create unique index conversation_of_project on conversation (tenant, project_id, purpose) where project_id is not null;
create index conversation_of_team on conversation (tenant, team_id) where team_id is not null;
create index conversation_of_person on conversation (tenant, person) where person is not null;

create table member (
  tenant text not null,
  conversation_id text not null,
  teams_id text not null,
  aad_object_id text,
  person text,
  name text not null,
  guest boolean not null,
  primary key (tenant, conversation_id, teams_id)
);
create index member_of_person on member (tenant, person) where person is not null;
`;

const messages = `
create table message (
  tenant text not null,
  id text not null,
  seq bigint generated always as identity,
  conversation_id text not null,
  under_message text,
  project_id text,
  subject jsonb not null,
  round_id text generated always as (subject ->> 'roundId') stored,
  language text not null,
  mentions text,
  state text not null check (state in ('planned', 'sending', 'delivered', 'failed', 'blocked', 'unknown')),
  attempts int not null,
  not_before timestamptz,
  activity_id text,
  wanted int not null,
  shown int not null,
  last_error text,
  -- set while an attempt is on its way
  claimed_at timestamptz,
  primary key (tenant, id)
);
create index message_waiting on message (tenant, seq)
  where state in ('planned', 'sending') or (state = 'delivered' and shown < wanted);
create index message_of_round on message (tenant, round_id) where round_id is not null;
create index message_under on message (tenant, under_message) where under_message is not null;

create table attempt (
  tenant text not null,
  id text not null,
  message_id text not null,
  kind text not null check (kind in ('create', 'update')),
  -- what the message was to show when the attempt began
  wanted int not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  status int,
  code text,
  error text,
  primary key (tenant, id)
);
create index attempt_of_message on attempt (tenant, message_id, started_at);
`;

const times = `
create table due (
  tenant text not null,
  project_id text not null,
  what text not null check (what in ('round', 'digest')),
  key text not null,
  at timestamptz not null,
  claimed_at timestamptz,
  primary key (tenant, project_id, what, key)
);
create index due_waiting on due (tenant, at) where claimed_at is null;

create table digest (
  tenant text not null,
  id text not null,
  project_id text not null,
  key text not null,
  at timestamptz not null,
  ends_at timestamptz not null,
  body jsonb not null,
  primary key (tenant, id)
);
create unique index digest_once on digest (tenant, project_id, key);
`;

const trails = `
create table inbox (
  tenant text not null,
  key text not null,
  at timestamptz not null,
  primary key (tenant, key)
);

create table upload (
  tenant text not null,
  id text not null,
  person text not null,
  file_name text not null,
  bytes bytea not null,
  at timestamptz not null,
  primary key (tenant, id)
);

create table audit (
  tenant text not null,
  seq bigint generated always as identity,
  project_id text,
  at timestamptz not null,
  who text,
  what text not null,
  subject text not null,
  old text,
  new text,
  why text,
  source text not null,
  primary key (tenant, seq)
);
create index audit_of_project on audit (tenant, project_id, at);
create trigger audit_change before update or delete on audit for each row execute function refuse_change();
create trigger audit_truncate before truncate on audit for each statement execute function refuse_change();
`;
