/** How long work that always ends soon has been under way: work that does not end is stuck, and a restart frees it. */
export type WorkWatch = {
  watched: <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) => (...args: Args) => Promise<T>;
  /** milliseconds that the oldest work has lasted; 0 when there is none */
  oldestMs: () => number;
};

/** `nowMs` must not jump with the machine's clock: a machine that slept would seem stuck. */
export function createWorkWatch(nowMs: () => number = () => performance.now()): WorkWatch {
  const begun = new Set<{ at: number }>();
  return {
    watched:
      (work) =>
      async (...args) => {
        const own = { at: nowMs() };
        begun.add(own);
        try {
          return await work(...args);
        } finally {
          begun.delete(own);
        }
      },
    oldestMs: () => {
      // in the order in which they began
      const [oldest] = begun;
      return oldest === undefined ? 0 : nowMs() - oldest.at;
    },
  };
}
