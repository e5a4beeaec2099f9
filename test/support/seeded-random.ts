/** Chance that can be played again: the same seed gives the same run. */
export type Random = {
  seed: number;
  /** 0 ≤ n < 1 */
  next: () => number;
  /** 0 ≤ n < `below`, whole */
  whole: (below: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  shuffle: <T>(list: readonly T[]) => T[];
};

/** mulberry32: 32 bits of state, enough for tests and never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    seed,
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const picked = from[whole(from.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
    shuffle: (list) => {
      const order = list.map((item) => ({ item, at: next() }));
      return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
    },
  };
}

/** The seed of a run: SEED of the environment plays one again, else a new one; printed either way. */
export function runSeed(what: string): number {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  process.stdout.write(`${what}: SEED=${seed}\n`);
  return seed;
}
