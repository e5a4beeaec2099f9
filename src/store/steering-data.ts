import { type RawBuilder, sql } from "kysely";
import type { SteeringCopy } from "../domain/telling/steering-copy.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Due, SteeringData } from "../journeys/ports.ts";
import { tenantHolds } from "./restore-hold.ts";
import { type Session, withoutNulls } from "./session.ts";

const columns = ["projectId", "key", "state", "at", "messageId", "digestId", "line"] as const;

export function steeringData({ trx, tenant }: Session): SteeringData {
  return {
    find: async (projectId, key) => {
      const one = trx.selectFrom("steeringCopy").select(columns).where("tenant", "=", tenant);
      const row = await one.where("projectId", "=", projectId).where("key", "=", key).forUpdate().executeTakeFirst();
      return row && withoutNulls(row);
    },
    look: async (projectId, key) => {
      const one = trx.selectFrom("steeringCopy").select(columns).where("tenant", "=", tenant);
      const row = await one.where("projectId", "=", projectId).where("key", "=", key).executeTakeFirst();
      return row && withoutNulls(row);
    },
    save: async (copy) => {
      const row = toRow(copy);
      const stored = trx.insertInto("steeringCopy").values({ ...row, tenant });
      const { projectId, key, ...change } = row;
      await stored.onConflict((c) => c.columns(["tenant", "projectId", "key"]).doUpdateSet(change)).execute();
    },
  };
}

function toRow({ messageId, digestId, line, ...copy }: SteeringCopy) {
  return { ...copy, messageId: messageId ?? null, digestId: digestId ?? null, line: line ?? null };
}

/** Its next step can be done: to show it, or to send it once the digest is there. */
const canGoOn = sql<boolean>`(steering_copy.state = 'planned'
  or (steering_copy.state = 'shown' and steering_copy.digest_id is not null))`;

export function steeringWaits(tenant: string, at: IsoInstant): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from steering_copy where steering_copy.tenant = ${tenant}
    and steering_copy.state in ('planned', 'shown') and at <= ${at} and ${canGoOn})`;
}

/** Planned once: a row that is there stays as it is, so that what has failed waits for its time. */
export async function planSteering({ trx, tenant }: Session, { projectId, key, at }: Due): Promise<void> {
  const [week = key] = key.split("~");
  const insert = trx.insertInto("steeringCopy").values({
    ...{ tenant, projectId, key: week, at, state: "planned" },
    ...{ messageId: null, digestId: null, line: null },
  });
  await insert.onConflict((c) => c.doNothing()).execute();
}

/** Put off by a quarter as it is claimed: the journey sets its next time, and what fails comes again then. */
export async function claimSteering({ trx, tenant }: Session, at: IsoInstant): Promise<Due | undefined> {
  const { rows } = await sql<Omit<Due, "what">>`
    update steering_copy set at = ${at}::timestamptz + interval '15 minutes'
    where tenant = ${tenant} and (project_id, key) = (
      select project_id, key from steering_copy
      where tenant = ${tenant} and state in ('planned', 'shown') and at <= ${at} and ${canGoOn}
        and not ${tenantHolds(tenant)}
      order by at, project_id, key limit 1 for update skip locked
    )
    returning project_id, key, at
  `.execute(trx);
  const [row] = rows;
  return row && { ...row, what: "steering" };
}
