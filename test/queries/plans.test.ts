import { sql } from "kysely";
import { freshStore } from "../support/database.ts";
import { driveEverything } from "../support/queries/every-query.ts";
import { fillLarge } from "../support/queries/large-database.ts";
import { type Bounds, planFaults, planOf } from "../support/queries/plan-faults.ts";
import { recorder, shapeOf } from "../support/queries/recorded.ts";

const explainable = /^(select|insert|update|delete|with)\b/i;
it("x", async () => {
  const all = recorder();
  const small = await freshStore(all);
  await driveEverything(small, () => undefined);
  const large = await freshStore();
  await fillLarge(large.db);
  const b = await sql<{name: string, rows: number}>`select relname as name, reltuples::int as rows from pg_class where relnamespace='public'::regnamespace and relkind='r'`.execute(large.db);
  const pa = await sql<{name: string}>`select indexrelid::regclass::text as name from pg_index where indpred is not null`.execute(large.db);
  const bounds: Bounds = { rows: new Map(b.rows.map(r => [r.name, r.rows])), partial: new Set(pa.rows.map(r => r.name)) };
  const out: string[] = [];
  for (const { text, parameters } of all.statements()) {
    if (!explainable.test(text)|| text.includes("pgboss")) continue;
    try {
    const { rows } = await large.pool.query(`explain (format json) ${text}`, [...parameters]);
    const plan = planOf(rows[0]["QUERY PLAN"]);
    const f = planFaults(plan, bounds);
    out.push(`${Math.round(plan["Total Cost"])} ${plan["Plan Rows"]} | ${f.join("; ")} | ${shapeOf(text).slice(0, 200)}`);
    } catch (e) { out.push(`ERR ${e} ${text.slice(0,300)}`); }
  }
  require_write(out.join("\n"));
  await small.close(); await large.close();
}, 200000);
import { writeFileSync } from "node:fs";
function require_write(t: string) { writeFileSync("/tmp/plans.txt", t); }
