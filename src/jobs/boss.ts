import { fromKysely, PgBoss, type QueueOptions } from "pg-boss";
import type { Waker } from "../store/store.ts";
import { textOfError } from "./text-of-error.ts";

/** Facts first, as pino takes them. */
export type JobLog = {
  error: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
};

export const queues = { send: "send-waiting", dues: "wake-dues", given: "given-up" } as const;
type TenantJob = { tenant: string };

export type Jobs = {
  boss: PgBoss;
  /** for the store: jobs leave with the transaction that makes them needed */
  waker: Waker;
  wakeDues: (tenant: string) => Promise<void>;
  /** Who is told which tenant's jobs were sent here, so that they need not be found by polling. */
  onSent: (listener: (tenant: string, afterSeconds: number) => void) => void;
  onDues: (listener: () => void) => void;
  stop: () => Promise<void>;
};

const day = 86_400;
// By hand: pg-boss' own are 2 tries without pause, 15 minutes and 14 days. A job only wakes: what it wakes stands in
// the tables, so one that is lost, late or too many costs nothing.
const limits: QueueOptions = {
  retryLimit: 3,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 120,
  retentionSeconds: 3 * day,
  deleteAfterSeconds: day / 4,
};
const stopMs = 10_000;

/**
 * pg-boss on two connections of its own (its parsers of times are not the store's). It keeps no schedules: when
 * something is due stands in the table `due`, which survives an outage and the change of summer time.
 */
export async function startJobs(url: string, log: JobLog): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "nullpunkt jobs",
    max: 2,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", (error) => log.error({ error: textOfError(error) }, "pg-boss"));
  await boss.start();
  await boss.createQueue(queues.given, { ...limits, retentionSeconds: 30 * day });
  // "short": one waiting job per tenant, however much waits in it
  await boss.createQueue(queues.send, { ...limits, policy: "short", deadLetter: queues.given });
  await boss.createQueue(queues.dues, { ...limits, policy: "short", deadLetter: queues.given });
  return jobsOn(boss);
}

function jobsOn(boss: PgBoss): Jobs {
  const listeners: ((tenant: string, afterSeconds: number) => void)[] = [];
  const duesListeners: (() => void)[] = [];
  const jobOf = (tenant: string) => ({ data: { tenant } satisfies TenantJob, singletonKey: tenant });
  return {
    boss,
    waker: {
      send: async (trx, tenant) => {
        // pg-boss reads its own column names
        await boss.insert(queues.send, [jobOf(tenant)], { db: fromKysely(trx.withoutPlugins()) });
      },
      sent: (tenant, afterSeconds) => {
        for (const listener of listeners) listener(tenant, afterSeconds);
      },
    },
    wakeDues: async (tenant) => {
      await boss.insert(queues.dues, [jobOf(tenant)]);
      for (const listener of duesListeners) listener();
    },
    onSent: (listener) => void listeners.push(listener),
    onDues: (listener) => void duesListeners.push(listener),
    stop: () => boss.stop({ graceful: true, timeout: stopMs }),
  };
}
