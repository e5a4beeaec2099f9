import { type Kysely, sql } from "kysely";
import { MigrationFault } from "./migration-fault.ts";

/**
 * What a transaction of a tenant is to PostgreSQL: a role that owns nothing and gets past no policy. It can't log in;
 * the app's own user takes it on for the transaction. One for all databases of a server.
 */
export const tenantRole = "nullpunkt_tenant";

/**
 * For the start of a tenant's transaction: the role and the tenant, both until its end, so that a connection in a pool
 * (or behind PgBouncer) never keeps them. One statement, as before there was a role.
 */
export const beTenant = {
  name: "be_tenant",
  text: `select set_config('role', '${tenantRole}', true), set_config('app.tenant', $1, true)`,
};
/** Back to the app's own user within the transaction: the queue's tables are not the tenants' to see. */
export const leaveTenantRole = { text: "reset role" };

type Found = { login: string; bypasses: boolean; mayTake: boolean };

/**
 * The role is there and the app's user may take it on; made where that user may make roles, else an administrator makes
 * it beforehand. Apps on other databases of the server may do the same at this moment. Throws MigrationFault.
 */
export async function ensureTenantRole<Tables>(db: Kysely<Tables>, role = tenantRole): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (work: Promise<unknown>) => work.catch((error: unknown) => void failures.push(error));
  if (!(await found(db, role))) await attempt(sql`create role ${sql.id(role)} nologin noinherit`.execute(db));
  if ((await found(db, role))?.mayTake === false) await attempt(grantTo(db, role));
  const now = await found(db, role);
  if (now?.bypasses) {
    throw new MigrationFault(
      `The role ${role} gets past row-level security: run "alter role ${role} nosuperuser nobypassrls". Nothing was changed.`,
    );
  }
  if (!now?.mayTake) throw new MigrationFault(await howToMake(db, role), { cause: failures[0] });
}

async function found<Tables>(db: Kysely<Tables>, role: string): Promise<Found | undefined> {
  // from PostgreSQL 16 a member may be one without being allowed to take the role on
  const { rows } = await sql<Found>`
    select session_user as login, rolsuper or rolbypassrls as bypasses,
      pg_has_role(session_user, oid, case when ${sql.raw(isSixteen)} then 'SET' else 'MEMBER' end) as "mayTake"
    from pg_roles where rolname = ${role}
  `.execute(db);
  return rows[0];
}

const isSixteen = "current_setting('server_version_num')::int >= 160000";

async function grantTo<Tables>(db: Kysely<Tables>, role: string): Promise<void> {
  const { rows } = await sql<{ login: string; sixteen: boolean }>`
    select session_user as login, ${sql.raw(isSixteen)} as sixteen`.execute(db);
  const [{ login, sixteen } = { login: "", sixteen: false }] = rows;
  const how = sql.raw(sixteen ? "with inherit false, set true" : "");
  await sql`grant ${sql.id(role)} to ${sql.id(login)} ${how}`.execute(db);
}

async function howToMake<Tables>(db: Kysely<Tables>, role: string): Promise<string> {
  const { rows } = await sql<{ login: string }>`select quote_ident(session_user) as login`.execute(db);
  return (
    `The database user ${rows[0]?.login} may not make or take on the role ${role}, which keeps tenants apart. ` +
    `Let an administrator run "create role ${role} nologin" once, and "grant ${role} to ${rows[0]?.login}". Nothing was changed.`
  );
}
