import { setTimeout as pause } from "node:timers/promises";
import type { Job, JobResult } from "pg-boss";
import { z } from "zod";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Clock, CorrectedClock } from "../journeys/ports.ts";
import type { Upkeep } from "../store/upkeep.ts";
import { type JobLog, type Jobs, queues } from "./boss.ts";
import type { Sender } from "./sender.ts";
import { startSweeper } from "./sweeper.ts";
import { textOfError } from "./text-of-error.ts";

export type WorkersNeeds = {
  jobs: Jobs;
  sender: Sender;
  upkeep: Upkeep;
  clock: Clock & Partial<CorrectedClock>;
  log: JobLog;
  /** journeys/wake-dues.ts, with its ports */
  wakeDues: (job: { tenant: string }) => Promise<unknown>;
  /** milliseconds between two sweeps */
  every?: number;
  /** store/retention.ts: once a day */
  retain?: (tenant: string, at: IsoInstant) => Promise<{ what: string; rows: number }[] | undefined>;
};

export type Workers = {
  /** Looks for what waits, now; the sweeper does it by itself every few seconds. */
  sweep: () => Promise<void>;
  /** Lets what is in hand end. */
  stop: () => Promise<void>;
};

const tenantJob = z.object({ tenant: z.string() });
const jobsAtOnce = 10;
const sweepMs = 5000;
// What this process plans wakes its own sender at once; only the jobs of others are found by polling.
const pollSeconds = 2;
const duesPollSeconds = 5;
/** The calls in hand end by their own time limits before this. */
const stopMs = 13_000;

/** Wakes journeys, nothing more. */
export async function startWorkers(needs: WorkersNeeds): Promise<Workers> {
  const { jobs, sender, log } = needs;
  const { boss } = jobs;
  const start = async (queue: string, seconds: number, run: (data: unknown) => Promise<unknown>) => {
    const options = {
      pollingIntervalSeconds: seconds,
      batchSize: jobsAtOnce,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    return boss.work<unknown, unknown, typeof options>(queue, options, (batch) => settle(batch, { queue, run, log }));
  };
  jobs.onSent(sender.wake);
  await start(queues.send, pollSeconds, async (data) => sender.wake(tenantJob.parse(data).tenant));
  const dues = await start(queues.dues, duesPollSeconds, (data) => needs.wakeDues(tenantJob.parse(data)));
  jobs.onDues(() => boss.notifyWorker(dues));
  const sweeper = startSweeper({ ...needs, every: needs.every ?? sweepMs });
  return {
    sweep: sweeper.sweep,
    stop: async () => {
      await sweeper.stop();
      await Promise.race([sender.stop(), pause(stopMs, undefined, { ref: false })]);
      await jobs.stop();
    },
  };
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
        return { id, status: "failed", output: { message: textOfError(error) } };
      }
    }),
  );
}

/** With the places it came by; the words above them in a stack are those of the error again. */
function describe(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [textOfError(error), ...stack.split("\n").filter((line) => line.startsWith("    at "))].join("\n");
}
