import { sql } from "kysely";
import type { Db } from "../../../src/store/session.ts";
import { allowedCrossings, otherSchemas, otherTables } from "./allowed.ts";
import { type Statement, shapeOf } from "./recorded.ts";
import { tenantCrossings } from "./tenant-crossings.ts";
import { loadParser } from "./tree.ts";

/** Tables of the tenants, from the catalog: all but those that are named as none of theirs. */
export async function tenantTables(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  `.execute(db);
  return new Set(rows.map(({ name }) => name).filter((name) => !otherTables.has(name)));
}

/** One sentence per statement that reaches over tenants and is not on the list of those that may. */
export async function crossingsIn(statements: Statement[], tables: ReadonlySet<string>): Promise<string[]> {
  await loadParser();
  const allowed = new Set(allowedCrossings.map(({ shape }) => shape));
  return statements
    .filter(({ text }) => !allowed.has(shapeOf(text)))
    .flatMap((statement) => {
      const faults = tenantCrossings(statement, { tenantTables: tables, otherTables, otherSchemas });
      return faults.length === 0 ? [] : [`${faults.join("; ")}: ${shapeOf(statement.text)}`];
    });
}
