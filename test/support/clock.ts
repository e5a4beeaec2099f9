import type { IsoInstant } from "../../src/domain/time/time.ts";
import type { Clock } from "../../src/journeys/ports.ts";

export type MovableClock = Clock & {
  set: (iso: IsoInstant) => void;
  /** `advance({ days: 1, minutes: 30 })` */
  advance: (by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }) => void;
};
export type VirtualClock = MovableClock & {
  /** Moves to the next moment at which someone wakes; false when nobody sleeps. */
  toNextSleeper: () => boolean;
  /** Work that is no sleep, such as a call or a query: while it goes on the time stands. */
  busy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Lets the time pass, from sleeper to sleeper whenever nothing is busy, until the work is done. */
  runUntil: <T>(work: Promise<T>) => Promise<T>;
};

/** Sleeps that are this short pass at once: waiting for a slot in a quota is not what a test with a still clock is about. */
const passesMs = 2100;

/** Stands still until a test moves it, but for short sleeps, which move it on. */
export function movableClock(iso: IsoInstant): MovableClock {
  const clock = virtualClock(iso);
  return {
    ...clock,
    sleep: async (ms, signal) => {
      if (ms > passesMs) return clock.sleep(ms, signal);
      clock.advance({ ms });
    },
  };
}

type Sleeper = { at: number; wake: () => void };

/** Time that passes only when somebody moves it; sleepers wake in order as it passes them. */
export function virtualClock(iso: IsoInstant): VirtualClock {
  let ms = Date.parse(iso);
  let busyWith = 0;
  const sleepers = new Set<Sleeper>();
  const next = (): Sleeper | undefined => {
    let first: Sleeper | undefined;
    for (const sleeper of sleepers) if (first === undefined || sleeper.at < first.at) first = sleeper;
    return first;
  };
  const moveTo = (to: number): void => {
    for (let first = next(); first !== undefined && first.at <= to; first = next()) {
      ms = Math.max(ms, first.at);
      sleepers.delete(first);
      first.wake();
    }
    ms = to;
  };
  const toNextSleeper = (): boolean => {
    const first = next();
    if (first !== undefined) moveTo(Math.max(ms, first.at));
    return first !== undefined;
  };
  return {
    now: () => new Date(ms).toISOString().replace(/\.000Z$/, "Z"),
    sleep: (forMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || forMs <= 0) return resolve();
        const sleeper = { at: ms + forMs, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
    set: (to) => moveTo(Date.parse(to)),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, ms: more = 0 }) =>
      moveTo(ms + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + more),
    toNextSleeper,
    busy: async (work) => {
      busyWith += 1;
      try {
        return await work();
      } finally {
        busyWith -= 1;
      }
    },
    runUntil: async (work) => {
      let done = false;
      const ended = work.finally(() => {
        done = true;
      });
      ended.catch(() => undefined);
      while (!done) {
        await settle();
        if (!done && busyWith === 0) toNextSleeper();
      }
      return ended;
    },
  };
}

/** What can go on without time passing goes on: a turn of the event loop, which also takes what the network brought. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
