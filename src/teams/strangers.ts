import type { Incoming } from "./incoming.ts";

/** Those whom Teams could not tell a moment ago: they are answered as strangers, not asked to press again for ever. */
export type Strangers = { has: (incoming: Incoming) => boolean; add: (incoming: Incoming) => void };

const rememberedMs = 60_000;
const mostRemembered = 1000;

export function createStrangers(nowMs: () => number = Date.now): Strangers {
  const known = new Map<string, number>();
  const keyOf = ({ tenant, place, from }: Incoming) => `${tenant} ${place.id} ${from?.teamsId}`;
  return {
    has: (incoming) => nowMs() - (known.get(keyOf(incoming)) ?? Number.NEGATIVE_INFINITY) < rememberedMs,
    add: (incoming) => {
      if (known.size >= mostRemembered) known.clear();
      known.set(keyOf(incoming), nowMs());
    },
  };
}
