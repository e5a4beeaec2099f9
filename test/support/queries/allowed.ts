/** A statement that may do what the lint forbids, and why. The shape is that of `shapeOf`. */
export type Allowed = { shape: string; why: string };

/** The only statements that look beyond one tenant. */
export const allowedCrossings: Allowed[] = [
  {
    shape: 'select "tenant" from "tenant" order by "tenant"',
    why: "the sweeper goes through the tenants one by one; a row each, no contents",
  },
];

/** Schemas whose tables are none of the tenants'. */
export const otherSchemas = new Set(["pgboss"]);
