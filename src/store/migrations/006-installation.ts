import { type Kysely, sql } from "kysely";

/**
 * Which database this is and when an app last wrote to it, so that a restored backup is known; the tenants that hold
 * after one; and since when a message waits.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steps).execute(db);
}

const steps = `
-- One row, of no tenant: the database itself.
create table installation (
  tenant text primary key default '' check (tenant = ''),
  system_id text,
  database_oid text not null,
  timeline text,
  alive_at timestamptz not null,
  -- the newest stretch in which no app could write, told to those who ask why something is late
  silent_from timestamptz,
  silent_to timestamptz
);

create table restore_hold (
  tenant text primary key,
  since timestamptz not null,
  -- what was planned up to this message was planned before the backup was restored
  last_seq bigint not null,
  released_at timestamptz,
  released_as text check (released_as in ('send', 'skip'))
);

alter table message add column planned_at timestamptz not null default now();
create index message_stuck on message (tenant, project_id, seq) where state in ('failed', 'blocked', 'unknown');
`;
