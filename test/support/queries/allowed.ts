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
    shape: 'select "seq" from "audit_unsealed" where "tenant" = $ order by "seq" limit $',
    why: "what was written since the last sweep, a thousand at a time",
  },
  {
    shape: "select exists (select 1 from audit_unsealed where tenant = $) as waits",
    why: "what was written since the last sweep: seldom more than some rows, and the first one is enough",
  },
  {
    shape:
      'select "n", "seq", "entry", "hash", "salt", "parts", "sealed_at" from "audit_seal" where "tenant" = $ and "n" > $ order by "n" limit $',
    why: "the whole chain is gone through, when a person asks (npm run audit -- --verify)",
  },
  {
    shape:
      'select count("audit"."seq") as "count", min("audit"."at") as "oldest" from "audit" left join "audit_seal" on "audit_seal"."tenant" = "audit"."tenant" and "audit_seal"."seq" = "audit"."seq" where "audit"."tenant" = $ and "audit_seal"."seq" is null',
    why: "every entry is held against the chain, when a person asks (npm run audit -- --verify)",
  },
  {
    shape:
      'select "audit"."project_id", "audit"."at", "audit"."who", "audit"."what", "audit"."subject", "audit"."old", "audit"."new", "audit"."why", "audit"."source", "audit"."seq", "audit"."pseudonymised_at", "audit_seal"."n", "audit_seal"."hash" from "audit" left join "audit_seal" on "audit_seal"."tenant" = "audit"."tenant" and "audit_seal"."seq" = "audit"."seq" where "audit"."tenant" = $ and "audit"."project_id" = $ order by "audit"."seq"',
    why: "the whole trail of a project is given away",
  },
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
