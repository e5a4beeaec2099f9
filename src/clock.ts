import { performance } from "node:perf_hooks";
import type { IsoInstant } from "./domain/time/time.ts";
import type { Clock } from "./journeys/ports.ts";

/** The machine's own time. */
export function wallClock(): Clock {
  return { now: () => new Date().toISOString() };
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
    goOnFrom: (moment) => {
      if (moment !== undefined) from += Math.max(0, Date.parse(moment) - now());
    },
  };
}
