import type { Clock } from "../journeys/ports.ts";
import type { Upkeep } from "../store/upkeep.ts";
import type { JobLog, Jobs } from "./boss.ts";

export type Sweeper = { sweep: () => Promise<void>; stop: () => Promise<void> };
type Needs = {
  jobs: Pick<Jobs, "wakeMessages" | "wakeDues">;
  upkeep: Upkeep;
  clock: Clock;
  log: JobLog;
  every: number;
};

const messagesPerSweep = 200;

/**
 * Rebuilds the jobs from the tables: a queue may lose one, the app's clock may have moved, an app may have died while
 * it sent. Tenant after tenant; a failure is logged and the next one gets its turn.
 */
export function startSweeper({ jobs, upkeep, clock, log, every }: Needs): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const sweepTenant = async (tenant: string): Promise<void> => {
    const { abandoned, messages, dues } = await upkeep.sweep(tenant, clock.now(), messagesPerSweep);
    if (abandoned.length > 0) log.warn({ tenant, messages: abandoned }, "started, no result: now unknown");
    if (messages.length > 0) await jobs.wakeMessages(tenant, messages);
    if (dues) await jobs.wakeDues(tenant);
  };

  const sweepAll = async (): Promise<void> => {
    try {
      for (const tenant of await upkeep.tenants()) {
        if (stopped) return;
        await sweepTenant(tenant).catch((error: unknown) =>
          log.error({ tenant, error: textOf(error) }, "sweep failed"),
        );
      }
    } catch (error) {
      log.error({ error: textOf(error) }, "sweep failed");
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

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
