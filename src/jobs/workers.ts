import type { Job, JobResult } from "pg-boss";
import { z } from "zod";
import type { Clock } from "../journeys/ports.ts";
import type { Upkeep } from "../store/upkeep.ts";
import { type JobLog, type Jobs, queues } from "./boss.ts";
import { startSweeper } from "./sweeper.ts";

export type WorkersNeeds = {
  jobs: Jobs;
  upkeep: Upkeep;
  clock: Clock;
  log: JobLog;
  /** journeys/deliver-message.ts, with its ports */
  deliverMessage: (job: { tenant: string; messageId: string }) => Promise<unknown>;
  /** journeys/wake-dues.ts, with its ports */
  wakeDues: (job: { tenant: string }) => Promise<unknown>;
  /** milliseconds between two sweeps */
  every?: number;
};

export type Workers = {
  /** Looks for what waits, now; the sweeper does it by itself every few seconds. */
  sweep: () => Promise<void>;
  /** Lets what is in hand end. */
  stop: () => Promise<void>;
};

const deliverJob = z.object({ tenant: z.string(), messageId: z.string() });
const duesJob = z.object({ tenant: z.string() });
// Two, so that a call that hangs until its time limit does not hold the others up.
const deliverers = 2;
const messagesAtOnce = 10;
const sweepMs = 5000;
// Jobs that this process sends are told to its workers at once; only those of others are found by polling.
const pollSeconds = 2;
// When many answer at once, the answers go first, and the round's post is drawn once for those of a moment.
const gatherMs = 500;
const duesPollSeconds = 5;

/** Wakes journeys, nothing more. */
export async function startWorkers(needs: WorkersNeeds): Promise<Workers> {
  const { jobs, log } = needs;
  const { boss } = jobs;
  const workers: string[] = [];
  const start = async (queue: string, seconds: number, run: (data: unknown) => Promise<unknown>) => {
    const options = {
      pollingIntervalSeconds: seconds,
      batchSize: messagesAtOnce,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    workers.push(
      await boss.work<unknown, unknown, typeof options>(queue, options, (batch) => settle(batch, { queue, run, log })),
    );
  };
  for (let count = 0; count < deliverers; count += 1) {
    await start(queues.deliver, pollSeconds, (data) => needs.deliverMessage(deliverJob.parse(data)));
  }
  await start(queues.dues, duesPollSeconds, (data) => needs.wakeDues(duesJob.parse(data)));
  const gathered = gather(gatherMs, () => {
    for (const worker of workers) boss.notifyWorker(worker);
  });
  jobs.onSent(gathered.call);
  const sweeper = startSweeper({ ...needs, every: needs.every ?? sweepMs });
  return {
    sweep: sweeper.sweep,
    stop: async () => {
      gathered.stop();
      await sweeper.stop();
      await jobs.stop();
    },
  };
}

/** Calls `work` once for all calls within `ms`, at the end of that time. */
function gather(ms: number, work: () => void): { call: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const call = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, ms);
  };
  return { call, stop: () => clearTimeout(timer) };
}

/** One that fails is tried again by itself; the others of the batch stand. */
async function settle(
  batch: Job<unknown>[],
  { queue, run, log }: { queue: string; run: (data: unknown) => Promise<unknown>; log: JobLog },
): Promise<JobResult[]> {
  return Promise.all(
    batch.map(async ({ id, data }): Promise<JobResult> => {
      try {
        await run(data);
        return { id, status: "completed" };
      } catch (error) {
        log.error({ queue, job: id, data, error: describe(error) }, "a job failed");
        return { id, status: "failed", output: { message: error instanceof Error ? error.message : String(error) } };
      }
    }),
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
