import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "./bot-parts.ts";
import { errorFacts } from "./error-facts.ts";

/**
 * Work that follows an acknowledged turn: replies, downloads, rosters. Teams waits for none of it, so that a slow
 * connector never makes it deliver a click again; nothing here is needed for what was answered to be kept.
 */
export type Afterwards = {
  run: (facts: object, work: () => Promise<void>) => void;
  /** Resolves when nothing is under way any more, at the latest after `withinMs`; an orderly stop waits for it. */
  settled: (withinMs?: number) => Promise<void>;
};

export function createAfterwards(log: Log): Afterwards {
  const underWay = new Set<Promise<void>>();
  return {
    run: (facts, work) => {
      const done = work().catch((error: unknown) => {
        log.error({ ...facts, error: errorFacts(error) }, "work after a turn failed");
      });
      underWay.add(done);
      void done.finally(() => underWay.delete(done));
    },
    settled: async (withinMs = 10_000) => {
      const timeUp = new AbortController();
      const limit = pause(withinMs, undefined, { signal: timeUp.signal }).catch(() => undefined);
      await Promise.race([limit, allOf(underWay)]);
      timeUp.abort();
    },
  };
}

/** Work can lead to more work: a file that was read to its answer. */
async function allOf(underWay: ReadonlySet<Promise<void>>): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
