import fc from "fast-check";
import { hostileTexts } from "./hostile-texts.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Path = (string | number)[];

/** Stands in the text of the body for what `JSON.stringify` can't write. */
const raw: Record<string, string> = {
  "raw:deep": `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  "raw:infinity": "1e400",
  "raw:prototype": '{"__proto__":{"verb":"saveAnswers","polluted":true},"constructor":{"prototype":{}}}',
  "raw:no primitive": '{"toString":1,"valueOf":null,"length":-1,"then":1,"toJSON":1}',
  "raw:wide": `[${'{"id":"x","name":"y"},'.repeat(3000)}{}]`,
};
const bad: Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  "",
  "\u0000",
  "\ud800",
  " ",
  "x".repeat(3000),
  // an index keeps what repeats itself short, and takes it
  Array.from({ length: 900 }, (_, at) => ((at * 7919) % 46_656).toString(36)).join(""),
  "å".repeat(12_000),
  [],
  {},
  [[]],
  ["x"],
  { id: "x" },
  { id: null },
  ...Object.keys(raw),
  ...Object.values(hostileTexts),
];

/** What is wrong with an activity: fields by their place, and what stands there instead (undefined: nothing). */
type Change = { place: number; with: Json | undefined };
export type Breaking = { seed: number; changes: Change[] };

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat({ max: 10_000 }),
  with: fc.oneof(fc.constant(undefined), fc.constantFrom(...bad), fc.jsonValue() as fc.Arbitrary<Json>),
});

/** Which of `seeds` recorded activities is broken, and how; it shrinks to one change. */
export function breakings(seeds: number): fc.Arbitrary<Breaking> {
  return fc.record({ seed: fc.nat({ max: seeds - 1 }), changes: fc.array(change, { minLength: 1, maxLength: 4 }) });
}

/** The body of the broken activity, as text. */
export function brokenBody(activity: object, { changes }: Pick<Breaking, "changes">): string {
  const broken = structuredClone(activity) as Json;
  for (const { place, with: value } of changes) {
    const paths = pathsOf(broken);
    const path = paths[place % paths.length];
    if (path !== undefined) put(broken, path, value);
  }
  return Object.entries(raw).reduce((text, [mark, real]) => text.replaceAll(`"${mark}"`, real), JSON.stringify(broken));
}

function pathsOf(value: Json, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => [[...at, key], ...pathsOf(field, [...at, key])]);
}

function put(root: Json, path: Path, value: Json | undefined): void {
  let parent: unknown = root;
  for (const key of path.slice(0, -1)) parent = Reflect.get(Object(parent), key);
  const key = path.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(Object(parent), key);
  else Reflect.set(Object(parent), key, structuredClone(value));
}
