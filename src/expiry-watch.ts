import type { IsoDate, IsoInstant } from "./domain/time/time.ts";
import type { Metrics } from "./metrics.ts";

/** Told of in the log, once a day. */
type Tell = { warn: (facts: object, message: string) => void; error: (facts: object, message: string) => void };
type Parts = { expires?: IsoDate; now: () => IsoInstant; log: Tell; metrics: Pick<Metrics, "passwordDaysLeft"> };
export type ExpiryWatch = {
  look: () => void;
  /** 0 on the last good day, negative after it; undefined when it is long until then, or nobody has said */
  daysLeft: () => number | undefined;
};

const soonDays = 30;
const dayMs = 86_400_000;

/** The bot's password runs out on a day that only the one who made it knows: from a month before, it is said. */
export function createExpiryWatch({ expires, now, log, metrics }: Parts): ExpiryWatch {
  let toldOn: IsoDate | undefined;
  const left = () => (expires === undefined ? undefined : daysBetween(now().slice(0, 10), expires));
  const soon = (days: number | undefined) => (days !== undefined && days <= soonDays ? days : undefined);
  return {
    look: () => {
      const days = left();
      if (days === undefined) return;
      metrics.passwordDaysLeft.set(days);
      const today = now().slice(0, 10);
      if (soon(days) === undefined || toldOn === today) return;
      toldOn = today;
      if (days < 0) log.error({ daysLeft: days, expires }, "the bot's password has expired: it can send nothing");
      else log.warn({ daysLeft: days, expires }, "the bot's password expires soon: make a new one");
    },
    daysLeft: () => soon(left()),
  };
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
