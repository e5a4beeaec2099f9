import type { IsoInstant } from "../time/time.ts";

/** Where a tenant's chain ends; who keeps a copy of it elsewhere can tell a chain that was rewritten or cut off. */
export type ChainHead = { n: number; hash: string; sealedAt?: IsoInstant };

/**
 * `missing`: an entry or its seal is gone; `changed`: it does not say what was sealed; `reordered`: it says so, and has
 * another one's place; `cutOff`: the chain ends before its last known head; `rewritten`: it is whole, and another one
 * than the head that was known.
 */
export type ChainBreak = { n: number; seq?: number; why: "missing" | "changed" | "reordered" | "cutOff" | "rewritten" };

/** What a look at a whole chain found; the first break only, since all that follows hangs on it. */
export type ChainCheck = {
  entries: number;
  head?: ChainHead;
  broken?: ChainBreak;
  /** entries that tell of a person under a pseudonym since she was erased */
  pseudonymised: number;
  /** not in the chain yet, with the time of the oldest */
  unsealed: { count: number; oldest?: IsoInstant };
};
