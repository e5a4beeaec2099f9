import type { Data, Store } from "../../src/journeys/ports.ts";
import { watched } from "./kill-points.ts";

/** Bugs that the checker must find: put around the store of an app, from outside. */
export const plants = {
  /** an answer gets its receipt, and its transaction is rolled back */
  forgetAnswers: (inner: Store): Store => ({
    read: inner.read,
    write: async (tenant, work) => {
      const forgotten = new Error("planted");
      const kept: { result?: Awaited<ReturnType<typeof work>> } = {};
      const once = inner.write(tenant, async (data) => {
        const touched = new Set<string>();
        const result = await work(watched(data, touched));
        Object.assign(kept, { result });
        if (touched.has("readings.append")) throw forgotten;
        return result;
      });
      return once.catch((error: unknown) => {
        if (error !== forgotten || kept.result === undefined) throw error;
        return kept.result;
      });
    },
  }),
  /** every card that arrived is taken for one that did not, and is sent once more */
  sendTwice: (inner: Store): Store => ({
    read: inner.read,
    write: (tenant, work) => inner.write(tenant, (data) => work(doubting(data))),
  }),
} satisfies Record<string, (inner: Store) => Store>;
export type Plant = keyof typeof plants;

export function planted(inner: Store, plant: Plant | undefined): Store {
  return plant === undefined ? inner : plants[plant](inner);
}

function doubting(data: Data): Data {
  const { finish } = data.messages;
  return {
    ...data,
    messages: {
      ...data.messages,
      finish: (attempt, message, result, at, retryAt) => {
        const isNew = message.activityId === undefined && message.attempts === 1;
        const again = result.outcome === "delivered" && message.subject.kind === "answerCard" && isNew;
        if (!again) return finish(attempt, message, result, at, retryAt);
        return finish(attempt, message, { outcome: "retry", status: 503, error: "planted" }, at, at);
      },
    },
  };
}
