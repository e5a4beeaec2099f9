import { readExecute, readSubmit } from "./card-input.ts";
import type { Incoming } from "./incoming.ts";

/** `tell`: too much, and the person does not know it yet; `ignore`: too much, and was told within the minute. */
export type Pacing = "take" | "tell" | "ignore";
export type Pace = (incoming: Incoming) => Pacing;
type Kind = "text" | "click" | "view";
type Limit = { burst: number; perMinute: number };

/**
 * So high that nobody meets them by hand. Each text gets a reply, and Teams lets a bot post 1 800 an hour in a
 * conversation: one person may use up two thirds at most. A click is answered in the HTTP reply, and an answer must
 * never be refused: only a program clicks ten times a second. What Teams opens by itself takes nothing from clicks.
 */
const limits: Record<Kind, Limit> = {
  text: { burst: 60, perMinute: 20 },
  click: { burst: 600, perMinute: 300 },
  view: { burst: 600, perMinute: 300 },
};
const minuteMs = 60_000;
const mostRemembered = 10_000;

type Bucket = { left: number; at: number; full: number; toldAt?: number };

/**
 * How much one person may say to the bot, by tenant and account. Each process counts for itself: with several the
 * limit is so many times higher, still a limit, and no turn waits for the database to be counted.
 */
export function createPace(nowMs: () => number = Date.now): Pace {
  const buckets = new Map<string, Bucket>();
  return (incoming) => {
    const kind = kindOf(incoming);
    if (kind === undefined || incoming.from === undefined) return "take";
    const now = nowMs();
    const key = `${kind} ${incoming.tenant} ${incoming.from.teamsId}`;
    const bucket = filled(buckets.get(key), limits[kind], now);
    const pacing = takeFrom(bucket, now);
    // the newest last: who is forgotten first has been quiet the longest
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > mostRemembered) forget(buckets, now);
    return pacing;
  };
}

function filled(before: Bucket | undefined, { burst, perMinute }: Limit, now: number): Bucket {
  const { left, at, toldAt } = before ?? { left: burst, at: now };
  const refilled = Math.min(burst, left + (Math.max(0, now - at) * perMinute) / minuteMs);
  const full = now + ((burst - refilled) * minuteMs) / perMinute;
  return { left: refilled, at: now, full, ...(toldAt !== undefined && { toldAt }) };
}

function takeFrom(bucket: Bucket, now: number): Pacing {
  if (bucket.left >= 1) {
    bucket.left -= 1;
    return "take";
  }
  if (bucket.toldAt !== undefined && now - bucket.toldAt < minuteMs) return "ignore";
  bucket.toldAt = now;
  return "tell";
}

/** A bucket that is full again is as good as none; then the one that was quiet the longest. */
function forget(buckets: Map<string, Bucket>, now: number): void {
  for (const [key, { full }] of buckets) if (full <= now) buckets.delete(key);
  for (const key of buckets.keys()) {
    // some more, so that it is not done again at once
    if (buckets.size <= 0.9 * mostRemembered) return;
    buckets.delete(key);
  }
}

/** Undefined for what no person does: people who come and go, places that get a name. */
function kindOf({ type, value }: Incoming): Kind | undefined {
  const click = type === "invoke" ? readExecute(value) : readSubmit(value);
  if (type === "message") return click === undefined || click.verb === "runCommand" ? "text" : "click";
  if (type !== "invoke") return undefined;
  if (click?.automatic) return "view";
  // a button that stands for a command is answered by a message, as the command is
  return click?.verb === "runCommand" ? "text" : "click";
}
