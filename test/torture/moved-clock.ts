import { setTimeout as pause } from "node:timers/promises";

export type MovedClock = {
  now: () => string;
  /** What waits runs on at the wall's pace: a clock that jumps does not wake it. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  shift: (ms: number) => void;
};

/** Runs at the ordinary pace, ahead of the wall or behind it. */
export function movedClock(shiftMs: number): MovedClock {
  let shift = shiftMs;
  return {
    now: () => new Date(Date.now() + shift).toISOString(),
    sleep: async (ms, signal) => {
      await pause(ms, undefined, { ref: false, ...(signal && { signal }) }).catch((error: unknown) => {
        if (!signal?.aborted) throw error;
      });
    },
    shift: (ms) => {
      shift = ms;
    },
  };
}
