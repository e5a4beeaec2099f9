import type { AttemptResult, Data, Messenger, Store } from "./journeys/ports.ts";
import type { Metrics } from "./metrics.ts";
import type { Upkeep } from "./store/upkeep.ts";

type Counting = () => void;

/** The store with counters on what journeys write; a transaction that is rolled back counts nothing. */
export function countedStore(store: Store, metrics: Metrics): Store {
  return {
    read: store.read,
    write: async (tenant, work) => {
      let counts: Counting[] = [];
      const result = await store.write(tenant, (data) => {
        // a transaction that gave way to another begins anew
        counts = [];
        return work(countedData(data, metrics, (count) => void counts.push(count)));
      });
      for (const count of counts) count();
      return result;
    },
  };
}

function countedData(data: Data, metrics: Metrics, note: (count: Counting) => void): Data {
  return {
    ...data,
    audit: {
      ...data.audit,
      append: async (entries) => {
        await data.audit.append(entries);
        for (const { what } of entries) note(() => metrics.trail.inc({ what }));
      },
    },
    messages: {
      ...data.messages,
      claimBatch: async (at, how) => {
        const batch = await data.messages.claimBatch(at, how);
        if (batch.next !== undefined) note(() => metrics.quotaWaits.inc());
        return batch;
      },
    },
    calls: {
      ...data.calls,
      reserve: async (call, at, withinMs) => {
        const slot = await data.calls.reserve(call, at, withinMs);
        if (slot.attempt === undefined) note(() => metrics.quotaWaits.inc());
        return slot;
      },
    },
    digests: {
      ...data.digests,
      insert: async (row) => {
        const isNew = await data.digests.insert(row);
        const { lateSince, weeks } = row.digest;
        const labels = { late: String(lateSince !== undefined), merged: String(weeks.length > 1) };
        if (isNew) note(() => metrics.digests.inc(labels));
        return isNew;
      },
    },
    reminders: {
      ...data.reminders,
      take: async (reminders) => {
        const taken = await data.reminders.take(reminders);
        // "expected 2022-10-20" is one kind, not one for each day
        for (const { stage } of taken) note(() => metrics.reminders.inc({ stage: stage.split(" ")[0] ?? stage }));
        return taken;
      },
    },
    claimInbox: async (key, at) => {
      const isFirst = await data.claimInbox(key, at);
      if (!isFirst) note(() => metrics.replays.inc());
      return isFirst;
    },
  };
}

/** The messenger with its outcomes counted. */
export function countedMessenger<M extends Messenger>(messenger: M, metrics: Metrics): M {
  const { openPersonalChat } = messenger;
  const count = (operation: string, result: AttemptResult | { outcome: "opened" }) => {
    const status = "status" in result && result.status !== undefined ? String(result.status) : "";
    metrics.messages.inc({ operation, outcome: result.outcome, status });
    if ("code" in result && result.code === "ForeignHost") metrics.foreignHosts.inc();
  };
  return {
    ...messenger,
    create: async (...args) => {
      const result = await messenger.create(...args);
      count("create", result);
      return result;
    },
    update: async (...args) => {
      const result = await messenger.update(...args);
      count("update", result);
      return result;
    },
    ...(openPersonalChat && {
      openPersonalChat: async (...args) => {
        const result = await openPersonalChat(...args);
        count("open", result);
        return result;
      },
    }),
  };
}

export type SweepWatch = { upkeep: Upkeep; sweptSecondsAgo: () => number | undefined };

/** Upkeep with what it finds counted; a sweep is done when each tenant of its list has been swept. */
export function countedUpkeep(upkeep: Upkeep, metrics: Metrics, nowMs: () => number = Date.now): SweepWatch {
  let left = new Set<string>();
  let sweptMs: number | undefined;
  const done = () => {
    sweptMs = nowMs();
    metrics.sweeps.inc();
    metrics.sweptAt.set(sweptMs / 1000);
  };
  return {
    upkeep: {
      ...upkeep,
      tenants: async () => {
        const tenants = await upkeep.tenants();
        left = new Set(tenants);
        if (left.size === 0) done();
        return tenants;
      },
      sweep: async (tenant, at) => {
        const found = await upkeep.sweep(tenant, at);
        metrics.rebuilt.inc({ what: "message" }, found.messages ? 1 : 0);
        metrics.rebuilt.inc({ what: "abandoned" }, found.abandoned.length);
        metrics.rebuilt.inc({ what: "due" }, found.dues ? 1 : 0);
        if (left.delete(tenant) && left.size === 0) done();
        return found;
      },
    },
    sweptSecondsAgo: () => (sweptMs === undefined ? undefined : Math.round((nowMs() - sweptMs) / 1000)),
  };
}
