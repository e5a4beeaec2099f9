import type { IsoInstant } from "../../src/domain/time/time.ts";
import type { Clock } from "../../src/journeys/ports.ts";

export type MovableClock = Clock & {
  set: (iso: IsoInstant) => void;
  /** `advance({ days: 1, minutes: 30 })` */
  advance: (by: { days?: number; hours?: number; minutes?: number; seconds?: number }) => void;
};

/** Stands still until a test moves it. */
export function movableClock(iso: IsoInstant): MovableClock {
  let ms = Date.parse(iso);
  return {
    now: () => new Date(ms).toISOString().replace(/\.000Z$/, "Z"),
    set: (to) => {
      ms = Date.parse(to);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      ms += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}
