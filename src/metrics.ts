import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counters of what the product promises (docs/operations.md says which); labels are closed lists, never ids or names. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  const counter = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Counter<L>({ name: `nullpunkt_${name}_total`, help, labelNames, registers: [registry] });
  return {
    registry,
    requests: new Histogram({
      name: "nullpunkt_reply_seconds",
      help: "Time until Teams has its reply (promise 5)",
      labelNames: ["status"],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    trail: counter("audit_entries", "What was written to the trail, by kind (promises 1, 13 and 20)", ["what"]),
    replays: counter("replays", "Clicks and events recognised as the same one again (promise 2)"),
    messages: counter("messages", "Calls to the Connector by outcome (promises 3, 7 and 8)", [
      "operation",
      "outcome",
      "status",
    ]),
    quotaWaits: counter("quota_waits", "Times that something waited for room in Teams' quotas (promise 6)"),
    foreignHosts: counter("foreign_hosts_refused", "Sends to a host that is not Teams', not made (promise 11)"),
    digests: counter("digests", "Digests posted (promise 9)", ["late", "merged"]),
    reminders: counter("reminders", "Reminders taken for sending", ["stage"]),
    callersRefused: counter("callers_refused", "Callers turned away, by reason (promises 10 and 11)", ["reason"]),
    turns: counter("turns", "Activities that were let in, by kind (promise 18)", ["type"]),
    paced: counter("turns_paced", "Turns not taken because one person said too much"),
    failures: counter("requests_failed", "Requests that ended in an error of ours (promise 15)"),
    restores: counter("restored_backups", "Restored backups that were found; tenants hold since (promise 19)"),
    sweeps: counter("sweeps", "Rounds of the sweeper over all tenants"),
    rebuilt: counter("rebuilt", "What the sweeper found waiting in the tables", ["what"]),
    passwordDaysLeft: new Gauge({
      name: "nullpunkt_password_days_left",
      help: "Days until the bot's password expires, where BOT_PASSWORD_EXPIRES says when (promise 24)",
      registers: [registry],
    }),
    sweptAt: new Gauge({
      name: "nullpunkt_swept_at_seconds",
      help: "Unix time of the last sweep that went through all tenants",
      registers: [registry],
    }),
  };
}

/** Memory, event loop and processor of this process; only where somebody reads them. */
export function measureProcess({ registry }: Pick<Metrics, "registry">): void {
  collectDefaultMetrics({ register: registry });
}
