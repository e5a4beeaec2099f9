import type { Transaction } from "kysely";
import pg from "pg";
import type { Data, Store } from "../journeys/ports.ts";
import { tenantData } from "./data.ts";
import { createPlanCache, type PlanCache } from "./plan-cache.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";
import { leaveTenantRole } from "./tenant-role.ts";
import type { Transactions } from "./transactions.ts";

/** How the sender of a tenant is woken: `send` joins the transaction, `sent` is told after the commit. */
export type Waker = {
  send: (trx: Transaction<Tables>, tenant: string) => Promise<void>;
  sent: (tenant: string, afterSeconds: number) => void;
};

// deadlock_detected, serialization_failure: PostgreSQL gave one up, nothing of it was stored
const giveWay = new Set(["40P01", "40001"]);
const attempts = 4;
const longestJobDelay = 1;

/** What outlives a transaction: tenants that are written down already, and plans that were read. */
type Memory = { tenants: Set<string>; plans: PlanCache };

/** Without a waker nothing is lost: the sweeper finds what waits. */
export function createStore(transactions: Transactions, waker: () => Waker | undefined): Store {
  const memory: Memory = { tenants: new Set(), plans: createPlanCache() };
  return {
    read: (tenant, work) =>
      transactions("read", tenant, (open) =>
        work(tenantData({ ...open, tenant, wake: () => undefined }, memory.plans)),
      ),
    write: async (tenant, work) => {
      const { result, after } = await retried(() => writeOnce(transactions, tenant, work, memory, waker()));
      memory.tenants.add(tenant);
      if (after !== undefined) waker()?.sent(tenant, after);
      return result;
    },
  };
}

async function writeOnce<T>(
  transactions: Transactions,
  tenant: string,
  work: (data: Data) => Promise<T>,
  memory: Memory,
  waker: Waker | undefined,
): Promise<{ result: T; after?: number }> {
  return transactions("write", tenant, async (open) => {
    let soonest = Number.POSITIVE_INFINITY;
    if (!memory.tenants.has(tenant)) await rememberTenant(open.trx, tenant);
    const wake: Session["wake"] = (_about, after = 0) => {
      soonest = Math.min(soonest, after);
    };
    const result = await work(tenantData({ ...open, tenant, wake }, memory.plans));
    // what is to wait longer is in the tables, where the sender and the sweeper look
    if (soonest > longestJobDelay) return { result };
    if (!waker) return { result, after: soonest };
    // last: two transactions that wake the same sender wait for each other as short as can be
    open.line.announce(leaveTenantRole);
    await waker.send(open.trx, tenant);
    return { result, after: soonest };
  });
}

async function rememberTenant(trx: Transaction<Tables>, tenant: string): Promise<void> {
  await trx
    .insertInto("tenant")
    .values({ tenant })
    .onConflict((c) => c.doNothing())
    .execute();
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const again = error instanceof pg.DatabaseError && giveWay.has(error.code ?? "");
      if (!again || attempt >= attempts) throw error;
    }
  }
}
