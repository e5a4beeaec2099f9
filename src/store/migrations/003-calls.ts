import { type Kysely, sql } from "kysely";

/**
 * The attempt log becomes the quota's state: every call that counts has its slot there, by conversation. Pauses of a
 * conversation, first contacts, and further copies of a posted message.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steps).execute(db);
}

const steps = `
alter table attempt add column conversation_id text;
-- replies and rosters are of no message
alter table attempt alter column message_id drop not null;
alter table attempt drop constraint attempt_kind_check;
alter table attempt add constraint attempt_kind_check
  check (kind in ('create', 'update', 'open', 'reply', 'roster'));
create index attempt_of_tenant on attempt (tenant, started_at desc);
create index attempt_sends on attempt (tenant, conversation_id, started_at desc) where kind <> 'roster';
create index attempt_rosters on attempt (tenant, conversation_id, started_at desc) where kind = 'roster';
create index attempt_unfinished on attempt (tenant, started_at) where finished_at is null;

-- Teams asked for a pause, or the quota has no room before then
alter table conversation add column not_before timestamptz;
-- Teams' id of a person whose own chat is to be opened before the message goes there
alter table message add column open_for text;

-- The same message arrived more than once: all copies are kept true.
create table message_copy (
  tenant text not null,
  message_id text not null,
  activity_id text not null,
  at timestamptz not null,
  primary key (tenant, message_id, activity_id),
  foreign key (tenant, message_id) references message (tenant, id)
);
`;
