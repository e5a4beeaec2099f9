import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { IsoInstant } from "./domain/time/time.ts";
import type { Clock, CorrectedClock } from "./journeys/ports.ts";

/** The machine's own time. */
export function wallClock(): Clock {
  return { now: () => new Date().toISOString(), sleep };
}

/**
 * The machine's time until the database's is known, then that: a machine whose clock is hours wrong acts at the right
 * time, and instances agree on slots, leases and what is due.
 */
export function databaseClock(machineMs: () => number = Date.now): CorrectedClock {
  let offsetMs = 0;
  return {
    now: () => new Date(machineMs() + offsetMs).toISOString(),
    sleep,
    correct: async (databaseTime) => {
      const before = machineMs();
      const there = Date.parse(await databaseTime());
      const after = machineMs();
      offsetMs = Math.round(there - (before + after) / 2);
      return { offsetMs };
    },
  };
}

/** Whole minutes of waiting do not keep a process alive that is done. */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await pause(ms, undefined, { ref: false, ...(signal && { signal }) }).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
}

/** A clock of the sample's time. */
export type SampleClock = Clock & {
  /** Goes on from this moment when it is ahead: a restart must not take the sample's time back before its own data. */
  goOnFrom: (moment: IsoInstant | undefined) => void;
};

/** Starts at an instant and runs on at the ordinary pace; a change of the machine's clock doesn't move it. */
export function clockStartingAt(start: IsoInstant, elapsedMs: () => number = () => performance.now()): SampleClock {
  let from = Date.parse(start);
  if (Number.isNaN(from)) throw new RangeError(`not an instant: ${start}`);
  const began = elapsedMs();
  const now = () => from + elapsedMs() - began;
  return {
    now: () => new Date(now()).toISOString(),
    sleep,
    goOnFrom: (moment) => {
      if (moment !== undefined) from += Math.max(0, Date.parse(moment) - now());
    },
  };
}
