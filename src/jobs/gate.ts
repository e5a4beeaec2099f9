import type { Store } from "../journeys/ports.ts";

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many in at once; the others come in the order they asked. */
export function createGate(most: number): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // the place goes on to the next one
      if (next) next();
      else inside -= 1;
    }
  };
}

/** A store of which only so many transactions go on at once, so that connections are left for people who wait. */
export function storeBehind(gate: Gate, store: Store): Store {
  return {
    read: (tenant, work) => gate(() => store.read(tenant, work)),
    write: (tenant, work) => gate(() => store.write(tenant, work)),
  };
}
