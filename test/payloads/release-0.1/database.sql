create table if not exists "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
create table if not exists "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
create extension if not exists pg_trgm;
create extension if not exists unaccent;
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
create table goal (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), id text not null, level text not null, text text not null, parent_id text);
create table role (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), group_name text not null, position text not null, title text not null, office text,
  person text, from_text text, from_date date, from_exact boolean, to_text text, to_date date, to_exact boolean);
create table measure (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), id text not null, goal_id text, dimension text, effect_goal text, need_group text,
  name text not null, means text, unit text not null, percent boolean not null, kind text, direction text,
  frequency text not null, figures_ready jsonb, data_source text, seasonal boolean not null);
create table scorecard_row (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), measure_id text not null, office text not null default '', owner text,
  measurer text, weight numeric, baseline numeric, baseline_date date, final_target numeric, final_date date,
  target_text text, comparison text, comment text, grounds text);
create unique index scorecard_row_line on scorecard_row (tenant, project_id, measure_id, office);
create table target (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), measure_id text not null, office text not null default '', date date,
  value numeric not null);
create table milestone (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), id text not null, time_text text, time_date date, time_exact boolean, event text not null, status text not null,
  status_text text);
create table risk (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), id text not null, event text not null, cause text, consequence text, mitigation text,
  likelihood int, impact int, responsible text);
create table success_factor (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), id text not null, text text not null, assessment text, likelihood text);
create table group_task (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), group_id text not null, group_name text not null, task text not null,
  responsible text, participants text, support text);
create table meeting (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), date_text text, date_date date, date_exact boolean, group_name text not null);
create table decision (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), date_text text, date_date date, date_exact boolean, meeting text not null, matter text not null, conclusion text);
create table key_figure (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), name text not null, parts jsonb not null, total numeric);
create table benefit (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), id text not null, name text not null, type text, measure_id text, effect_goal text,
  phase text);
create table map_arrow (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), from_node text not null, to_node text not null, from_type text, to_type text,
  grounds text);
create table stated_total (
  tenant text not null,
  project_id text not null,
  key text not null,
  ordinal int not null,
  primary key (tenant, project_id, key),
  foreign key (tenant, project_id) references project (tenant, id), goal text not null, status text not null, grounds text);
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
alter table project add column plan_version uuid not null default gen_random_uuid();
BEGIN;
    SET LOCAL lock_timeout = 30000;
    SET LOCAL idle_in_transaction_session_timeout = 30000;
    SELECT pg_advisory_xact_lock(('x' || encode(sha224((current_database() || '.pgboss.pgboss')::bytea), 'hex'))::bit(64)::bigint);
CREATE SCHEMA IF NOT EXISTS pgboss;

    CREATE TYPE pgboss.job_state AS ENUM (
      'created',
      'retry',
      'active',
      'completed',
      'cancelled',
      'failed'
    )
  ;

    CREATE FUNCTION pgboss.job_now()
    RETURNS timestamp with time zone AS
    $$
      SELECT pg_catalog.now();
    $$
    LANGUAGE sql STABLE;
  ;

    CREATE TABLE pgboss.version (
      version int primary key,
      cron_on timestamp with time zone,
      bam_on timestamp with time zone,
      flow_on timestamp with time zone,
      reindex_on timestamp with time zone,
      monitor_backoff_on timestamp with time zone
    )
  ;

    CREATE TABLE pgboss.queue (
      name text NOT NULL,
      policy text NOT NULL,
      retry_limit int NOT NULL,
      retry_delay int NOT NULL,
      retry_backoff bool NOT NULL,
      retry_delay_max int,
      expire_seconds int NOT NULL,
      retention_seconds int NOT NULL,
      deletion_seconds int NOT NULL,
      dead_letter text REFERENCES pgboss.queue (name) CHECK (dead_letter IS DISTINCT FROM name),
      partition bool NOT NULL,
      table_name text NOT NULL,
      deferred_count int NOT NULL default 0,
      blocked_count int NOT NULL default 0,
      queued_count int NOT NULL default 0,
      ready_count int NOT NULL default 0,
      warning_queued int NOT NULL default 0,
      active_count int NOT NULL default 0,
      failed_count int NOT NULL default 0,
      total_count int NOT NULL default 0,
      retained_count int,
      retained_on timestamp with time zone,
      created_delta int NOT NULL default 0,
      completed_delta int NOT NULL default 0,
      failed_delta int NOT NULL default 0,
      delta_on timestamp with time zone,
      delta_seconds int,
      wait_bins int[],
      run_bins int[],
      ready_oldest_seconds int,
      ready_history int[] NOT NULL default '{}',
      heartbeat_seconds int,
      notify bool NOT NULL DEFAULT false,
      singletons_active text[],
      monitor_claim_on timestamp with time zone,
      monitor_on timestamp with time zone,
      maintain_on timestamp with time zone,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY (name)
    )
  ;

    CREATE TABLE pgboss.schedule (
      name text REFERENCES pgboss.queue ON DELETE CASCADE,
      key text not null DEFAULT '',
      kind text not null DEFAULT 'cron' CHECK (kind IN ('cron', 'rrule')),
      cron text not null,
      timezone text DEFAULT 'UTC',
      data jsonb,
      options jsonb,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      last_job_id uuid,
      PRIMARY KEY (name, key)
    )
  ;

    CREATE TABLE pgboss.subscription (
      event text not null,
      name text not null REFERENCES pgboss.queue ON DELETE CASCADE,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY(event, name)
    )
  ;

    CREATE TABLE pgboss.bam (
      id uuid PRIMARY KEY default gen_random_uuid(),
      name text NOT NULL,
      version int NOT NULL,
      status text NOT NULL DEFAULT 'pending',
      queue text,
      table_name text NOT NULL,
      command text NOT NULL,
      error text,
      created_on timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
      started_on timestamp with time zone,
      completed_on timestamp with time zone
    )
  ;

    CREATE FUNCTION pgboss.job_table_format(command text, table_name text)
    RETURNS text AS
    $$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $$
    LANGUAGE sql IMMUTABLE;
  ;

    CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
    RETURNS VOID AS
    $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE pgboss.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE FUNCTION pgboss.job_table_run_async(command_name text, version int, command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
    RETURNS VOID AS
    $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE TABLE pgboss.job (
      id uuid not null default gen_random_uuid(),
      name text not null,
      priority integer not null default(0),
      data jsonb,
      state pgboss.job_state not null default 'created',
      retry_limit integer not null default 2,
      retry_count integer not null default 0,
      retry_delay integer not null default 0,
      retry_backoff boolean not null default false,
      retry_delay_max integer,
      expire_seconds int not null default 900,
      deletion_seconds int not null default 604800,
      singleton_key text,
      singleton_on timestamp without time zone,
      group_id text,
      group_tier text,
      start_after timestamp with time zone not null default now(),
      created_on timestamp with time zone not null default now(),
      started_on timestamp with time zone,
      completed_on timestamp with time zone,
      keep_until timestamp with time zone NOT NULL default now() + interval '1209600',
      output jsonb,
      dead_letter text,
      policy text,
      heartbeat_on timestamp with time zone,
      heartbeat_seconds int,
      blocked boolean not null default false,
      blocking boolean not null default false,
      pending_dependencies int not null default 0,
      source_name text,
      source_id uuid,
      source_created_on timestamp with time zone,
      source_retry_count int,
      source_output jsonb,
      source_root_id uuid,
      trace_context jsonb,
      upsert_by_key bool
    ) PARTITION BY LIST (name)
  ;
ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id);

    CREATE TABLE pgboss.job_common (LIKE pgboss.job INCLUDING GENERATED INCLUDING DEFAULTS);

    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i13 ON pgboss.job (name, singleton_key) WHERE state = 'created' AND upsert_by_key$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i14 ON pgboss.job (name, state, blocked, start_after) WHERE state IN ('created', 'retry', 'active', 'failed')$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i15 ON pgboss.job (name, created_on)$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i16 ON pgboss.job (name, completed_on) WHERE completed_on IS NOT NULL$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i17 ON pgboss.job (name, singleton_key, created_on) WHERE state < 'active' AND singleton_key IS NOT NULL$cmd$, 'job_common');

    ALTER TABLE pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
  ;

    CREATE TABLE pgboss.warning (
      id uuid PRIMARY KEY default gen_random_uuid(),
      type text NOT NULL,
      message text NOT NULL,
      data jsonb,
      created_on timestamp with time zone NOT NULL DEFAULT now()
    )
  ;
CREATE INDEX warning_i1 ON pgboss.warning (created_on DESC);

    CREATE TABLE pgboss.queue_stats (
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      name text NOT NULL,
      deferred_count int NOT NULL DEFAULT 0,
      queued_count   int NOT NULL DEFAULT 0,
      ready_count    int NOT NULL DEFAULT 0,
      active_count   int NOT NULL DEFAULT 0,
      failed_count   int NOT NULL DEFAULT 0,
      total_count    int NOT NULL DEFAULT 0,
      created_delta   int,
      completed_delta int,
      failed_delta    int,
      delta_seconds   int,
      delta_on        timestamptz,
      wait_bins       int[],
      run_bins        int[],
      ready_oldest_seconds int,
      captured_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (id, captured_on)
    ) PARTITION BY RANGE (captured_on)
  ;
CREATE INDEX queue_stats_i1 ON pgboss.queue_stats (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
;

    DO $$
    DECLARE
      d date;
      i int;
      part_name text;
    BEGIN
      FOR i IN 0..1 LOOP
        d := (pgboss.job_now() AT TIME ZONE 'UTC')::date + i;
        part_name := 'queue_stats_' || to_char(d, 'YYYYMMDD');
        IF NOT EXISTS (
          SELECT 1 FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'pgboss' AND c.relname = part_name
        ) THEN
          EXECUTE format(
            'CREATE TABLE pgboss.%I PARTITION OF pgboss.queue_stats FOR VALUES FROM (%L) TO (%L)',
            part_name,
            to_char(d, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(d + 1, 'YYYY-MM-DD') || ' 00:00:00+00'
          );
        END IF;
      END LOOP;
    END;
    $$
  ;

    CREATE TABLE pgboss.job_dependency (
      child_name text NOT NULL,
      child_id uuid NOT NULL,
      parent_name text NOT NULL,
      parent_id uuid NOT NULL,
      PRIMARY KEY (child_name, child_id, parent_name, parent_id)
    )
  ;
CREATE INDEX IF NOT EXISTS job_dep_parent_idx ON pgboss.job_dependency (parent_name, parent_id);

    CREATE TABLE pgboss.instance (
      id uuid PRIMARY KEY,
      name text,
      host text NOT NULL,
      pid int NOT NULL,
      version text NOT NULL,
      node_version text NOT NULL,
      application_name text,
      heartbeat_seconds int NOT NULL,
      supervise bool NOT NULL,
      schedule bool NOT NULL,
      migrate bool NOT NULL,
      persist_queue_stats bool NOT NULL,
      persist_warnings bool NOT NULL,
      pool_max int,
      pool_total int,
      pool_idle int,
      pool_waiting int,
      workers jsonb NOT NULL DEFAULT '[]'::jsonb,
      metrics jsonb,
      config jsonb NOT NULL DEFAULT '{}'::jsonb,
      crash_restarts int NOT NULL DEFAULT 0,
      crash_restarts_since timestamptz,
      started_on timestamptz NOT NULL DEFAULT now(),
      heartbeat_on timestamptz NOT NULL DEFAULT now(),
      stopped_on timestamptz
    )
  ;

    CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb)
    RETURNS VOID AS
    $$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i13 ON pgboss.job (name, singleton_key) WHERE state = 'created' AND upsert_by_key$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i14 ON pgboss.job (name, state, blocked, start_after) WHERE state IN ('created', 'retry', 'active', 'failed')$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i15 ON pgboss.job (name, created_on)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i16 ON pgboss.job (name, completed_on) WHERE completed_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i17 ON pgboss.job (name, singleton_key, created_on) WHERE state < 'active' AND singleton_key IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE FUNCTION pgboss.delete_queue(queue_name text)
    RETURNS VOID AS
    $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$
    LANGUAGE plpgsql;
  ;
INSERT INTO pgboss.version(version) VALUES ('46');
    COMMIT;
insert into kysely_migration (name, "timestamp") overriding system value select name, "timestamp" from jsonb_populate_recordset(null::kysely_migration, $rows$[{"name": "001-first", "timestamp": "2026-11-23T01:42:07.877Z"}, {"name": "002-plan-version", "timestamp": "2026-11-23T01:42:07.881Z"}]$rows$);
insert into kysely_migration_lock (id, is_locked) overriding system value select id, is_locked from jsonb_populate_recordset(null::kysely_migration_lock, $rows$[{"id": "migration_lock", "is_locked": 0}]$rows$);
insert into tenant (tenant, since) overriding system value select tenant, since from jsonb_populate_recordset(null::tenant, $rows$[{"since": "2026-11-23T01:42:07.984679+00:00", "tenant": "22222222-2222-2222-2222-222222222222"}]$rows$);
insert into project (tenant, id, short_name, name, purpose, start_date, language, time_zone, digest_weekday, digest_time, channel_name, leader, spokesperson, ask_in, green_from, yellow_from, plan_version) overriding system value select tenant, id, short_name, name, purpose, start_date, language, time_zone, digest_weekday, digest_time, channel_name, leader, spokesperson, ask_in, green_from, yellow_from, plan_version from jsonb_populate_recordset(null::project, $rows$[{"id": "solor", "name": "Prosjekt NAV Solør", "ask_in": "channel", "leader": "prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "purpose": null, "language": "nb", "time_zone": "Europe/Oslo", "green_from": 95, "short_name": "nav-solor", "start_date": null, "digest_time": "08:00", "yellow_from": 80, "channel_name": "Målinger", "plan_version": "fc573332-796a-4e63-966e-a612db660685", "spokesperson": null, "digest_weekday": 1}, {"id": "glommen", "name": "NAV Glommen", "ask_in": "channel", "leader": "prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "purpose": null, "language": "nb", "time_zone": "Europe/Oslo", "green_from": 95, "short_name": "nav-glommen", "start_date": null, "digest_time": "08:00", "yellow_from": 80, "channel_name": null, "plan_version": "f9f87ccd-5e07-4097-8e35-9c4ea95f9c09", "spokesperson": null, "digest_weekday": 1}]$rows$);
insert into goal (tenant, project_id, key, ordinal, id, level, text, parent_id) overriding system value select tenant, project_id, key, ordinal, id, level, text, parent_id from jsonb_populate_recordset(null::goal, $rows$[{"id": "E1", "key": "E1", "text": "Flere i arbeid og færre på trygd", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "parent_id": null, "project_id": "solor"}, {"id": "E2", "key": "E2", "text": "Bedre brukermøter", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "parent_id": null, "project_id": "solor"}, {"id": "E3", "key": "E3", "text": "Pålitelig forvaltning", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "parent_id": null, "project_id": "solor"}, {"id": "E4", "key": "E4", "text": "Økt kompetanse", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "parent_id": null, "project_id": "solor"}, {"id": "D1", "key": "D1", "text": "Likeverdige tjenester uavhengig av bosted", "level": "subGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "parent_id": "E2", "project_id": "solor"}, {"id": "D5", "key": "D5", "text": "Attraktiv kompetansearbeidsplass med bredt fagmiljø", "level": "subGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 5, "parent_id": "E4", "project_id": "solor"}, {"id": "E1", "key": "E1", "text": "Flere i arbeid og færre på trygd", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "parent_id": null, "project_id": "glommen"}, {"id": "E2", "key": "E2", "text": "Bedre brukermøter", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "parent_id": null, "project_id": "glommen"}, {"id": "E3", "key": "E3", "text": "Pålitelig forvaltning", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "parent_id": null, "project_id": "glommen"}, {"id": "E4", "key": "E4", "text": "Økt kompetanse", "level": "effectGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "parent_id": null, "project_id": "glommen"}, {"id": "D1", "key": "D1", "text": "Likeverdige tjenester uavhengig av bosted", "level": "subGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "parent_id": "E2", "project_id": "glommen"}, {"id": "D5", "key": "D5", "text": "Attraktiv kompetansearbeidsplass med bredt fagmiljø", "level": "subGoal", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 5, "parent_id": "E4", "project_id": "glommen"}]$rows$);
insert into role (tenant, project_id, key, ordinal, group_name, "position", title, office, person, from_text, from_date, from_exact, to_text, to_date, to_exact) overriding system value select tenant, project_id, key, ordinal, group_name, "position", title, office, person, from_text, from_date, from_exact, to_text, to_date, to_exact from jsonb_populate_recordset(null::role, $rows$[{"key": "Prosjektgruppe\u001fLeder\u001fProsjektleder\u001f\u001fprosjektleder@solor.example", "title": "Prosjektleder", "office": null, "person": "prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "to_date": null, "to_text": null, "position": "Leder", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Prosjektgruppe", "project_id": "solor"}, {"key": "Prosjektgruppe\u001fMedlem\u001fAss. prosjektleder\u001f\u001fass.prosjektleder@solor.example", "title": "Ass. prosjektleder", "office": null, "person": "ass.prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "to_date": null, "to_text": null, "position": "Medlem", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Prosjektgruppe", "project_id": "solor"}, {"key": "Linje\u001fGevinsteier\u001fNAV Våler\u001fVåler\u001fnav.valer@solor.example", "title": "NAV Våler", "office": "Våler", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "to_date": null, "to_text": null, "position": "Gevinsteier", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Linje", "project_id": "solor"}, {"key": "Linje\u001fGevinsteier\u001fNAV Åsnes\u001fÅsnes\u001fnav.asnes@solor.example", "title": "NAV Åsnes", "office": "Åsnes", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "to_date": null, "to_text": null, "position": "Gevinsteier", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Linje", "project_id": "solor"}, {"key": "Linje\u001fGevinsteier\u001fNAV Grue\u001fGrue\u001fnav.grue@solor.example", "title": "NAV Grue", "office": "Grue", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "to_date": null, "to_text": null, "position": "Gevinsteier", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Linje", "project_id": "solor"}, {"key": "Prosjektgruppe\u001fLeder\u001fProsjektleder\u001f\u001fprosjektleder@solor.example", "title": "Prosjektleder", "office": null, "person": "prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "to_date": null, "to_text": null, "position": "Leder", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Prosjektgruppe", "project_id": "glommen"}, {"key": "Prosjektgruppe\u001fMedlem\u001fAss. prosjektleder\u001f\u001fass.prosjektleder@solor.example", "title": "Ass. prosjektleder", "office": null, "person": "ass.prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "to_date": null, "to_text": null, "position": "Medlem", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Prosjektgruppe", "project_id": "glommen"}, {"key": "Linje\u001fGevinsteier\u001fNAV Våler\u001fVåler\u001fnav.valer@solor.example", "title": "NAV Våler", "office": "Våler", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "to_date": null, "to_text": null, "position": "Gevinsteier", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Linje", "project_id": "glommen"}, {"key": "Linje\u001fGevinsteier\u001fNAV Åsnes\u001fÅsnes\u001fnav.asnes@solor.example", "title": "NAV Åsnes", "office": "Åsnes", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "to_date": null, "to_text": null, "position": "Gevinsteier", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Linje", "project_id": "glommen"}, {"key": "Linje\u001fGevinsteier\u001fNAV Grue\u001fGrue\u001fnav.grue@solor.example", "title": "NAV Grue", "office": "Grue", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "to_date": null, "to_text": null, "position": "Gevinsteier", "to_exact": null, "from_date": null, "from_text": null, "from_exact": null, "group_name": "Linje", "project_id": "glommen"}]$rows$);
insert into measure (tenant, project_id, key, ordinal, id, goal_id, dimension, effect_goal, need_group, name, means, unit, percent, kind, direction, frequency, figures_ready, data_source, seasonal) overriding system value select tenant, project_id, key, ordinal, id, goal_id, dimension, effect_goal, need_group, name, means, unit, percent, kind, direction, frequency, figures_ready, data_source, seasonal from jsonb_populate_recordset(null::measure, $rows$[{"id": "S1", "key": "S1", "kind": "ratio", "name": "Helt ledige, andel", "unit": "Andel", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 0, "percent": true, "seasonal": false, "dimension": null, "direction": "decrease", "frequency": "quarter", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "S2", "key": "S2", "kind": "ratio", "name": "Nedsatt arbeidsevne, andel", "unit": "Andel", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 1, "percent": true, "seasonal": false, "dimension": null, "direction": "decrease", "frequency": "quarter", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "S3", "key": "S3", "kind": "ratio", "name": "Mottakere av uføretrygd, andel", "unit": "Andel", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 2, "percent": true, "seasonal": false, "dimension": null, "direction": "decrease", "frequency": "quarter", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "K1", "key": "K1", "kind": "additive", "name": "Sosialhjelpsmottakere", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 3, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K2", "key": "K2", "kind": "additive", "name": "Sosialhjelpsmottakere 18-24 år", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 4, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K3", "key": "K3", "kind": "additive", "name": "Sosialhjelpsmottakere med sosialhjelp i 6 måneder eller mer", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 5, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K4", "key": "K4", "kind": "additive", "name": "Sosialhjelpsmottakere med arbeidsinntekt som hovedinntekt", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 6, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K5", "key": "K5", "kind": "additive", "name": "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 7, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K6", "key": "K6", "kind": "additive", "name": "Sosialhjelpsmottakere som bor i eid bolig", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 8, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K7", "key": "K7", "kind": "additive", "name": "Barn i familier som mottok sosialhjelp", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 9, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "B1", "key": "B1", "kind": "additive", "name": "Årsverk stat", "unit": "Årsverk", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "D5", "ordinal": 10, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "halfYear", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "B2", "key": "B2", "kind": "additive", "name": "Årsverk kommune", "unit": "Årsverk", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "D5", "ordinal": 11, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "halfYear", "need_group": null, "project_id": "solor", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "S1", "key": "S1", "kind": "ratio", "name": "Helt ledige, andel", "unit": "Andel", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 0, "percent": true, "seasonal": false, "dimension": null, "direction": "decrease", "frequency": "quarter", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "S2", "key": "S2", "kind": "ratio", "name": "Nedsatt arbeidsevne, andel", "unit": "Andel", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 1, "percent": true, "seasonal": false, "dimension": null, "direction": "decrease", "frequency": "quarter", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "S3", "key": "S3", "kind": "ratio", "name": "Mottakere av uføretrygd, andel", "unit": "Andel", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 2, "percent": true, "seasonal": false, "dimension": null, "direction": "decrease", "frequency": "quarter", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "K1", "key": "K1", "kind": "additive", "name": "Sosialhjelpsmottakere", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 3, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K2", "key": "K2", "kind": "additive", "name": "Sosialhjelpsmottakere 18-24 år", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 4, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K3", "key": "K3", "kind": "additive", "name": "Sosialhjelpsmottakere med sosialhjelp i 6 måneder eller mer", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 5, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K4", "key": "K4", "kind": "additive", "name": "Sosialhjelpsmottakere med arbeidsinntekt som hovedinntekt", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 6, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K5", "key": "K5", "kind": "additive", "name": "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 7, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K6", "key": "K6", "kind": "additive", "name": "Sosialhjelpsmottakere som bor i eid bolig", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 8, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "K7", "key": "K7", "kind": "additive", "name": "Barn i familier som mottok sosialhjelp", "unit": "Antall", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "E1", "ordinal": 9, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "year", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": {"day": 15, "month": 3}}, {"id": "B1", "key": "B1", "kind": "additive", "name": "Årsverk stat", "unit": "Årsverk", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "D5", "ordinal": 10, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "halfYear", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": null}, {"id": "B2", "key": "B2", "kind": "additive", "name": "Årsverk kommune", "unit": "Årsverk", "means": null, "tenant": "22222222-2222-2222-2222-222222222222", "goal_id": "D5", "ordinal": 11, "percent": false, "seasonal": false, "dimension": null, "direction": null, "frequency": "halfYear", "need_group": null, "project_id": "glommen", "data_source": null, "effect_goal": null, "figures_ready": null}]$rows$);
insert into scorecard_row (tenant, project_id, key, ordinal, measure_id, office, owner, measurer, weight, baseline, baseline_date, final_target, final_date, target_text, comparison, comment, grounds) overriding system value select tenant, project_id, key, ordinal, measure_id, office, owner, measurer, weight, baseline, baseline_date, final_target, final_date, target_text, comparison, comment, grounds from jsonb_populate_recordset(null::scorecard_row, $rows$[{"key": "S1\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 0, "baseline": 3, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S1\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 1, "baseline": 1.3, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S1\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 2, "baseline": 3.3, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S2\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 3, "baseline": 7.4, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-02-28"}, {"key": "S2\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 4, "baseline": 8.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-02-28"}, {"key": "S2\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 5, "baseline": 7.2, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-02-28"}, {"key": "S3\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 6, "baseline": 21.1, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S3", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "S3\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 7, "baseline": 20.8, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S3", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "S3\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 8, "baseline": 20.1, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S3", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K1\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 9, "baseline": 112, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K1\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 10, "baseline": 241, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K1\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 11, "baseline": 161, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K2\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 12, "baseline": 16, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K2\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 13, "baseline": 39, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K2\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 14, "baseline": 41, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K3\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 15, "baseline": 27, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K3", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K3\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 16, "baseline": 92, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K3", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K3\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 17, "baseline": 65, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K3", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K4\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 18, "baseline": 9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K4", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K4\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 19, "baseline": 21, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K4", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K4\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 20, "baseline": 10, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K4", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K5\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 21, "baseline": 56, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K5", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K5\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 22, "baseline": 127, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K5", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K5\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 23, "baseline": 79, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K5", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K6\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 24, "baseline": 11, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K6", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K6\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 25, "baseline": 24, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K6", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K6\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 26, "baseline": 23, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K6", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K7\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 27, "baseline": 39, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K7", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K7\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 28, "baseline": 98, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K7", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K7\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 29, "baseline": 73, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K7", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "B1\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 30, "baseline": 3.1, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B1\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 31, "baseline": 6.4, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B1\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 32, "baseline": 3.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B1", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B2\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 33, "baseline": 5.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B2\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 34, "baseline": 7.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B2\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 35, "baseline": 5, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B2", "project_id": "solor", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S1\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 0, "baseline": 3, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S1\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 1, "baseline": 1.3, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S1\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 2, "baseline": 3.3, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "S2\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 3, "baseline": 7.4, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-02-28"}, {"key": "S2\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 4, "baseline": 8.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-02-28"}, {"key": "S2\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 5, "baseline": 7.2, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-02-28"}, {"key": "S3\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 6, "baseline": 21.1, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S3", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "S3\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 7, "baseline": 20.8, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S3", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "S3\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 8, "baseline": 20.1, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "S3", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K1\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 9, "baseline": 112, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K1\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 10, "baseline": 241, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K1\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 11, "baseline": 161, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K2\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 12, "baseline": 16, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K2\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 13, "baseline": 39, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K2\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 14, "baseline": 41, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K3\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 15, "baseline": 27, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K3", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K3\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 16, "baseline": 92, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K3", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K3\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 17, "baseline": 65, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K3", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K4\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 18, "baseline": 9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K4", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K4\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 19, "baseline": 21, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K4", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K4\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 20, "baseline": 10, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K4", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K5\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 21, "baseline": 56, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K5", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K5\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 22, "baseline": 127, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K5", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K5\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 23, "baseline": 79, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K5", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K6\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 24, "baseline": 11, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K6", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K6\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 25, "baseline": 24, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K6", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K6\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 26, "baseline": 23, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K6", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K7\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 27, "baseline": 39, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K7", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K7\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 28, "baseline": 98, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K7", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "K7\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 29, "baseline": 73, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "K7", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2021-12-31"}, {"key": "B1\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 30, "baseline": 3.1, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B1\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 31, "baseline": 6.4, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B1\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 32, "baseline": 3.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B1", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B2\u001fVåler", "owner": "nav.valer@solor.example", "office": "Våler", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 3597, "comment": null, "grounds": null, "ordinal": 33, "baseline": 5.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B2\u001fÅsnes", "owner": "nav.asnes@solor.example", "office": "Åsnes", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 7211, "comment": null, "grounds": null, "ordinal": 34, "baseline": 7.9, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}, {"key": "B2\u001fGrue", "owner": "nav.grue@solor.example", "office": "Grue", "tenant": "22222222-2222-2222-2222-222222222222", "weight": 4548, "comment": null, "grounds": null, "ordinal": 35, "baseline": 5, "measurer": null, "comparison": null, "final_date": "2024-12-31", "measure_id": "B2", "project_id": "glommen", "target_text": "Reduksjon", "final_target": null, "baseline_date": "2022-03-31"}]$rows$);
insert into milestone (tenant, project_id, key, ordinal, id, time_text, time_date, time_exact, event, status, status_text) overriding system value select tenant, project_id, key, ordinal, id, time_text, time_date, time_exact, event, status, status_text from jsonb_populate_recordset(null::milestone, $rows$[{"id": "MP 7", "key": "MP 7", "event": "Hendelse MP 7", "status": "started", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "time_date": "2022-11-30", "time_text": "2022-11-30", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 9", "key": "MP 9", "event": "Hendelse MP 9", "status": "done", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "time_date": "2022-09-30", "time_text": "2022-09-30", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 10", "key": "MP 10", "event": "Hendelse MP 10", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "time_date": "2022-09-30", "time_text": "2022-09-30", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 11", "key": "MP 11", "event": "Hendelse MP 11", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "time_date": "2022-10-01", "time_text": "2022-10-01", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 12", "key": "MP 12", "event": "Hendelse MP 12", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "time_date": "2022-10-10", "time_text": "2022-10-10", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 13", "key": "MP 13", "event": "Hendelse MP 13", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 5, "time_date": "2022-10-31", "time_text": "2022-10-31", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 14", "key": "MP 14", "event": "Hendelse MP 14", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 6, "time_date": "2023-01-01", "time_text": "2023-01-01", "project_id": "solor", "time_exact": true, "status_text": null}, {"id": "MP 7", "key": "MP 7", "event": "Hendelse MP 7", "status": "started", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "time_date": "2022-11-30", "time_text": "2022-11-30", "project_id": "glommen", "time_exact": true, "status_text": null}, {"id": "MP 9", "key": "MP 9", "event": "Hendelse MP 9", "status": "done", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "time_date": "2022-09-30", "time_text": "2022-09-30", "project_id": "glommen", "time_exact": true, "status_text": null}, {"id": "MP 10", "key": "MP 10", "event": "Hendelse MP 10", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "time_date": "2022-09-30", "time_text": "2022-09-30", "project_id": "glommen", "time_exact": true, "status_text": null}, {"id": "MP 11", "key": "MP 11", "event": "Hendelse MP 11", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "time_date": "2022-10-01", "time_text": "2022-10-01", "project_id": "glommen", "time_exact": true, "status_text": null}, {"id": "MP 12", "key": "MP 12", "event": "Hendelse MP 12", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "time_date": "2022-10-10", "time_text": "2022-10-10", "project_id": "glommen", "time_exact": true, "status_text": null}, {"id": "MP 13", "key": "MP 13", "event": "Hendelse MP 13", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 5, "time_date": "2022-10-31", "time_text": "2022-10-31", "project_id": "glommen", "time_exact": true, "status_text": null}, {"id": "MP 14", "key": "MP 14", "event": "Hendelse MP 14", "status": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 6, "time_date": "2023-01-01", "time_text": "2023-01-01", "project_id": "glommen", "time_exact": true, "status_text": null}]$rows$);
insert into risk (tenant, project_id, key, ordinal, id, event, cause, consequence, mitigation, likelihood, impact, responsible) overriding system value select tenant, project_id, key, ordinal, id, event, cause, consequence, mitigation, likelihood, impact, responsible from jsonb_populate_recordset(null::risk, $rows$[{"id": "1", "key": "1", "cause": null, "event": "Risiko 1", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "2", "key": "2", "cause": null, "event": "Risiko 2", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "3", "key": "3", "cause": null, "event": "Risiko 3", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "4", "key": "4", "cause": null, "event": "Risiko 4", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "5", "key": "5", "cause": null, "event": "Risiko 5", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "6", "key": "6", "cause": null, "event": "Risiko 6", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 5, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "7", "key": "7", "cause": null, "event": "Risiko 7", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 6, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "8", "key": "8", "cause": null, "event": "Risiko 8", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 7, "likelihood": null, "mitigation": null, "project_id": "solor", "consequence": null, "responsible": null}, {"id": "1", "key": "1", "cause": null, "event": "Risiko 1", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 0, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "2", "key": "2", "cause": null, "event": "Risiko 2", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 1, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "3", "key": "3", "cause": null, "event": "Risiko 3", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 2, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "4", "key": "4", "cause": null, "event": "Risiko 4", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 3, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "5", "key": "5", "cause": null, "event": "Risiko 5", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 4, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "6", "key": "6", "cause": null, "event": "Risiko 6", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 5, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "7", "key": "7", "cause": null, "event": "Risiko 7", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 6, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}, {"id": "8", "key": "8", "cause": null, "event": "Risiko 8", "impact": null, "tenant": "22222222-2222-2222-2222-222222222222", "ordinal": 7, "likelihood": null, "mitigation": null, "project_id": "glommen", "consequence": null, "responsible": null}]$rows$);
insert into decision (tenant, project_id, key, ordinal, date_text, date_date, date_exact, meeting, matter, conclusion) overriding system value select tenant, project_id, key, ordinal, date_text, date_date, date_exact, meeting, matter, conclusion from jsonb_populate_recordset(null::decision, $rows$[{"key": "Styringsgruppe\u001fKommunale tjenester\u001f2022-06-23\u001f2022-06-23\u001ftrue", "matter": "Kommunale tjenester", "tenant": "22222222-2222-2222-2222-222222222222", "meeting": "Styringsgruppe", "ordinal": 0, "date_date": "2022-06-23", "date_text": "2022-06-23", "conclusion": "Behandlet", "date_exact": true, "project_id": "solor"}, {"key": "Styringsgruppe\u001fKommunale tjenester\u001f2022-08-23\u001f2022-08-23\u001ftrue", "matter": "Kommunale tjenester", "tenant": "22222222-2222-2222-2222-222222222222", "meeting": "Styringsgruppe", "ordinal": 1, "date_date": "2022-08-23", "date_text": "2022-08-23", "conclusion": "Behandlet", "date_exact": true, "project_id": "solor"}, {"key": "Styringsgruppe\u001fLokaler\u001fudatert\u001f\u001ffalse", "matter": "Lokaler", "tenant": "22222222-2222-2222-2222-222222222222", "meeting": "Styringsgruppe", "ordinal": 2, "date_date": null, "date_text": "udatert", "conclusion": null, "date_exact": false, "project_id": "solor"}, {"key": "Styringsgruppe\u001fKommunale tjenester\u001f2022-06-23\u001f2022-06-23\u001ftrue", "matter": "Kommunale tjenester", "tenant": "22222222-2222-2222-2222-222222222222", "meeting": "Styringsgruppe", "ordinal": 0, "date_date": "2022-06-23", "date_text": "2022-06-23", "conclusion": "Behandlet", "date_exact": true, "project_id": "glommen"}, {"key": "Styringsgruppe\u001fKommunale tjenester\u001f2022-08-23\u001f2022-08-23\u001ftrue", "matter": "Kommunale tjenester", "tenant": "22222222-2222-2222-2222-222222222222", "meeting": "Styringsgruppe", "ordinal": 1, "date_date": "2022-08-23", "date_text": "2022-08-23", "conclusion": "Behandlet", "date_exact": true, "project_id": "glommen"}, {"key": "Styringsgruppe\u001fLokaler\u001fudatert\u001f\u001ffalse", "matter": "Lokaler", "tenant": "22222222-2222-2222-2222-222222222222", "meeting": "Styringsgruppe", "ordinal": 2, "date_date": null, "date_text": "udatert", "conclusion": null, "date_exact": false, "project_id": "glommen"}]$rows$);
insert into reading (tenant, id, seq, project_id, measure_id, office, period, period_end, measured_on, value, unchanged, comment, cause, action, by, on_behalf_of, at, source, corrects, reason) overriding system value select tenant, id, seq, project_id, measure_id, office, period, period_end, measured_on, value, unchanged, comment, cause, action, by, on_behalf_of, at, source, corrects, reason from jsonb_populate_recordset(null::reading, $rows$[{"at": "2022-10-03T06:00:00+00:00", "by": "nav.asnes@solor.example", "id": "1m8312nxerx388r0b", "seq": 1, "cause": null, "value": 1.2, "action": null, "office": "Åsnes", "period": "2022-Q3", "reason": null, "source": "card", "tenant": "22222222-2222-2222-2222-222222222222", "comment": null, "corrects": null, "unchanged": false, "measure_id": "S1", "period_end": "2022-09-30", "project_id": "solor", "measured_on": null, "on_behalf_of": null}]$rows$);
select setval(pg_get_serial_sequence('reading', 'seq'), (select max(seq) from reading));
insert into round (tenant, id, project_id, opened_at, opened_by, due_at, state, conversation_id) overriding system value select tenant, id, project_id, opened_at, opened_by, due_at, state, conversation_id from jsonb_populate_recordset(null::round, $rows$[{"id": "1m8312mqzkhb4bxzz", "state": "open", "due_at": "2022-10-17T21:59:00+00:00", "tenant": "22222222-2222-2222-2222-222222222222", "opened_at": "2022-10-03T06:00:00+00:00", "opened_by": "prosjektleder@solor.example", "project_id": "solor", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"id": "1m8312psp87cvp91v", "state": "open", "due_at": "2022-10-17T21:59:00+00:00", "tenant": "22222222-2222-2222-2222-222222222222", "opened_at": "2022-10-03T06:00:00+00:00", "opened_by": null, "project_id": "glommen", "conversation_id": "19:glommen@thread.tacv2"}]$rows$);
insert into ask (tenant, id, seq, project_id, round_id, measure_id, office, period, person, state, revision, due_at, delivered_at, reading_id, cannot_why, expected_on, handed_to, draft) overriding system value select tenant, id, seq, project_id, round_id, measure_id, office, period, person, state, revision, due_at, delivered_at, reading_id, cannot_why, expected_on, handed_to, draft from jsonb_populate_recordset(null::ask, $rows$[{"id": "1m8312mr2n8y21ywn", "seq": 3, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-Q3", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S1", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr5mgnemxya", "seq": 6, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-Q3", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S2", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr80hpbzabw", "seq": 9, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-Q3", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S3", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mrbjkbe13ed", "seq": 12, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-H1", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "B1", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mre1pzzfvv3", "seq": 15, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-H1", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "B2", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr0zaxfz0e3", "seq": 1, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-Q3", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S1", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr3ek9pc9xh", "seq": 4, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-Q3", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S2", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr4q34qwd3x", "seq": 5, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-Q3", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S2", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr6tx7xfeky", "seq": 7, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-Q3", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S3", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr7z3w6xqyw", "seq": 8, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-Q3", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S3", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mrapjacrxak", "seq": 11, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-H1", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "B1", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr9d81rtqdx", "seq": 10, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-H1", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "B1", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mrd8g7k9wsn", "seq": 14, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-H1", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "B2", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mrc6sn8jcf6", "seq": 13, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-H1", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "B2", "project_id": "solor", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312mr1zy9k6qqd", "seq": 2, "draft": null, "state": "answered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-Q3", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 2, "round_id": "1m8312mqzkhb4bxzz", "handed_to": null, "cannot_why": null, "measure_id": "S1", "project_id": "solor", "reading_id": "1m8312nxerx388r0b", "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312psrgwd8m6ye", "seq": 17, "draft": null, "state": "planned", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-Q3", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S1", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312psvjj9jfvta", "seq": 20, "draft": null, "state": "planned", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-Q3", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S2", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312psy7t2fs0hd", "seq": 23, "draft": null, "state": "planned", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-Q3", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S3", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312pt16dd7fv5z", "seq": 26, "draft": null, "state": "planned", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-H1", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "B1", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312pt4r3s7py2c", "seq": 29, "draft": null, "state": "planned", "due_at": "2022-10-17T21:59:00+00:00", "office": "Åsnes", "period": "2022-H1", "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "B2", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312psqe9v927et", "seq": 16, "draft": null, "state": "unknown", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-Q3", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S1", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312pstxw80a9b3", "seq": 19, "draft": null, "state": "unknown", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-Q3", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S2", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312psxmnzh7hde", "seq": 22, "draft": null, "state": "unknown", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-Q3", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S3", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312pt0a8yzhre8", "seq": 25, "draft": null, "state": "unknown", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-H1", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "B1", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312pt3rawgxppr", "seq": 28, "draft": null, "state": "unknown", "due_at": "2022-10-17T21:59:00+00:00", "office": "Våler", "period": "2022-H1", "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "B2", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": null}, {"id": "1m8312pssh7yqhzwq", "seq": 18, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-Q3", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S1", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312pswty0am58e", "seq": 21, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-Q3", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S2", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312pszd9bzbxnd", "seq": 24, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-Q3", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "S3", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312pt2v3sqt7rb", "seq": 27, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-H1", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "B1", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}, {"id": "1m8312pt587mz0x21", "seq": 30, "draft": null, "state": "delivered", "due_at": "2022-10-17T21:59:00+00:00", "office": "Grue", "period": "2022-H1", "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "revision": 1, "round_id": "1m8312psp87cvp91v", "handed_to": null, "cannot_why": null, "measure_id": "B2", "project_id": "glommen", "reading_id": null, "expected_on": null, "delivered_at": "2022-10-03T06:00:00+00:00"}]$rows$);
select setval(pg_get_serial_sequence('ask', 'seq'), (select max(seq) from ask));
insert into conversation (tenant, id, kind, service_url, bot_id, team_id, team_name, channel_name, person, project_id, purpose, installed, greeted_at) overriding system value select tenant, id, kind, service_url, bot_id, team_id, team_name, channel_name, person, project_id, purpose, installed, greeted_at from jsonb_populate_recordset(null::conversation, $rows$[{"id": "19:50726f736a656b74204e4156@thread.tacv2", "kind": "channel", "bot_id": "28:11111111-1111-1111-1111-111111111111", "person": null, "tenant": "22222222-2222-2222-2222-222222222222", "purpose": "main", "team_id": "19:team50726f736a656b74204e4156@thread.tacv2", "installed": true, "team_name": "Prosjekt NAV Solør", "greeted_at": "2022-10-03T06:00:00+00:00", "project_id": "solor", "service_url": "{{serviceUrl}}", "channel_name": "Målinger"}, {"id": "19:glommen@thread.tacv2", "kind": "channel", "bot_id": "28:11111111-1111-1111-1111-111111111111", "person": null, "tenant": "22222222-2222-2222-2222-222222222222", "purpose": "main", "team_id": null, "installed": true, "team_name": null, "greeted_at": null, "project_id": "glommen", "service_url": "{{serviceUrl}}", "channel_name": null}]$rows$);
insert into member (tenant, conversation_id, teams_id, aad_object_id, person, name, guest) overriding system value select tenant, conversation_id, teams_id, aad_object_id, person, name, guest from jsonb_populate_recordset(null::member, $rows$[{"name": "nav.asnes", "guest": false, "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1nav.asnes@solor.example", "aad_object_id": "aad-nav.asnes@solor.example", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"name": "nav.grue", "guest": false, "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1nav.grue@solor.example", "aad_object_id": "aad-nav.grue@solor.example", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"name": "nav.valer", "guest": false, "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1nav.valer@solor.example", "aad_object_id": "aad-nav.valer@solor.example", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"name": "prosjektleder", "guest": false, "person": "prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1prosjektleder@solor.example", "aad_object_id": "aad-prosjektleder@solor.example", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"name": "nav.asnes", "guest": false, "person": "nav.asnes@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1nav.asnes@solor.example", "aad_object_id": null, "conversation_id": "19:glommen@thread.tacv2"}, {"name": "nav.grue", "guest": false, "person": "nav.grue@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1nav.grue@solor.example", "aad_object_id": null, "conversation_id": "19:glommen@thread.tacv2"}, {"name": "nav.valer", "guest": false, "person": "nav.valer@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1nav.valer@solor.example", "aad_object_id": null, "conversation_id": "19:glommen@thread.tacv2"}, {"name": "prosjektleder", "guest": false, "person": "prosjektleder@solor.example", "tenant": "22222222-2222-2222-2222-222222222222", "teams_id": "29:1prosjektleder@solor.example", "aad_object_id": null, "conversation_id": "19:glommen@thread.tacv2"}]$rows$);
insert into message (tenant, id, seq, conversation_id, under_message, project_id, subject, language, mentions, state, attempts, not_before, activity_id, wanted, shown, last_error, claimed_at) overriding system value select tenant, id, seq, conversation_id, under_message, project_id, subject, language, mentions, state, attempts, not_before, activity_id, wanted, shown, last_error, claimed_at from jsonb_populate_recordset(null::message, $rows$[{"id": "1m8312mekd56tvaan", "seq": 1, "shown": 1, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"kind": "greeting"}, "attempts": 0, "language": "nb", "mentions": null, "round_id": null, "claimed_at": null, "last_error": null, "not_before": null, "project_id": null, "activity_id": "1664776800003", "under_message": null, "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"id": "1m8312mrmd81tp7f5", "seq": 5, "shown": 1, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"of": 1, "kind": "answerCard", "part": 1, "user": "nav.grue@solor.example", "askIds": ["1m8312mr2n8y21ywn", "1m8312mr5mgnemxya", "1m8312mr80hpbzabw", "1m8312mrbjkbe13ed", "1m8312mre1pzzfvv3"], "roundId": "1m8312mqzkhb4bxzz"}, "attempts": 0, "language": "nb", "mentions": "nav.grue@solor.example", "round_id": "1m8312mqzkhb4bxzz", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "solor", "activity_id": "1664776800005", "under_message": "1m8312mqzkhb4bxzz", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"id": "1m8312mrgvnt2cjn0", "seq": 3, "shown": 1, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"of": 1, "kind": "answerCard", "part": 1, "user": "nav.valer@solor.example", "askIds": ["1m8312mr0zaxfz0e3", "1m8312mr3ek9pc9xh", "1m8312mr6tx7xfeky", "1m8312mr9d81rtqdx", "1m8312mrc6sn8jcf6"], "roundId": "1m8312mqzkhb4bxzz"}, "attempts": 0, "language": "nb", "mentions": "nav.valer@solor.example", "round_id": "1m8312mqzkhb4bxzz", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "solor", "activity_id": "1664776800007", "under_message": "1m8312mqzkhb4bxzz", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"id": "1m8312mqzkhb4bxzz", "seq": 2, "shown": 2, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 2, "subject": {"kind": "roundCard", "roundId": "1m8312mqzkhb4bxzz"}, "attempts": 0, "language": "nb", "mentions": null, "round_id": "1m8312mqzkhb4bxzz", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "solor", "activity_id": "1664776800004", "under_message": null, "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"id": "1m8312mrkqzpenayz", "seq": 4, "shown": 2, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 2, "subject": {"of": 1, "kind": "answerCard", "part": 1, "user": "nav.asnes@solor.example", "askIds": ["1m8312mr1zy9k6qqd", "1m8312mr4q34qwd3x", "1m8312mr7z3w6xqyw", "1m8312mrapjacrxak", "1m8312mrd8g7k9wsn"], "roundId": "1m8312mqzkhb4bxzz"}, "attempts": 0, "language": "nb", "mentions": "nav.asnes@solor.example", "round_id": "1m8312mqzkhb4bxzz", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "solor", "activity_id": "1664776800006", "under_message": "1m8312mqzkhb4bxzz", "conversation_id": "19:50726f736a656b74204e4156@thread.tacv2"}, {"id": "1m8312pt81jhesrnp", "seq": 8, "shown": 0, "state": "planned", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"of": 1, "kind": "answerCard", "part": 1, "user": "nav.asnes@solor.example", "askIds": ["1m8312psrgwd8m6ye", "1m8312psvjj9jfvta", "1m8312psy7t2fs0hd", "1m8312pt16dd7fv5z", "1m8312pt4r3s7py2c"], "roundId": "1m8312psp87cvp91v"}, "attempts": 0, "language": "nb", "mentions": "nav.asnes@solor.example", "round_id": "1m8312psp87cvp91v", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "glommen", "activity_id": null, "under_message": "1m8312psp87cvp91v", "conversation_id": "19:glommen@thread.tacv2"}, {"id": "1m8312psp87cvp91v", "seq": 6, "shown": 1, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"kind": "roundCard", "roundId": "1m8312psp87cvp91v"}, "attempts": 0, "language": "nb", "mentions": null, "round_id": "1m8312psp87cvp91v", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "glommen", "activity_id": "old-1", "under_message": null, "conversation_id": "19:glommen@thread.tacv2"}, {"id": "1m8312pt7090v19d3", "seq": 7, "shown": 0, "state": "unknown", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"of": 1, "kind": "answerCard", "part": 1, "user": "nav.valer@solor.example", "askIds": ["1m8312psqe9v927et", "1m8312pstxw80a9b3", "1m8312psxmnzh7hde", "1m8312pt0a8yzhre8", "1m8312pt3rawgxppr"], "roundId": "1m8312psp87cvp91v"}, "attempts": 1, "language": "nb", "mentions": "nav.valer@solor.example", "round_id": "1m8312psp87cvp91v", "claimed_at": null, "last_error": "reset", "not_before": null, "project_id": "glommen", "activity_id": null, "under_message": "1m8312psp87cvp91v", "conversation_id": "19:glommen@thread.tacv2"}, {"id": "1m8312pt9b7fh8y0p", "seq": 9, "shown": 1, "state": "delivered", "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "subject": {"of": 1, "kind": "answerCard", "part": 1, "user": "nav.grue@solor.example", "askIds": ["1m8312pssh7yqhzwq", "1m8312pswty0am58e", "1m8312pszd9bzbxnd", "1m8312pt2v3sqt7rb", "1m8312pt587mz0x21"], "roundId": "1m8312psp87cvp91v"}, "attempts": 0, "language": "nb", "mentions": "nav.grue@solor.example", "round_id": "1m8312psp87cvp91v", "claimed_at": null, "last_error": null, "not_before": null, "project_id": "glommen", "activity_id": "old-3", "under_message": "1m8312psp87cvp91v", "conversation_id": "19:glommen@thread.tacv2"}]$rows$);
select setval(pg_get_serial_sequence('message', 'seq'), (select max(seq) from message));
insert into attempt (tenant, id, message_id, kind, wanted, started_at, finished_at, outcome, status, code, error) overriding system value select tenant, id, message_id, kind, wanted, started_at, finished_at, outcome, status, code, error from jsonb_populate_recordset(null::attempt, $rows$[{"id": "8a01269d-cb85-46f4-aab5-445eab4e6962", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312mekd56tvaan", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "615cf553-061d-42e8-8112-9b5e8969a4a9", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312mqzkhb4bxzz", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "709d8a8d-3e85-4a7f-9df1-ea4844e87cd7", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312mrmd81tp7f5", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "8a505a87-689a-4b9b-85b0-db3d6c97ca4c", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312mrkqzpenayz", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "2aa940f9-a888-4d17-aa45-de830abfda10", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312mrgvnt2cjn0", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "798c0c57-f95e-4be3-915d-55a7590ccb09", "code": null, "kind": "update", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 2, "outcome": "delivered", "message_id": "1m8312mqzkhb4bxzz", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "00cf6571-11aa-47bf-8778-8fee3eb5700b", "code": null, "kind": "update", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 2, "outcome": "delivered", "message_id": "1m8312mrkqzpenayz", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "75dbccfb-34b0-4c65-bfd6-0ac62059d05e", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312psp87cvp91v", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "365a5531-ced1-41e8-9baa-a9945008b5ac", "code": null, "kind": "create", "error": "reset", "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "unknown", "message_id": "1m8312pt7090v19d3", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}, {"id": "9af722f8-2543-4530-9d78-d66e406415a4", "code": null, "kind": "create", "error": null, "status": null, "tenant": "22222222-2222-2222-2222-222222222222", "wanted": 1, "outcome": "delivered", "message_id": "1m8312pt9b7fh8y0p", "started_at": "2022-10-03T06:00:00+00:00", "finished_at": "2022-10-03T06:00:00+00:00"}]$rows$);
insert into due (tenant, project_id, what, key, at, claimed_at) overriding system value select tenant, project_id, what, key, at, claimed_at from jsonb_populate_recordset(null::due, $rows$[{"at": "2022-10-10T06:00:00+00:00", "key": "2022-W41", "what": "digest", "tenant": "22222222-2222-2222-2222-222222222222", "claimed_at": null, "project_id": "solor"}, {"at": "2022-10-03T07:00:00+00:00", "key": "2022-10-03", "what": "round", "tenant": "22222222-2222-2222-2222-222222222222", "claimed_at": null, "project_id": "solor"}]$rows$);
insert into inbox (tenant, key, at) overriding system value select tenant, key, at from jsonb_populate_recordset(null::inbox, $rows$[{"at": "2022-10-03T06:00:00+00:00", "key": "greeting 19:team50726f736a656b74204e4156@thread.tacv2 first", "tenant": "22222222-2222-2222-2222-222222222222"}, {"at": "2022-10-03T06:00:00+00:00", "key": "round:solor:2022-10-03:none:0", "tenant": "22222222-2222-2222-2222-222222222222"}, {"at": "2022-10-03T06:00:00+00:00", "key": "answer:1m8312mr1zy9k6qqd:1m8312mqzkhb4bxzz:nav.asnes@solor.example:1", "tenant": "22222222-2222-2222-2222-222222222222"}, {"at": "2022-10-03T06:00:00+00:00", "key": "round:glommen:2022-10-03:none:0", "tenant": "22222222-2222-2222-2222-222222222222"}]$rows$);
insert into audit (tenant, seq, project_id, at, who, what, subject, old, new, why, source) overriding system value select tenant, seq, project_id, at, who, what, subject, old, new, why, source from jsonb_populate_recordset(null::audit, $rows$[{"at": "2022-10-03T06:00:00+00:00", "new": "19:50726f736a656b74204e4156@thread.tacv2", "old": null, "seq": 1, "who": "prosjektleder@solor.example", "why": null, "what": "coupled", "source": "chat 1664780000002", "tenant": "22222222-2222-2222-2222-222222222222", "subject": "main", "project_id": "solor"}, {"at": "2022-10-03T06:00:00+00:00", "new": "15 asks", "old": null, "seq": 2, "who": "prosjektleder@solor.example", "why": null, "what": "roundOpened", "source": "chat", "tenant": "22222222-2222-2222-2222-222222222222", "subject": "1m8312mqzkhb4bxzz", "project_id": "solor"}, {"at": "2022-10-03T06:00:00+00:00", "new": "1.2", "old": null, "seq": 3, "who": "nav.asnes@solor.example", "why": null, "what": "answered", "source": "card 1664780000004", "tenant": "22222222-2222-2222-2222-222222222222", "subject": "S1 Åsnes 2022-Q3", "project_id": "solor"}, {"at": "2022-10-03T06:00:00+00:00", "new": "15 asks", "old": null, "seq": 4, "who": null, "why": null, "what": "roundOpened", "source": "schedule", "tenant": "22222222-2222-2222-2222-222222222222", "subject": "1m8312psp87cvp91v", "project_id": "glommen"}]$rows$);
select setval(pg_get_serial_sequence('audit', 'seq'), (select max(seq) from audit));
insert into pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) overriding system value select name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, blocked_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, retained_count, retained_on, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, wait_bins, run_bins, ready_oldest_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on from jsonb_populate_recordset(null::pgboss.queue, $rows$[{"name": "given-up", "notify": false, "policy": "standard", "delta_on": null, "run_bins": null, "partition": false, "wait_bins": null, "created_on": "2026-11-23T01:42:07.956705+00:00", "monitor_on": null, "table_name": "job_common", "updated_on": "2026-11-23T01:42:07.956705+00:00", "dead_letter": null, "maintain_on": null, "ready_count": 0, "retained_on": null, "retry_delay": 5, "retry_limit": 3, "total_count": 0, "active_count": 0, "failed_count": 0, "failed_delta": 0, "queued_count": 0, "blocked_count": 0, "created_delta": 0, "delta_seconds": null, "ready_history": [], "retry_backoff": true, "deferred_count": 0, "expire_seconds": 120, "retained_count": null, "warning_queued": 0, "completed_delta": 0, "retry_delay_max": 300, "deletion_seconds": 21600, "monitor_claim_on": null, "heartbeat_seconds": null, "retention_seconds": 2592000, "singletons_active": null, "ready_oldest_seconds": null}, {"name": "deliver-message", "notify": false, "policy": "short", "delta_on": null, "run_bins": null, "partition": false, "wait_bins": null, "created_on": "2026-11-23T01:42:07.973563+00:00", "monitor_on": null, "table_name": "job_common", "updated_on": "2026-11-23T01:42:07.973563+00:00", "dead_letter": "given-up", "maintain_on": null, "ready_count": 0, "retained_on": null, "retry_delay": 5, "retry_limit": 3, "total_count": 0, "active_count": 0, "failed_count": 0, "failed_delta": 0, "queued_count": 0, "blocked_count": 0, "created_delta": 0, "delta_seconds": null, "ready_history": [], "retry_backoff": true, "deferred_count": 0, "expire_seconds": 120, "retained_count": null, "warning_queued": 0, "completed_delta": 0, "retry_delay_max": 300, "deletion_seconds": 21600, "monitor_claim_on": null, "heartbeat_seconds": null, "retention_seconds": 259200, "singletons_active": null, "ready_oldest_seconds": null}, {"name": "wake-dues", "notify": false, "policy": "short", "delta_on": null, "run_bins": null, "partition": false, "wait_bins": null, "created_on": "2026-11-23T01:42:07.976901+00:00", "monitor_on": null, "table_name": "job_common", "updated_on": "2026-11-23T01:42:07.976901+00:00", "dead_letter": "given-up", "maintain_on": null, "ready_count": 0, "retained_on": null, "retry_delay": 5, "retry_limit": 3, "total_count": 0, "active_count": 0, "failed_count": 0, "failed_delta": 0, "queued_count": 0, "blocked_count": 0, "created_delta": 0, "delta_seconds": null, "ready_history": [], "retry_backoff": true, "deferred_count": 0, "expire_seconds": 120, "retained_count": null, "warning_queued": 0, "completed_delta": 0, "retry_delay_max": 300, "deletion_seconds": 21600, "monitor_claim_on": null, "heartbeat_seconds": null, "retention_seconds": 259200, "singletons_active": null, "ready_oldest_seconds": null}]$rows$);
insert into pgboss.job (id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, singleton_key, singleton_on, group_id, group_tier, start_after, created_on, started_on, completed_on, keep_until, output, dead_letter, policy, heartbeat_on, heartbeat_seconds, blocked, blocking, pending_dependencies, source_name, source_id, source_created_on, source_retry_count, source_output, source_root_id, trace_context, upsert_by_key) overriding system value select id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, singleton_key, singleton_on, group_id, group_tier, start_after, created_on, started_on, completed_on, keep_until, output, dead_letter, policy, heartbeat_on, heartbeat_seconds, blocked, blocking, pending_dependencies, source_name, source_id, source_created_on, source_retry_count, source_output, source_root_id, trace_context, upsert_by_key from jsonb_populate_recordset(null::pgboss.job, $rows$[{"id": "5f75fb88-715e-41b8-83cf-d686845a5503", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mekd56tvaan"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.068223+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.068223+00:00", "started_on": "2026-11-23T01:42:08.594998+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.068223+00:00", "completed_on": "2026-11-23T01:42:08.72732+00:00", "heartbeat_on": "2026-11-23T01:42:08.594998+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mekd56tvaan", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "8b044244-57b1-4f00-bccd-f85640e7ce4e", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mqzkhb4bxzz"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.362562+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.362562+00:00", "started_on": "2026-11-23T01:42:08.594998+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.362562+00:00", "completed_on": "2026-11-23T01:42:08.72732+00:00", "heartbeat_on": "2026-11-23T01:42:08.594998+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mqzkhb4bxzz", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "8dc00e8a-5ed7-4121-a752-1c3bd5186791", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrgvnt2cjn0"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.362562+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.362562+00:00", "started_on": "2026-11-23T01:42:08.594998+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.362562+00:00", "completed_on": "2026-11-23T01:42:08.72732+00:00", "heartbeat_on": "2026-11-23T01:42:08.594998+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrgvnt2cjn0", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "9929b542-dbd4-4521-b4dc-79766588b805", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrmd81tp7f5"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.362562+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.362562+00:00", "started_on": "2026-11-23T01:42:08.594998+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.362562+00:00", "completed_on": "2026-11-23T01:42:08.72732+00:00", "heartbeat_on": "2026-11-23T01:42:08.594998+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrmd81tp7f5", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "edb5c1b6-58f4-4293-8e3c-10b16f1c31a9", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrkqzpenayz"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.362562+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.362562+00:00", "started_on": "2026-11-23T01:42:08.594998+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.362562+00:00", "completed_on": "2026-11-23T01:42:08.72732+00:00", "heartbeat_on": "2026-11-23T01:42:08.594998+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrkqzpenayz", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "a36100b7-8076-4a7c-a438-501c24ae2d40", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrmd81tp7f5"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.720293+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.720293+00:00", "started_on": "2026-11-23T01:42:09.228164+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.720293+00:00", "completed_on": "2026-11-23T01:42:09.510111+00:00", "heartbeat_on": "2026-11-23T01:42:09.228164+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrmd81tp7f5", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "bb60e1e2-32e2-47d2-baf5-66035978f818", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrgvnt2cjn0"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.720293+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.720293+00:00", "started_on": "2026-11-23T01:42:09.228164+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.720293+00:00", "completed_on": "2026-11-23T01:42:09.510111+00:00", "heartbeat_on": "2026-11-23T01:42:09.228164+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrgvnt2cjn0", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "c01711a1-0589-44d3-bcee-a57a6ecb31e5", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrkqzpenayz"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:08.720293+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:08.720293+00:00", "started_on": "2026-11-23T01:42:09.228164+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:08.720293+00:00", "completed_on": "2026-11-23T01:42:09.510111+00:00", "heartbeat_on": "2026-11-23T01:42:09.228164+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrkqzpenayz", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "2d66dcb6-e924-4f5a-a1dd-2070f48c9a1d", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mqzkhb4bxzz"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:09.564139+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:09.564139+00:00", "started_on": "2026-11-23T01:42:10.122237+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:09.564139+00:00", "completed_on": "2026-11-23T01:42:10.178906+00:00", "heartbeat_on": "2026-11-23T01:42:10.122237+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mqzkhb4bxzz", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "962975e8-a87e-4b17-a6fd-a0fb0211a698", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312mrkqzpenayz"}, "name": "deliver-message", "state": "completed", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:09.564139+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:09.564139+00:00", "started_on": "2026-11-23T01:42:10.122237+00:00", "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:09.564139+00:00", "completed_on": "2026-11-23T01:42:10.178906+00:00", "heartbeat_on": "2026-11-23T01:42:10.122237+00:00", "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312mrkqzpenayz", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "9b16706c-77c9-42b4-9a37-56a116fe6af9", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312psp87cvp91v"}, "name": "deliver-message", "state": "created", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:10.455218+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:10.455218+00:00", "started_on": null, "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:10.455218+00:00", "completed_on": null, "heartbeat_on": null, "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312psp87cvp91v", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "72978951-c586-45a8-8377-d73720fca27c", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312pt7090v19d3"}, "name": "deliver-message", "state": "created", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:10.455218+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:10.455218+00:00", "started_on": null, "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:10.455218+00:00", "completed_on": null, "heartbeat_on": null, "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312pt7090v19d3", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "59800b3f-5814-484f-a8fb-8a048530a834", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312pt81jhesrnp"}, "name": "deliver-message", "state": "created", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:10.455218+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:10.455218+00:00", "started_on": null, "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:10.455218+00:00", "completed_on": null, "heartbeat_on": null, "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312pt81jhesrnp", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}, {"id": "a7c6ccad-2948-46bc-8ee5-60dc95445116", "data": {"tenant": "22222222-2222-2222-2222-222222222222", "messageId": "1m8312pt9b7fh8y0p"}, "name": "deliver-message", "state": "created", "output": null, "policy": "short", "blocked": false, "blocking": false, "group_id": null, "priority": 0, "source_id": null, "created_on": "2026-11-23T01:42:10.455218+00:00", "group_tier": null, "keep_until": "2026-11-26T01:42:10.455218+00:00", "started_on": null, "dead_letter": "given-up", "retry_count": 0, "retry_delay": 5, "retry_limit": 3, "source_name": null, "start_after": "2026-11-23T01:42:10.455218+00:00", "completed_on": null, "heartbeat_on": null, "singleton_on": null, "retry_backoff": true, "singleton_key": "22222222-2222-2222-2222-222222222222 1m8312pt9b7fh8y0p", "source_output": null, "trace_context": null, "upsert_by_key": null, "expire_seconds": 120, "source_root_id": null, "retry_delay_max": 300, "deletion_seconds": 21600, "heartbeat_seconds": null, "source_created_on": null, "source_retry_count": null, "pending_dependencies": 0}]$rows$);
