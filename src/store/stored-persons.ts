import type pg from "pg";
import type { IsoInstant } from "../domain/time/time.ts";
import { marksOf, type PersonMarks, patternOf } from "./person-marks.ts";
import { openPool } from "./pool.ts";

type Counts = Record<string, number>;
export type StoredPersons = {
  /** Everything that tells who the person is; undefined when nothing stored names her. */
  marks: (tenant: string, user: string, names?: readonly string[]) => Promise<PersonMarks>;
  /** Every row of the tenant in which one of the marks stands, by table. */
  rows: (tenant: string, marks: PersonMarks) => Promise<Record<string, object[]>>;
  /** Takes away what is hers alone, and puts the pseudonym wherever else a mark stands; how many rows of each table. */
  erase: (tenant: string, marks: PersonMarks, pseudonym: string, at: IsoInstant) => Promise<Counts>;
  close: () => Promise<void>;
};

/** What is hers and of no use to the record: `$1` the tenant, `$2` her userPrincipalName, `$3` her own chats. */
const removals: [table: string, where: string][] = [
  [
    "message_copy",
    "message_id in (select id from message where tenant = $1 and conversation_id = any($3::text[])) and $2::text is not null",
  ],
  ["message", "conversation_id = any($3::text[]) and $2::text is not null"],
  ["member", "lower(person) = $2 and $3::text[] is not null"],
  ["conversation", "lower(person) = $2 and $3::text[] is not null"],
  ["contact", "lower(person) = $2 and $3::text[] is not null"],
  ["stand_in", "(lower(person) = $2 or lower(stand_in) = $2) and $3::text[] is not null"],
  // workbooks that wait for a word may hold anybody's name, and can be sent again
  ["upload", "$2::text is not null and $3::text[] is not null"],
];
const textual = ["text", "character varying", "jsonb", "json"];

/**
 * For the operator's command, as the owner of the tables: it goes through every table that has a tenant, also those
 * that come later, and through the queue's, so that no column can be forgotten.
 */
export function openStoredPersons(url: string): StoredPersons {
  const pool = openPool(url, { max: 1 });
  return {
    marks: (tenant, user, names) => marksOf(pool, tenant, user, names),
    rows: async (tenant, marks) => {
      const found: Record<string, object[]> = {};
      for (const { table, columns } of await textColumns(pool)) {
        const { rows } = await pool.query(`select * from ${table} where tenant = $1 and ${anyMatches(columns)}`, [
          tenant,
          patternOf(marks),
        ]);
        if (rows.length > 0) found[table] = rows.map(withoutBytes);
      }
      return found;
    },
    erase: (tenant, marks, pseudonym, at) =>
      inTransaction(pool, (client) => eraseAll(client, { tenant, marks, pseudonym, at })),
    close: () => pool.end(),
  };
}

/** A frozen paper that was whole is so afterwards too; one that was changed stays changed. */
const digest = (body: string) => `encode(sha256(convert_to(${body}, 'UTF8')), 'hex')`;
const sealed: Record<string, string[]> = {
  '"paper"': [
    `erased_hash = case when ${digest("body")} = coalesce(erased_hash, hash) then ${digest("pseudonymised(body)")}
       else coalesce(erased_hash, hash) end`,
  ],
};

type Erasing = { tenant: string; marks: PersonMarks; pseudonym: string; at: IsoInstant };
async function eraseAll(client: pg.PoolClient, erasing: Erasing): Promise<Counts> {
  const { tenant, marks, pseudonym } = erasing;
  await client.query(
    "select set_config('app.tenant', $1, true), set_config('app.erase_as', $2, true), set_config('app.erase_marks', $3, true)",
    [tenant, pseudonym, JSON.stringify(marks.patterns)],
  );
  const counts: Counts = {};
  await redraw(client, erasing);
  await client.query("update ask set draft = null where tenant = $1 and lower(person) = $2 and draft is not null", [
    tenant,
    marks.user,
  ]);
  for (const [table, where] of removals) {
    const { rowCount } = await client.query(`delete from ${table} where tenant = $1 and ${where}`, [
      tenant,
      marks.user,
      marks.chats,
    ]);
    if (rowCount) counts[`${table} removed`] = rowCount;
  }
  for (const { table, columns } of await textColumns(client)) {
    // digests and salts, which the trail's own trigger takes away with what it lets be changed (migration 010)
    if (table === '"audit_seal"') continue;
    const cells = columns.map(({ name, type }) => `"${name}" = ${pseudonymisedCell(name, type)}`);
    const set = [...cells, ...(sealed[table] ?? [])].join(", ");
    const { rowCount } = await client.query(`update ${table} set ${set} where tenant = $1 and ${anyMatches(columns)}`, [
      tenant,
      patternOf(marks),
    ]);
    if (rowCount) counts[`${table} under the pseudonym`] = rowCount;
  }
  await eraseInJobs(client, erasing);
  // under the pseudonym: by it what stands of her elsewhere is known as hers
  await client.query(
    "insert into audit (tenant, at, what, subject, source) values ($1, $2, 'personErased', $3, 'cli')",
    [tenant, erasing.at, pseudonym],
  );
  // the plans that instances remember are of another version from now on
  await client.query("update project set plan_version = gen_random_uuid() where tenant = $1", [tenant]);
  return counts;
}

/** Posts that say her name are drawn anew by the sweeper: what she was asked, answered, or is told of in a digest. */
async function redraw(client: pg.PoolClient, { tenant, marks }: Erasing): Promise<void> {
  const pattern = patternOf(marks);
  await client.query(
    `update message set wanted = wanted + 1, mentions = case when mentions ~* $2 then null else mentions end
     where tenant = $1 and state = 'delivered' and not conversation_id = any($3::text[]) and (
       subject::text ~* $2 or mentions ~* $2
       or round_id in (select round_id from ask where tenant = $1
         and (person ~* $2 or handed_to ~* $2 or stands_in_for ~* $2
           or reading_id in (select id from reading where tenant = $1 and (by ~* $2 or on_behalf_of ~* $2))))
       or subject ->> 'digestId' in (select id from digest where tenant = $1 and body::text ~* $2))`,
    [tenant, pattern, marks.chats],
  );
}

/** A job only wakes, but what it failed with may hold a text. */
async function eraseInJobs(client: pg.PoolClient, { tenant, marks }: Erasing): Promise<void> {
  const { rows } = await client.query<{ there: string | null }>("select to_regclass('pgboss.job')::text as there");
  if (!rows[0]?.there) return;
  await client.query(
    `update pgboss.job set output = pseudonymised(output::text)::jsonb
     where data ->> 'tenant' = $1 and output::text ~* $2`,
    [tenant, patternOf(marks)],
  );
}

type Column = { name: string; type: string };
async function textColumns(client: pg.Pool | pg.PoolClient): Promise<{ table: string; columns: Column[] }[]> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(
    `select c.table_name as "table", c.column_name as name, c.data_type as type
     from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = any($1)
       and c.is_generated = 'NEVER' and c.column_name <> all(array['tenant', 'erased_hash']) and exists (
         select 1 from information_schema.columns o where o.table_schema = c.table_schema
           and o.table_name = c.table_name and o.column_name = 'tenant')
     order by c.table_name, c.ordinal_position`,
    [textual],
  );
  return [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => ({ table: `"${table}"`, columns }));
}

function anyMatches(columns: Column[]): string {
  return `(${columns.map(({ name }) => `"${name}"::text ~* $2`).join(" or ")})`;
}

function pseudonymisedCell(name: string, type: string): string {
  return type.startsWith("json") ? `pseudonymised("${name}"::text)::${type}` : `pseudonymised("${name}")`;
}

function withoutBytes(row: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? `${value.length} bytes` : value]),
  );
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
