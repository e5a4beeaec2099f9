import { type Kysely, sql } from "kysely";

/** Which measures count persons; how long things are kept, per tenant, and when that was last carried out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table measure add column counts_persons boolean`.execute(db);
  await sql.raw(retention).execute(db);
}

const retention = `
-- What a tenant has set itself; what is not here is kept as long as the product's defaults say.
create table retention (
  tenant text not null,
  what text not null,
  days int not null check (days >= 1),
  said_at timestamptz not null,
  primary key (tenant, what)
);
create table retention_run (
  tenant text primary key,
  -- the day up to which it is done
  next_at timestamptz not null,
  done_at timestamptz
);
`;
