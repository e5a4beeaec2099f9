import type { OnQuery, SentBy } from "../../../src/store/line.ts";

/** A statement as it was sent, with the parameters of the first time; `by` a tenant unless it says otherwise. */
export type Statement = { text: string; parameters: readonly unknown[]; by?: SentBy };

export type Recorder = {
  record: OnQuery;
  /** one of each shape, in the order they came */
  statements: () => Statement[];
};

/** Keeps one statement of each shape: lists and rows of other lengths are the same statement. */
export function recorder(): Recorder {
  const found = new Map<string, Statement>();
  return {
    record: (text, parameters, by) => {
      // the same statement by both is two
      const shape = `${by} ${shapeOf(text)}`;
      if (!found.has(shape)) found.set(shape, { text, parameters, by });
    },
    statements: () => [...found.values()],
  };
}

/** The statement without its parameters' numbers, each list as if it held one, each insert as if of one row. */
export function shapeOf(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\$\d+/g, "$")
    .replace(/\$(?:, \$)+/g, "$")
    .replace(/(\([^()]*\))(?:, \1)+/g, "$1");
}
