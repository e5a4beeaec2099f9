import type { Clock } from "../journeys/ports.ts";
import type { SendArgs, Sent } from "../journeys/send-waiting.ts";
import type { JobLog } from "./boss.ts";
import { textOfError } from "./text-of-error.ts";

export type Sender = {
  /** Something waits in the tenant; after seconds, with what comes until then. */
  wake: (tenant: string, afterSeconds?: number) => void;
  /** Takes nothing new; what is in hand ends. */
  stop: () => Promise<void>;
};
export type SenderNeeds = {
  /** journeys/send-waiting.ts, with its ports */
  send: (args: SendArgs) => Promise<Sent>;
  clock: Clock;
  log: JobLog;
  tenantsAtOnce?: number;
};

/** A tenant that waits for its slots takes neither a connection nor a core: many may at once. */
const mostTenants = 256;
const sliceMs = 5000;
const failurePauseMs = 5000;

type Place = {
  state: "idle" | "queued" | "running";
  /** woken while it ran */
  again: boolean;
  gatherUntil?: number;
  alarm?: AbortController;
  tellNews?: () => void;
};

/**
 * Runs the sending of each tenant that has something to send: first come, first served, in slices, so that no tenant
 * keeps another waiting; and by itself again when the next message may go. One that must wait for Teams has no place.
 */
export function createSender({ send, clock, log, tenantsAtOnce = mostTenants }: SenderNeeds): Sender {
  const places = new Map<string, Place>();
  const queue: string[] = [];
  const running = new Set<Promise<void>>();
  let stopped = false;

  const placeOf = (tenant: string): Place => {
    const place = places.get(tenant) ?? { state: "idle", again: false };
    places.set(tenant, place);
    return place;
  };
  const enqueue = (tenant: string, place: Place): void => {
    place.alarm?.abort();
    delete place.alarm;
    place.state = "queued";
    queue.push(tenant);
    startNext();
  };
  const startNext = (): void => {
    while (!stopped && running.size < tenantsAtOnce) {
      const tenant = queue.shift();
      if (tenant === undefined) return;
      const work = run(tenant, placeOf(tenant));
      running.add(work);
      void work.finally(() => {
        running.delete(work);
        startNext();
      });
    }
  };
  const run = async (tenant: string, place: Place): Promise<void> => {
    place.state = "running";
    place.again = false;
    const gatherUntil = place.gatherUntil;
    delete place.gatherUntil;
    const news = {
      stopped: () => stopped,
      next: () =>
        new Promise<void>((resolve) => {
          place.tellNews = resolve;
        }),
    };
    const sent = await send({
      ...{ tenant, sliceMs, news },
      ...(gatherUntil !== undefined && { gatherUntil: new Date(gatherUntil).toISOString() }),
    }).catch((error: unknown): Sent & { failed: true } => {
      log.error({ tenant, error: textOfError(error) }, "sending failed");
      return { more: false, failed: true };
    });
    delete place.tellNews;
    place.state = "idle";
    if (stopped) return;
    if ("failed" in sent) return alarm(tenant, place, failurePauseMs);
    if (sent.more || place.again) return enqueue(tenant, place);
    if (sent.next === undefined) return void places.delete(tenant);
    alarm(tenant, place, Date.parse(sent.next) - Date.parse(clock.now()));
  };
  const alarm = (tenant: string, place: Place, ms: number): void => {
    const waiting = new AbortController();
    place.alarm = waiting;
    void clock.sleep(Math.max(1, ms), waiting.signal).then(() => {
      if (!waiting.signal.aborted && !stopped && place.state === "idle") enqueue(tenant, place);
    });
  };
  return {
    wake: (tenant, afterSeconds = 0) => {
      if (stopped) return;
      const place = placeOf(tenant);
      if (place.state === "running") {
        place.again = true;
        place.tellNews?.();
        return;
      }
      if (afterSeconds > 0) place.gatherUntil ??= Date.parse(clock.now()) + afterSeconds * 1000;
      if (place.state === "queued") return;
      if (afterSeconds === 0) return enqueue(tenant, place);
      place.alarm?.abort();
      alarm(tenant, place, (place.gatherUntil ?? 0) - Date.parse(clock.now()));
    },
    stop: async () => {
      stopped = true;
      for (const { alarm: waiting, tellNews } of places.values()) {
        waiting?.abort();
        tellNews?.();
      }
      await Promise.all(running);
    },
  };
}
