import type { Transaction } from "kysely";
import pg from "pg";
import type { Data, Store } from "../journeys/ports.ts";
import { tenantData } from "./data.ts";
import { createPlanCache, type PlanCache } from "./plan-cache.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";
import type { Transactions } from "./transactions.ts";

/** How deliveries are woken: `send` joins the transaction, `sent` is told after the commit. */
export type Waker = {
  send: (trx: Transaction<Tables>, tenant: string, wakes: Wake[]) => Promise<void>;
  sent: () => void;
};
export type Wake = { messageId: string; afterSeconds: number };

// deadlock_detected, serialization_failure: PostgreSQL gave one up, nothing of it was stored
const giveWay = new Set(["40P01", "40001"]);
const attempts = 4;

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
      const { result, woken } = await retried(() => writeOnce(transactions, tenant, work, memory, waker()));
      memory.tenants.add(tenant);
      if (woken) waker()?.sent();
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
): Promise<{ result: T; woken: boolean }> {
  return transactions("write", tenant, async (open) => {
    const wakes = new Map<string, number>();
    if (!memory.tenants.has(tenant)) await rememberTenant(open.trx, tenant);
    const wake: Session["wake"] = (id, after = 0) => {
      wakes.set(id, Math.min(after, wakes.get(id) ?? after));
    };
    const result = await work(tenantData({ ...open, tenant, wake }, memory.plans));
    const sorted = [...wakes].sort(([a], [b]) => (a < b ? -1 : 1));
    // in one order everywhere, and last: two transactions that wake the same messages never wait crosswise
    if (waker && sorted.length > 0) {
      await waker.send(
        open.trx,
        tenant,
        sorted.map(([messageId, afterSeconds]) => ({ messageId, afterSeconds })),
      );
    }
    return { result, woken: sorted.length > 0 };
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
