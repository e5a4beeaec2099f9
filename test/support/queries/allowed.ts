/** A statement that may do what the lint forbids, and why. The shape is that of `shapeOf`. */
export type Allowed = { shape: string; why: string };

/** The only statements that look beyond one tenant. */
export const allowedCrossings: Allowed[] = [
  {
    shape: 'select "tenant" from "tenant" order by "tenant"',
    why: "the sweeper goes through the tenants one by one; a row each, no contents",
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
