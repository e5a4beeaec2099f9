/** A statement as it was sent, with the parameters of the first time. */
export type Statement = { text: string; parameters: readonly unknown[] };

export type Recorder = {
  record: (text: string, parameters: readonly unknown[]) => void;
  /** one of each shape, in the order they came */
  statements: () => Statement[];
};

/** Keeps one statement of each shape: lists and rows of other lengths are the same statement. */
export function recorder(): Recorder {
  const found = new Map<string, Statement>();
  return {
    record: (text, parameters) => {
      const shape = shapeOf(text);
      if (!found.has(shape)) found.set(shape, { text, parameters });
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
