import { fromKysely, type JobInsert, PgBoss, type QueueOptions } from "pg-boss";
import type { Wake, Waker } from "../store/store.ts";

/** Facts first, as pino takes them. */
export type JobLog = {
  error: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
};

export const queues = { deliver: "deliver-message", dues: "wake-dues", given: "given-up" } as const;
type DeliverJob = { tenant: string; messageId: string };
type DuesJob = { tenant: string };

export type Jobs = {
  boss: PgBoss;
  /** for the store: jobs leave with the transaction that makes them needed */
  waker: Waker;
  /** the same outside a transaction, for the sweeper */
  wakeMessages: (tenant: string, messageIds: string[]) => Promise<void>;
  wakeDues: (tenant: string) => Promise<void>;
  /** Who is told that jobs were sent here, so that they need not be found by polling. */
  onSent: (listener: () => void) => void;
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
  boss.on("error", (error) => log.error({ error: error.message }, "pg-boss"));
  await boss.start();
  await boss.createQueue(queues.given, { ...limits, retentionSeconds: 30 * day });
  // "short": one waiting job per key; refreshes of one message coalesce
  await boss.createQueue(queues.deliver, { ...limits, policy: "short", deadLetter: queues.given });
  await boss.createQueue(queues.dues, { ...limits, policy: "short", deadLetter: queues.given });
  return jobsOn(boss);
}

function jobsOn(boss: PgBoss): Jobs {
  const listeners: (() => void)[] = [];
  const sent = () => {
    for (const listener of listeners) listener();
  };
  return {
    boss,
    waker: {
      send: async (trx, tenant, wakes) => {
        // pg-boss reads its own column names
        await boss.insert(queues.deliver, deliverJobs(tenant, wakes), { db: fromKysely(trx.withoutPlugins()) });
      },
      sent,
    },
    wakeMessages: async (tenant, messageIds) => {
      await boss.insert(
        queues.deliver,
        deliverJobs(
          tenant,
          messageIds.map((messageId) => ({ messageId, afterSeconds: 0 })),
        ),
      );
      sent();
    },
    wakeDues: async (tenant) => {
      await boss.insert(queues.dues, [{ data: { tenant } satisfies DuesJob, singletonKey: tenant }]);
      sent();
    },
    onSent: (listener) => {
      listeners.push(listener);
    },
    stop: () => boss.stop({ graceful: true, timeout: stopMs }),
  };
}

function deliverJobs(tenant: string, wakes: Wake[]): JobInsert<DeliverJob>[] {
  return wakes.map(({ messageId, afterSeconds }) => ({
    data: { tenant, messageId },
    singletonKey: `${tenant} ${messageId}`,
    ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}),
  }));
}
