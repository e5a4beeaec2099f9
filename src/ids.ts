import { randomBytes } from "node:crypto";
import type { Ids } from "./journeys/ports.ts";

// Crockford's alphabet in lower case: sorts as numbers do, and has no i, l, o, u to mistake
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * 17 characters: 9 of time in milliseconds, 8 (40 bits) from the system's random source. They rise within a process,
 * also inside a millisecond, and can't be guessed from each other.
 */
export function createIds(nowMs: () => number = Date.now): Ids {
  let last = 0;
  return {
    next: () => {
      last = Math.max(nowMs(), last + 1);
      return `${timePart(last)}${[...randomBytes(8)].map((byte) => alphabet[byte % 32]).join("")}`;
    },
  };
}

function timePart(ms: number): string {
  let rest = ms;
  let text = "";
  for (let place = 0; place < 9; place += 1) {
    text = `${alphabet[rest % 32]}${text}`;
    rest = Math.floor(rest / 32);
  }
  return text;
}
