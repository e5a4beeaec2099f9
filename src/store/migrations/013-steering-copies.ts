import { type Kysely, sql } from "kysely";

/**
 * The steering group's copy of each digest: shown to the project leader a working day before it goes. A table of its
 * own, since the release before would take a row in `due` for a round.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(steeringCopy).execute(db);
}

const steeringCopy = `
create table steering_copy (
  tenant text not null,
  project_id text not null,
  -- the digest's ISO week
  key text not null,
  state text not null check (state in ('planned', 'shown', 'held', 'sent')),
  -- when the next step is to be done: to show it, then to send it
  at timestamptz not null,
  -- the leader's card
  message_id text,
  -- once the digest is posted
  digest_id text,
  line text,
  primary key (tenant, project_id, key)
);
create index steering_copy_waiting on steering_copy (tenant, at) where state in ('planned', 'shown');
`;
