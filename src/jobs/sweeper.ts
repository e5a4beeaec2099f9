import type { IsoInstant } from "../domain/time/time.ts";
import type { Clock, CorrectedClock } from "../journeys/ports.ts";
import type { Upkeep } from "../store/upkeep.ts";
import type { JobLog, Jobs } from "./boss.ts";
import type { Sender } from "./sender.ts";
import { textOfError } from "./text-of-error.ts";

export type Sweeper = { sweep: () => Promise<void>; stop: () => Promise<void> };
type Needs = {
  jobs: Pick<Jobs, "wakeDues">;
  sender: Pick<Sender, "wake">;
  upkeep: Upkeep;
  clock: Clock & Partial<CorrectedClock>;
  log: JobLog;
  every: number;
  /** takes away what is kept no longer, once a day over all instances */
  retain?: (tenant: string, at: IsoInstant) => Promise<{ what: string; rows: number }[] | undefined>;
};

const correctEveryMs = 60_000;
const retainEveryMs = 600_000;

/**
 * Rebuilds the jobs from the tables: a queue may lose one, the app's clock may have moved, an app may have died while
 * it sent. Tenant after tenant; a failure is logged and the next one gets its turn.
 */
export function startSweeper({ jobs, sender, upkeep, clock, log, every, retain }: Needs): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const sweepTenant = async (tenant: string): Promise<void> => {
    const { abandoned, messages, dues, unsealed } = await upkeep.sweep(tenant, clock.now());
    if (abandoned.length > 0) log.warn({ tenant, messages: abandoned }, "started, no result: now unknown");
    if (messages) sender.wake(tenant);
    if (dues) await jobs.wakeDues(tenant);
    if (unsealed) await upkeep.seal(tenant, clock.now());
    await retainTenant(tenant);
  };

  const retainedAt = new Map<string, number>();
  const retainTenant = async (tenant: string): Promise<void> => {
    // others may have done it today: that stands in the database, and is asked for now and then
    if (!retain || performance.now() - (retainedAt.get(tenant) ?? Number.NEGATIVE_INFINITY) < retainEveryMs) return;
    retainedAt.set(tenant, performance.now());
    const removed = await retain(tenant, clock.now());
    if (removed?.some(({ rows }) => rows > 0)) log.warn({ tenant, removed }, "what is kept no longer is removed");
  };

  let correctedAt = Number.NEGATIVE_INFINITY;
  const correctClock = async (): Promise<void> => {
    if (performance.now() - correctedAt < correctEveryMs) return;
    await clock.correct?.(upkeep.now);
    correctedAt = performance.now();
  };

  const sweepAll = async (): Promise<void> => {
    try {
      await correctClock();
      for (const tenant of await upkeep.tenants()) {
        if (stopped) return;
        await sweepTenant(tenant).catch((error: unknown) =>
          log.error({ tenant, error: textOfError(error) }, "sweep failed"),
        );
      }
    } catch (error) {
      log.error({ error: textOfError(error) }, "sweep failed");
    }
  };

  // never two at once in one process
  const sweep = (): Promise<void> => {
    running = running.then(sweepAll);
    return running;
  };
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(async () => {
      await sweep();
      schedule();
    }, every);
  };
  schedule();
  return {
    sweep,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
