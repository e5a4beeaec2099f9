import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

/** The statements by which `migrate` makes its tables, in an empty database that is made for it. */
export async function recordedSchema(url: string, migrate: (db: Kysely<unknown>) => Promise<void>): Promise<string[]> {
  const name = new URL(url).pathname.slice(1);
  const admin = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const found: string[] = [];
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
    log: ({ query }) => void found.push(query.sql),
  });
  await migrate(db);
  await db.destroy();
  return found.filter((text) => /^\s*(create|alter)\b/i.test(text));
}

/** Statements that fill the tables of the app and of its queue, parents before children. */
export async function dumpOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string; columns: string; identity: string | null }>(`
    select pg_class.oid::regclass::text as name,
      string_agg(quote_ident(attname), ', ' order by attnum) filter (where attgenerated = '') as columns,
      min(attname) filter (where attidentity <> '') as identity
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where attnum > 0 and not attisdropped and ((relnamespace = 'public'::regnamespace and relkind = 'r')
      or pg_class.oid in ('pgboss.queue'::regclass, 'pgboss.job'::regclass))
    group by pg_class.oid order by pg_class.oid`);
  const statements: string[] = [];
  for (const { name, columns, identity } of rows) {
    const data = await client.query<{ rows: string | null }>(
      `select jsonb_agg(to_jsonb(each))::text as rows from (select * from ${name}) as each`,
    );
    const text = data.rows[0]?.rows;
    if (!text) continue;
    statements.push(
      `insert into ${name} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${name}, $rows$${text}$rows$)`,
    );
    if (identity !== null) {
      statements.push(
        `select setval(pg_get_serial_sequence('${name}', '${identity}'), (select max(${identity}) from ${name}))`,
      );
    }
  }
  await client.end();
  return statements;
}
