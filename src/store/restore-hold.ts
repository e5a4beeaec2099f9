import { type RawBuilder, sql } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import type { AuditEntry } from "../journeys/ports.ts";
import { auditData } from "./audit-data.ts";
import type { Db, Session } from "./session.ts";

/** How a person lets go of what holds: what was planned before the restore goes out, or is left alone. */
export type Release = "send" | "skip";
export type Released = { messages: number; asks: number; dues: number };
/** A tenant in which nothing is asked by itself until a person says so. */
export type Hold = { since: IsoInstant; lastSeq: number };

/** The tenant holds: nothing that is due begins. */
export function tenantHolds(tenant: string): RawBuilder<boolean> {
  return sql`exists (select 1 from restore_hold where restore_hold.tenant = ${tenant} and restore_hold.released_at is null)`;
}

/** The message was planned before the restore: it may have reached its reader after the backup was taken. */
export const messageHolds = sql<boolean>`exists (select 1 from restore_hold where restore_hold.tenant = message.tenant
  and restore_hold.released_at is null and message.seq <= restore_hold.last_seq)`;

/** Every tenant holds from now on, tenant by tenant; how many. */
export async function holdTenants(trx: Db, since: IsoInstant): Promise<number> {
  const tenants = await trx.selectFrom("tenant").select("tenant").orderBy("tenant").execute();
  for (const { tenant } of tenants) {
    await sql`
      insert into restore_hold (tenant, since, last_seq) values (
        ${tenant}, ${since}, coalesce((select max(seq) from message where message.tenant = ${tenant}), 0)
      )
      on conflict (tenant) do update set
        since = excluded.since, last_seq = excluded.last_seq, released_at = null, released_as = null
    `.execute(trx);
  }
  return tenants.length;
}

export async function holdOf(db: Db, tenant: string): Promise<Hold | undefined> {
  const hold = db.selectFrom("restoreHold").select(["since", "lastSeq"]).where("tenant", "=", tenant);
  return hold.where("releasedAt", "is", null).executeTakeFirst();
}

/** Undefined when the tenant holds nothing. The sweeper finds what goes out. */
export async function releaseHold(
  session: Session,
  { as, at, who }: { as: Release; at: IsoInstant; who: Pick<AuditEntry, "who" | "source"> },
): Promise<Released | undefined> {
  const { trx, tenant } = session;
  const released = await trx
    .updateTable("restoreHold")
    .set({ releasedAt: at, releasedAs: as })
    .where("tenant", "=", tenant)
    .where("releasedAt", "is", null)
    .returning("lastSeq")
    .executeTakeFirst();
  if (!released) return undefined;
  const { skipped, asks, dues } =
    as === "skip" ? await skip(session, released.lastSeq, at) : { skipped: [], asks: 0, dues: 0 };
  const trail = { at, ...who, what: "restoreReleased", subject: as };
  const projects = [...new Set(skipped.map(({ projectId }) => projectId))];
  const perProject = projects.map((projectId) => {
    const own = skipped.filter((each) => each.projectId === projectId).length;
    return { ...trail, ...(projectId !== null && { projectId }), new: `${own} messages skipped` };
  });
  await auditData(session).append(perProject.length > 0 ? perProject : [trail]);
  return { messages: skipped.length, asks, dues };
}

/** What may have been sent already is unknown, as after a send without a result; its asks too. What was due has been. */
async function skip({ trx, tenant }: Session, lastSeq: number, at: IsoInstant) {
  const { rows: skipped } = await sql<{ projectId: string | null; subject: { askIds?: string[] } }>`
    update message set state = 'unknown', claimed_at = null, not_before = null, last_error = ${skippedError}
    where tenant = ${tenant} and state = 'planned' and seq <= ${lastSeq}
    returning project_id, subject
  `.execute(trx);
  const askIds = skipped.flatMap(({ subject }) => subject.askIds ?? []);
  const { numAffectedRows: asks = 0n } = await sql`
    update ask set state = 'unknown'
    where tenant = ${tenant} and state in ('planned', 'sending') and id = any(${askIds}::text[])
  `.execute(trx);
  const dues = await passOver(trx, tenant, at);
  return { skipped, asks: Number(asks), dues };
}

/** Rounds, digests and reminders whose moment has come; how many. */
async function passOver(trx: Session["trx"], tenant: string, at: IsoInstant): Promise<number> {
  let count = 0;
  for (const table of ["due", "reminderDue"] as const) {
    const waiting = trx.updateTable(table).set({ claimedAt: at }).where("tenant", "=", tenant);
    const passed = await waiting.where("claimedAt", "is", null).where("at", "<=", at).executeTakeFirst();
    count += Number(passed.numUpdatedRows);
  }
  await sql`update steering_copy set state = 'sent'
    where tenant = ${tenant} and state in ('planned', 'shown') and at <= ${at}`.execute(trx);
  return count;
}

/** Told as "may have arrived" in `leveringsstatus`. */
const skippedError = "skipped after a restore";
