/** A statement that may do what the lint forbids, and why. The shape is that of `shapeOf`. */
export type Allowed = { shape: string; why: string };

/** The only statements that look beyond one tenant. */
export const allowedCrossings: Allowed[] = [
  {
    shape: 'select "tenant" from "tenant" order by "tenant"',
    why: "the sweeper goes through the tenants one by one; a row each, no contents",
  },
];

/** The statements that are carried out as the owner of the tables, whom row-level security does not hold. */
export const allowedAsOwner: Allowed[] = [
  {
    shape: 'select "tenant" from "tenant" order by "tenant"',
    why: "the sweeper goes through the tenants one by one; after a restore each gets a hold",
  },
  {
    shape:
      "insert into restore_hold (tenant, since, last_seq) values ( $, coalesce((select max(seq) from message where message.tenant = $), 0) ) on conflict (tenant) do update set since = excluded.since, last_seq = excluded.last_seq, released_at = null, released_as = null",
    why: "all tenants hold together with the note that a backup was restored, or none does",
  },
];

/** Statements whose plan may read more than an index entered by more than the tenant, and why. */
export const allowedPlans: Allowed[] = [
  {
    shape: 'select * from "project" where "tenant" = $ order by "short_name"',
    why: "all projects of a tenant are what it is asked for",
  },
  {
    shape: 'select * from "project" where "tenant" = $ and lower(short_name) = $',
    why: "some dozens of projects; row-level security does not enter an index through lower(), which may tell what it saw",
  },
  {
    shape: 'select "at" from "audit" where "tenant" = $ order by "seq" desc limit $',
    why: "one row, from the end of the index",
  },
  {
    shape:
      "insert into restore_hold (tenant, since, last_seq) values ( $, coalesce((select max(seq) from message where message.tenant = $), 0) ) on conflict (tenant) do update set since = excluded.since, last_seq = excluded.last_seq, released_at = null, released_as = null",
    why: "the newest message of a tenant, once after the restore of a backup",
  },
  {
    shape: 'select "tenant" from "tenant" order by "tenant"',
    why: "all tenants are what it is asked for",
  },
];

/** Schemas and tables that hold nothing of the tenants' in a shape of ours, and why. */
export const otherSchemas: ReadonlyMap<string, string> = new Map([
  ["pgboss", "the queue's own tables: jobs carry the tenant in their data and only wake"],
  ["pg_catalog", "the migrations ask what is there"],
]);
export const otherTables: ReadonlyMap<string, string> = new Map([
  ["kysely_migration", "which migrations are done"],
  ["installation", "one row about the database itself: when an app was last alive"],
  ["kysely_migration_lock", "one migration at a time"],
]);
