/** What can be measured by itself: `npm run bench -- --only growth,memory`. */
export const parts = ["starts", "answers", "status", "growth", "memory", "fan-out"] as const;
export type Part = (typeof parts)[number];

/** All of them where none is named; throws a sentence for a name that is none. */
export function chosenParts(only: string | undefined): ReadonlySet<Part> {
  if (only === undefined) return new Set(parts);
  const named = only.split(",").map((name) => name.trim());
  const unknown = named.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new RangeError(`There is no ${unknown.join(", ")}; there is ${parts.join(", ")}.`);
  return new Set(named.filter(isPart));
}

function isPart(name: string): name is Part {
  return parts.some((part) => part === name);
}
