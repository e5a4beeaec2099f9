import type { RefusedBefore } from "./adapter.ts";
import type { Log } from "./bot-parts.ts";
import { errorFacts } from "./error-facts.ts";

const pauseMs = 60_000;

/** Callers that were turned away, told at most once a minute and reason with their number: junk must not fill the log. */
export function createRefusalLog(log: Log, nowMs: () => number = Date.now): (why: RefusedBefore) => void {
  const told = new Map<string, { at: number; since: number }>();
  return (why) => {
    const reason = why.stage === "gate" ? why.reason : why.stage;
    const before = told.get(reason);
    const since = (before?.since ?? 0) + 1;
    if (before && nowMs() - before.at < pauseMs) {
      before.since = since;
      return;
    }
    told.set(reason, { at: nowMs(), since: 0 });
    const facts = why.stage === "keys" ? { error: errorFacts(why.error) } : {};
    log.warn({ reason, callers: since, ...facts }, "a caller was turned away");
  };
}
