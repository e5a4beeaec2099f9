import { sql } from "kysely";
import type { Due, DueData } from "../journeys/ports.ts";
import { tenantHolds } from "./restore-hold.ts";
import type { Session } from "./session.ts";

export function dueData({ trx, tenant }: Session): DueData {
  return {
    plan: async (due) => {
      await trx
        .insertInto("due")
        .values({ ...due, tenant })
        .onConflict((c) => c.doNothing())
        .execute();
    },
    claimNext: async (at) => {
      // skip locked: another instance has that one in hand
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
    },
  };
}
