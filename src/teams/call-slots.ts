import type { AttemptResult, Ports } from "../journeys/ports.ts";
import type { Log } from "./bot-parts.ts";
import { errorFacts } from "./error-facts.ts";

type SlotCall = { tenant: string; conversationId: string; kind: "reply" | "roster" };
/** Makes a call to the Connector when Teams' quotas have room for it, logged before and after. */
export type CallSlots = <T>(call: SlotCall, work: () => Promise<T>, resultOf: (done: T) => AttemptResult) => Promise<T>;

/** Nothing came free in so long: who waits for it has gone. */
class NoSlot extends Error {
  override readonly name = "NoSlot";
}

/** As far ahead as messages take theirs. */
const withinMs = 1000;
const longestMs = 60_000;
/** A database that starts anew is back before; without one nothing else is sent, so that a few replies break no quota. */
const withoutDatabaseMs = 20_000;
const againMs = 1000;

/**
 * Direct replies and rosters take their slots where messages take theirs. A database that is away for a moment is
 * waited for; then the call is made all the same: a person who is told that it went wrong must be told.
 */
export function createCallSlots({ store, clock }: Pick<Ports, "store" | "clock">, log: Pick<Log, "warn">): CallSlots {
  const reserve = async (call: SlotCall): Promise<string | undefined> => {
    const given = Date.parse(clock.now()) + longestMs;
    for (;;) {
      const slot = await store.write(call.tenant, (data) => data.calls.reserve(call, clock.now(), withinMs));
      const wait = Date.parse(slot.at) - Date.parse(clock.now());
      if (Date.parse(slot.at) > given) throw new NoSlot("the quota has no room");
      if (slot.attempt === undefined) await clock.sleep(wait - withinMs / 2);
      else if (wait > 0) await clock.sleep(wait);
      if (slot.attempt !== undefined) return slot.attempt;
    }
  };
  const reserveWhenBack = async (call: SlotCall): Promise<string | undefined> => {
    for (let waited = 0; ; waited += againMs) {
      try {
        return await reserve(call);
      } catch (error) {
        if (error instanceof NoSlot) throw error;
        if (waited < withoutDatabaseMs) {
          await clock.sleep(againMs);
          continue;
        }
        log.warn({ tenant: call.tenant, error: errorFacts(error) }, "a call without a slot");
        return undefined;
      }
    }
  };
  return async (call, work, resultOf) => {
    const attempt = await reserveWhenBack(call);
    let result: AttemptResult = { outcome: "unknown", error: "it threw" };
    try {
      const done = await work();
      result = resultOf(done);
      return done;
    } finally {
      if (attempt !== undefined) await finish(call.tenant, attempt, result);
    }
  };

  async function finish(tenant: string, attempt: string, result: AttemptResult): Promise<void> {
    try {
      await store.write(tenant, (data) => data.calls.finish(attempt, result, clock.now()));
    } catch (error) {
      // the call was made; the sweeper closes the attempt
      log.warn({ tenant, error: errorFacts(error) }, "the result of a call was not logged");
    }
  }
}
