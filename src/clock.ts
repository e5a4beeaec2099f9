import { performance } from "node:perf_hooks";
import type { IsoInstant } from "./domain/time.ts";
import type { Clock } from "./journeys/ports.ts";

/** The machine's own time. */
export function wallClock(): Clock {
  return { now: () => new Date().toISOString() };
}

/** Starts at an instant and runs on at the ordinary pace; a change of the machine's clock doesn't move it. */
export function clockStartingAt(start: IsoInstant, elapsedMs: () => number = () => performance.now()): Clock {
  const from = Date.parse(start);
  if (Number.isNaN(from)) throw new RangeError(`not an instant: ${start}`);
  const began = elapsedMs();
  return { now: () => new Date(from + elapsedMs() - began).toISOString() };
}
