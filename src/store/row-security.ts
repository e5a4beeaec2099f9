import { type Kysely, sql, type Transaction } from "kysely";
import { MigrationFault } from "./migration-fault.ts";
import { lockMigrations } from "./pooled-postgres.ts";
import { tenantRole } from "./tenant-role.ts";

type Table = { name: string; ofTenants: boolean };

/**
 * PostgreSQL's own lock on every table that says whose its rows are, whatever migration made it: in the tenants' role
 * only the rows of `app.tenant` are there, and no others can be written. Not on the tables' owner: the previous release
 * goes on beside this one, and what looks over all tenants is the owner's (docs/decisions/0017). A table at a time, so
 * that nobody who works meanwhile waits for more than one, and nothing at all where all of it is done.
 */
export async function lockRows<Tables>(db: Kysely<Tables>): Promise<void> {
  try {
    for (const { name } of await openTables(db)) {
      await db.transaction().execute(async (trx) => {
        await lockMigrations(trx);
        const table = (await openTables(trx)).find((each) => each.name === name);
        if (table) await lockTable(trx, table);
      });
    }
  } catch (cause) {
    throw new MigrationFault("The tables could not be locked to their tenants; start again.", { cause });
  }
  await refuseUnlocked(db);
}

const columnTenant = sql`select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant' and not attisdropped`;
const tables = sql`pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  and exists (${columnTenant})`;
/** Read by everyone: it says of the database itself when no app could write. Its column `tenant` is empty. */
const ofNoTenant = sql.lit("installation");
const may = (what: string) => sql`has_table_privilege(${tenantRole}, pg_class.oid, ${sql.lit(what)})`;

async function openTables<Tables>(db: Kysely<Tables>): Promise<Table[]> {
  const policy = sql`select from pg_policy where polrelid = pg_class.oid and polname = 'own_tenant'`;
  const { rows } = await sql<Table>`
    select relname as name, relname <> ${ofNoTenant} as "ofTenants"
    from ${tables} and not (${may("select")} and (relname = ${ofNoTenant} or (
      relrowsecurity and exists (${policy}) and ${may("insert")} and ${may("update")} and ${may("delete")})))
    order by relname
  `.execute(db);
  return rows;
}

async function lockTable<Tables>(trx: Transaction<Tables>, { name, ofTenants }: Table): Promise<void> {
  const table = sql.table(name);
  const role = sql.id(tenantRole);
  if (!ofTenants) return void (await sql`grant select on ${table} to ${role}`.execute(trx));
  await sql`drop policy if exists own_tenant on ${table}`.execute(trx);
  await sql`
    create policy own_tenant on ${table}
    using (tenant = current_setting('app.tenant', true)) with check (tenant = current_setting('app.tenant', true))
  `.execute(trx);
  await sql`alter table ${table} enable row level security`.execute(trx);
  await sql`grant select, insert, update, delete on ${table} to ${role}`.execute(trx);
}

/** As PostgreSQL itself sees it: the tenants' role is held, and the app's own user is not. */
async function refuseUnlocked<Tables>(db: Kysely<Tables>): Promise<void> {
  const held = sql`select relname from ${tables} and relname <> ${ofNoTenant} and `;
  const sees = async (trx: Kysely<Tables>, what: ReturnType<typeof sql>) =>
    (await sql<{ relname: string }>`${held} ${what}`.execute(trx)).rows.map(({ relname }) => relname);
  const hidden = await sees(db, sql`row_security_active(pg_class.oid)`);
  if (hidden.length > 0) {
    throw new MigrationFault(
      `The database user does not own the tables ${hidden.join(", ")}: start as the user that made them, or give them to this one ("reassign owned").`,
    );
  }
  const open = await db.transaction().execute(async (trx) => {
    await sql`select set_config('role', ${tenantRole}, true)`.execute(trx);
    return sees(trx, sql`not row_security_active(pg_class.oid)`);
  });
  if (open.length === 0) return;
  throw new MigrationFault(
    `The role ${tenantRole} gets past the row-level security of ${open.join(", ")}: it must neither own them nor be a member of their owner.`,
  );
}
