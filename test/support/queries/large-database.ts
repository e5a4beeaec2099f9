import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../src/store/session.ts";

/** What the generator needs to know of a column, from the catalog. */
type Column = {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  keyed: boolean;
  allowed: string[] | null;
};

const tenants = 50;
/** Per tenant; ids are the same in all of them. */
const projects = 40;

/** Rows in all; a table that is not named here is one that grows with the answers too. */
const rowsIn: Record<string, number> = {
  tenant: tenants,
  restore_hold: tenants,
  project: tenants * projects,
  conversation: 50_000,
  member: 40_000,
  due: 20_000,
  reminder_due: 20_000,
  steering_copy: 10_000,
  digest: 10_000,
  upload: 1_000,
  stand_in: 2_000,
  reading: 200_000,
  ask: 100_000,
  attempt: 100_000,
  message: 100_000,
  audit: 100_000,
  audit_seal: 100_000,
  audit_head: tenants,
};
const planRows = 16_000;
const otherRows = 40_000;

/** How many different values a column has within its project or tenant; of others each is its own. */
const spreadOf: Record<string, number> = {
  project_id: projects,
  measure_id: 40,
  round_id: 60,
  conversation_id: 400,
  under_message: 500,
  message_id: 3000,
  ask_id: 3000,
  team_id: 40,
  office: 3,
  period: 40,
  person: 100,
};

/** Columns whose usual value matters to the plan: most of what was sent came through, little waits. */
const usual: Record<string, string> = {
  "message.state": "(array['delivered','delivered','delivered','planned','unknown','failed'])[1 + least(h % 400, 5)]",
  "message.shown": "1",
  "message.wanted": "case when h % 500 = 0 then 2 else 1 end",
  "message.claimed_at": "null",
  "message.not_before": "null",
  "message.open_for": "null",
  "conversation.not_before": "null",
  "message.subject":
    "jsonb_build_object('kind', 'answerCard', 'roundId', 'round-' || h % 60, 'user', 'person-' || h % 100, 'askIds', '[]'::jsonb)",
  "ask.state": "case when h % 100 = 0 then 'delivered' else 'answered' end",
  "round.state": "case when h % 30 = 0 then 'open' else 'closed' end",
  "due.claimed_at": "case when h % 200 = 0 then null else now() end",
  "reminder_due.claimed_at": "case when h % 200 = 0 then null else now() end",
  "steering_copy.state": "case when h % 200 = 0 then 'shown' else 'sent' end",
  "restore_hold.released_at": "now()",
  "reading.corrects": "case when h % 20 = 0 then 'reading-' || h % 200000 end",
  "conversation.kind": "case when h % 10 = 0 then 'channel' else 'personal' end",
  "conversation.project_id": "case when g % 200 < 40 then 'project-' || g % 40 end",
  "conversation.purpose": "case when g % 200 < 40 then 'main' end",
  "attempt.finished_at": "now()",
};

/**
 * Fills a migrated, empty database inside PostgreSQL: 50 tenants with the same ids, hundreds of thousands of rows. Every
 * table of the catalog gets rows, those that are new as well; keys to other tables are not held while it fills.
 */
export async function fillLarge(db: Db): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    const columns = await catalog(one);
    for (const table of new Set(columns.map((column) => column.table))) {
      await fill(
        one,
        columns.filter((column) => column.table === table),
      );
    }
    await sql`set session_replication_role = default`.execute(one);
    await sql`analyze`.execute(one);
  });
}

async function catalog(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select relname as "table", attname as name, format_type(atttypid, null) as type, not attnotnull as nullable,
      exists (select 1 from pg_index where indrelid = pg_class.oid and indisunique and attnum = any(indkey)) as keyed,
      (select array_agg(found[1]) from pg_constraint,
        regexp_matches(pg_get_constraintdef(pg_constraint.oid), '''([^'']+)''::text', 'g') as found
        where conrelid = pg_class.oid and contype = 'c' and conkey = array[attnum]) as allowed
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
      and attidentity = '' and attgenerated = '' and relname not like 'kysely%' and relname <> 'installation'
    order by relname, attnum
  `.execute(db);
  return rows;
}

async function fill(db: Db, columns: Column[]): Promise<void> {
  const [first] = columns;
  if (!first) return;
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const isPlan = columns.some(({ name }) => name === "ordinal");
  const count = rowsIn[first.table] ?? (isPlan ? planRows : otherRows);
  // t: the tenants one after the other, which fills indexes fast; h: as if by chance, the same each time
  await sql`
    insert into ${sql.table(first.table)} (${names})
    select ${sql.join(columns.map(cellOf))}
    from (
      select g, g * ${sql.lit(tenants)} / ${sql.lit(count + 1)} as t, abs(hashint8(g)::bigint) as h
      from generate_series(1, ${sql.lit(count)}::bigint) as g
    ) as each
    on conflict do nothing
  `.execute(db.withoutPlugins());
}

function cellOf({ table, name, type, nullable, keyed, allowed }: Column): RawBuilder<unknown> {
  const known = usual[`${table}.${name}`];
  if (known !== undefined) return sql.raw(known);
  if (name === "tenant") return sql.raw("'tenant-' || t");
  if (table === "project" && name === "id") return sql.raw(`'project-' || g % ${projects}`);
  if (name === "project_id") return sql.raw(`'project-' || g % ${projects}`);
  const value = plainValue({ table, name, type, allowed });
  return nullable && !keyed && !(name in spreadOf) ? sql.raw(`case when h % 3 = 0 then ${value} end`) : sql.raw(value);
}

/** Digits of the chance number of their own for each column. */
function plainValue({ table, name, type, allowed }: Pick<Column, "table" | "name" | "type" | "allowed">): string {
  const spread = spreadOf[name];
  const part = `(h / ${1 + name.length * 7})`;
  if (allowed) return `(array['${allowed.join("','")}'])[1 + ${part} % ${allowed.length}]`;
  if (spread !== undefined) return `'${name.replace(/_id$/, "")}-' || ${part} % ${spread}`;
  if (type === "text") return name === "id" ? `'${table}-' || g` : `'${name}-' || g`;
  if (type === "boolean") return "h % 2 = 0";
  if (type === "date") return "date '2020-01-01' + (g % 2000)::int";
  if (type === "timestamp with time zone") return "timestamptz '2020-01-01' + g * interval '6 minutes'";
  if (type === "jsonb") return "'{}'::jsonb";
  if (type === "bytea") return "''::bytea";
  if (type === "uuid") return "gen_random_uuid()";
  return "(h % 100)";
}
