import { sql } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Due, DueData } from "../journeys/ports.ts";
import { tenantHolds } from "./restore-hold.ts";
import type { Session } from "./session.ts";
import { claimSteering, planSteering } from "./steering-data.ts";

export function dueData(session: Session): DueData {
  return {
    plan: (due) => plan(session, due),
    // rounds first: the card of a new one is what a person gets that day
    firstDigest: (projectId) => firstDigest(session, projectId),
    late: (projectId, at) => lateDues(session, projectId, at),
    claimNext: async (at) =>
      (await claimRoundOrDigest(session, at)) ?? (await claimSteering(session, at)) ?? claimReminder(session, at),
  };
}

async function plan(session: Session, given: Due): Promise<void> {
  const { what, ...due } = given;
  const { trx, tenant } = session;
  if (what === "steering") return planSteering(session, given);
  const row = { ...due, tenant };
  const insert =
    what === "reminder" ? trx.insertInto("reminderDue").values(row) : trx.insertInto("due").values({ ...row, what });
  await insert.onConflict((c) => c.doNothing()).execute();
}

/** Skip locked: another instance has that one in hand. */
async function claimRoundOrDigest({ trx, tenant }: Session, at: IsoInstant): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    update due set claimed_at = ${at}
    where tenant = ${tenant} and (project_id, what, key) = (
      select project_id, what, key from due
      where tenant = ${tenant} and claimed_at is null and at <= ${at} and not ${tenantHolds(tenant)}
      order by at, project_id, what, key limit 1 for update skip locked
    )
    returning project_id, what, key, at
  `.execute(trx);
  return rows[0];
}

async function claimReminder({ trx, tenant }: Session, at: IsoInstant): Promise<Due | undefined> {
  const { rows } = await sql<Omit<Due, "what">>`
    update reminder_due set claimed_at = ${at}
    where tenant = ${tenant} and (project_id, key) = (
      select project_id, key from reminder_due
      where tenant = ${tenant} and claimed_at is null and at <= ${at} and not ${tenantHolds(tenant)}
      order by at, project_id, key limit 1 for update skip locked
    )
    returning project_id, key, at
  `.execute(trx);
  const [row] = rows;
  return row && { ...row, what: "reminder" };
}

/** Keys are ISO weeks, which sort as they come. */
async function firstDigest({ trx, tenant }: Session, projectId: string): Promise<IsoInstant | undefined> {
  const own = trx.selectFrom("due").select("at").where("tenant", "=", tenant).where("projectId", "=", projectId);
  return (await own.where("what", "=", "digest").orderBy("key").limit(1).executeTakeFirst())?.at;
}

/** Looked for every few seconds, so that what has waited a minute is late. */
async function lateDues({ trx, tenant }: Session, projectId: string, at: IsoInstant): ReturnType<DueData["late"]> {
  const before = sql`${at}::timestamptz - interval '1 minute'`;
  const { rows } = await sql<{ count: number; since: IsoInstant | null }>`
    select count(*) as count, min(at) as since from (
      select at from due
      where tenant = ${tenant} and project_id = ${projectId} and claimed_at is null and at <= ${before}
      union all
      select at from reminder_due
      where tenant = ${tenant} and project_id = ${projectId} and claimed_at is null and at <= ${before}
    ) as waiting
  `.execute(trx);
  const [row] = rows;
  return row?.since ? { count: row.count, since: row.since } : undefined;
}
