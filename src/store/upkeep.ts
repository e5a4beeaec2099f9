import { sql } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import { sealBatch } from "./audit-seal.ts";
import { canSend, isAbandoned, leaseSeconds } from "./message-waiting.ts";
import { type Hold, holdOf, type Release, type Released, releaseHold, tenantHolds } from "./restore-hold.ts";
import type { Db, Session } from "./session.ts";
import { steeringWaits } from "./steering-data.ts";
import type { Transactions } from "./transactions.ts";

/** What waits in one tenant: rebuilt from the tables alone, whatever became of the jobs. */
type Waiting = {
  /** something can be sent or updated now */
  messages: boolean;
  /** a round, digest, steering group's copy or reminder is due */
  dues: boolean;
  /** messages whose attempt died with its app: now `unknown` */
  abandoned: string[];
  /** entries of the audit trail have no place in its chain yet */
  unsealed: boolean;
};

export type Upkeep = {
  /** The database's own time, which all instances share. */
  now: () => Promise<IsoInstant>;
  /** The only question that is asked over all tenants. */
  tenants: () => Promise<string[]>;
  /** When the newest thing in the trail happened; undefined while nothing has. */
  lastMoment: (tenant: string) => Promise<IsoInstant | undefined>;
  sweep: (tenant: string, at: IsoInstant) => Promise<Waiting>;
  /** Chains entries of the audit trail, unless another instance is at it; how many. */
  seal: (tenant: string, at: IsoInstant) => Promise<number>;
  /** Undefined unless the tenant waits for a person after a restored backup. */
  hold: (tenant: string) => Promise<Hold | undefined>;
  /** A person's word that the tenant goes on; undefined when it did not hold. */
  release: (tenant: string, as: Release, at: IsoInstant) => Promise<Released | undefined>;
};

/** What is asked over all tenants is the owner's; the rest is in the tenant's own transactions. */
export function upkeepOf(db: Db, transactions: Transactions): Upkeep {
  return {
    now: async () => {
      const { rows } = await sql<{ now: IsoInstant }>`select clock_timestamp() as now`.execute(db);
      if (!rows[0]) throw new Error("the server did not tell its time");
      return rows[0].now;
    },
    tenants: async () => {
      const rows = await db.selectFrom("tenant").select("tenant").orderBy("tenant").execute();
      return rows.map(({ tenant }) => tenant);
    },
    lastMoment: (tenant) =>
      transactions("read", tenant, async ({ trx }) => {
        const newest = trx.selectFrom("audit").select("at").where("tenant", "=", tenant).orderBy("seq", "desc");
        return (await newest.limit(1).executeTakeFirst())?.at;
      }),
    hold: (tenant) => transactions("read", tenant, ({ trx }) => holdOf(trx, tenant)),
    release: (tenant, as, at) =>
      transactions("write", tenant, ({ trx }) =>
        releaseHold({ trx, tenant, wake: () => undefined }, { as, at, who: { source: "cli" } }),
      ),
    seal: (tenant, at) =>
      transactions("write", tenant, ({ trx }) => sealBatch({ trx, tenant, wake: () => undefined }, { at })),
    sweep: (tenant, at) =>
      transactions("write", tenant, async ({ trx }) => {
        const session = { trx, tenant, wake: () => undefined };
        return {
          abandoned: await giveUpAbandoned(session, at),
          messages: await canSend(session, at),
          dues: await dueWaits(session, at),
          unsealed: await isUnsealed(session),
        };
      }),
  };
}

/**
 * Started, no result: it may have reached Teams, so it is never sent again blindly; nor are its asks. An attempt whose
 * result is being stored at this moment is left to that: waiting for each other would be a deadlock.
 */
async function giveUpAbandoned({ trx, tenant }: Session, at: IsoInstant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with abandoned as (
      update message set state = 'unknown', claimed_at = null, last_error = 'started, no result'
      where tenant = ${tenant} and state = 'sending' and ${isAbandoned(at)}
      returning id, subject
    ), attempts as (
      update attempt set finished_at = ${at}, outcome = 'unknown'
      where tenant = ${tenant} and id in (
        select id from attempt where tenant = ${tenant} and finished_at is null
          and message_id in (select id from abandoned) order by id for update skip locked)
    ), leftover as (
      -- a slot that was not used, or a reply that nobody knows of
      update attempt set finished_at = ${at}, outcome = 'abandoned'
      where tenant = ${tenant} and id in (
        select id from attempt where tenant = ${tenant} and finished_at is null
          and started_at < ${at}::timestamptz - make_interval(secs => ${2 * leaseSeconds})
          and (message_id is null or message_id not in (select id from abandoned))
        order by id for update skip locked)
    ), asks as (
      update ask set state = 'unknown'
      where tenant = ${tenant} and state = 'sending' and id in (
        select jsonb_array_elements_text(subject -> 'askIds') from abandoned where subject ? 'askIds'
      )
    )
    select id from abandoned order by id
  `.execute(trx);
  return rows.map(({ id }) => id);
}

async function dueWaits({ trx, tenant }: Session, at: IsoInstant): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select not ${tenantHolds(tenant)} and (
      exists (select 1 from due where tenant = ${tenant} and claimed_at is null and at <= ${at})
      or exists (select 1 from reminder_due where tenant = ${tenant} and claimed_at is null and at <= ${at})
      or ${steeringWaits(tenant, at)}) as waits
  `.execute(trx);
  return rows[0]?.waits === true;
}

async function isUnsealed({ trx, tenant }: Session): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select 1 from audit_unsealed where tenant = ${tenant}) as waits
  `.execute(trx);
  return rows[0]?.waits === true;
}
