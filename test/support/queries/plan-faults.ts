import { sql } from "kysely";
import type pg from "pg";
import { z } from "zod";
import type { Db } from "../../../src/store/session.ts";
import { beTenant } from "../../../src/store/tenant-role.ts";
import type { Statement } from "./recorded.ts";

/** What `explain (format json)` tells of one step of a plan. */
export type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Filter?: string;
  "Plan Rows": number;
  "Total Cost": number;
  Plans?: PlanNode[];
};

const node: z.ZodType<PlanNode> = z.looseObject({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Index Cond": z.string().optional(),
  Filter: z.string().optional(),
  "Plan Rows": z.number(),
  "Total Cost": z.number(),
  get Plans() {
    return z.array(node).optional();
  },
});
const answer = z.object({ rows: z.tuple([z.object({ "QUERY PLAN": z.tuple([z.looseObject({ Plan: node })]) })]) });

/** The plan that PostgreSQL makes for a statement with these parameters, as it does each time it is sent. */
export function planOf(pool: pg.Pool, statement: Statement): Promise<PlanNode> {
  return explained(pool, "explain (format json)", statement);
}

/** The plan that a connection keeps for whatever parameters come. */
export function keptPlanOf(pool: pg.Pool, { parameters: _, ...statement }: Statement): Promise<PlanNode> {
  return explained(pool, "explain (generic_plan, format json)", statement);
}

type Explained = Omit<Statement, "parameters"> & Partial<Statement>;

/** As it is sent: row-level security changes plans, since not every operator may look at others' rows. */
async function explained(pool: pg.Pool, how: string, { text, parameters, by }: Explained): Promise<PlanNode> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    if (by !== "owner") await client.query(beTenant.text, ["tenant-7"]);
    const { rows } = answer.parse(await client.query(`${how} ${text}`, parameters && [...parameters]));
    return rows[0]["QUERY PLAN"][0].Plan;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** From the catalog of a filled and analysed database. */
export async function boundsOf(db: Db): Promise<Bounds> {
  const tables = await sql<{ name: string; rows: number }>`
    select relname as name, reltuples::int as rows from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(db);
  const indexes = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index where indpred is not null`.execute(db);
  return {
    rows: new Map(tables.rows.map(({ name, rows }) => [name, rows])),
    partial: new Set(indexes.rows.map(({ name }) => name)),
  };
}

export type Bounds = {
  /** rows in each table of the tenants */
  rows: ReadonlyMap<string, number>;
  /** indexes that hold only some rows (`where …`): these need no more than the tenant */
  partial: ReadonlySet<string>;
};
/** A table from so many rows on may not be read from end to end. */
const largeFrom = 1000;

/**
 * What makes a plan dearer with every tenant or every year: a large table read from end to end, an index entered
 * without the tenant, or with nothing but the tenant where the index holds all of its rows.
 */
export function planFaults(plan: PlanNode, bounds: Bounds): string[] {
  return [...stepFaults(plan, bounds), ...(plan.Plans ?? []).flatMap((each) => planFaults(each, bounds))];
}

function stepFaults(step: PlanNode, { rows, partial }: Bounds): string[] {
  const table = step["Relation Name"];
  const kind = step["Node Type"];
  if (kind === "Seq Scan" && table !== undefined && (rows.get(table) ?? 0) >= largeFrom) {
    return [`reads ${table} from end to end`];
  }
  const index = step["Index Name"];
  if (index === undefined) return [];
  const condition = step["Index Cond"] ?? "";
  const columns = new Set(
    [...condition.matchAll(/\(\(?(?:\w+\.)?(\w+)\)?(?:::\w+)? (?:=|<|>|IS|<=|>=) /g)].map(([, name]) => name),
  );
  if (!columns.has("tenant")) return [`enters ${index} without the tenant`];
  const isWhole = columns.size === 1 && !/ROW\(/.test(condition) && !partial.has(index);
  return isWhole ? [`reads all of the tenant from ${index}`] : [];
}
