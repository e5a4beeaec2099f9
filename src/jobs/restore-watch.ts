import type { Clock } from "../journeys/ports.ts";
import type { Database } from "../store/database.ts";

type Needs = {
  database: Pick<Database, "installation" | "upkeep">;
  clock: Clock;
  log: { warn: (facts: object, message: string) => void };
  /** a trial on one machine: nobody was asked in earnest, so it goes on by itself */
  isLocal: boolean;
  metrics?: { restores: { inc: () => void } };
};
export type RestoreWatch = { look: () => Promise<void> };

/**
 * Finds out that the database is a restored backup: then every tenant holds, and the log says so at that moment and at
 * each start until a person has released them (`npm run redrive -- --release send|skip`).
 */
export function createRestoreWatch({
  database: { installation, upkeep },
  clock,
  log,
  isLocal,
  metrics,
}: Needs): RestoreWatch {
  let isFirst = true;
  const tellHolds = async (): Promise<void> => {
    for (const tenant of await upkeep.tenants()) {
      const hold = await upkeep.hold(tenant);
      if (hold === undefined) continue;
      if (isLocal) await upkeep.release(tenant, "send", clock.now());
      const what = isLocal ? "released by itself: this is a local trial" : "nothing is asked until it is released";
      log.warn({ tenant, since: hold.since }, `holding after a restored backup; ${what}`);
    }
  };
  return {
    look: async () => {
      const { restored, held } = await installation.see(clock.now());
      if (restored) metrics?.restores.inc();
      if (restored) log.warn({ restored, tenants: held }, "the database is a restored backup");
      if (restored || isFirst) await tellHolds();
      isFirst = false;
    },
  };
}
