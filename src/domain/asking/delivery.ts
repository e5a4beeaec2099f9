/** How a message is tried again; the gaps double from `firstMs` to `longestMs`. */
export type RetryLimits = { attempts: number; firstMs: number; longestMs: number };

/** Two seconds, four, eight … to half an hour: some two hours of a connector that is down. */
export const retryLimits: RetryLimits = { attempts: 14, firstMs: 2_000, longestMs: 1_800_000 };

/** The same two hours for an update, but never more than two minutes apart: what is on the screen should soon be true. */
export const updateRetryLimits: RetryLimits = { attempts: 65, firstMs: 2_000, longestMs: 120_000 };

/**
 * Milliseconds from failed attempt number `attempt` (1 = the first) to the next, or undefined when there is to be none.
 * `random` is 0–1: the gap is spread over its upper half, so that those who failed together do not return together.
 * Never shorter than the Retry-After that Teams asked for.
 */
export function retryGap(
  attempt: number,
  random: number,
  retryAfterMs = 0,
  limits: RetryLimits = retryLimits,
): number | undefined {
  if (attempt >= limits.attempts) return undefined;
  const gap = Math.min(limits.longestMs, limits.firstMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs, Math.round(gap * (0.5 + random / 2)));
}
