import type { SearchHit } from "./status.ts";

/** What free text is taken to mean. */
export type Meaning =
  | { kind: "clear"; hit: SearchHit; near: SearchHit[] }
  | { kind: "unclear"; hits: SearchHit[] }
  | { kind: "nothing" };

/** From here on a hit is answered at once; between the two it is offered. */
const clearFrom = 0.4;
const offeredFrom = 0.2;
const nearShown = 4;

/** `hits` best first. Two that are equally good are both offered: to guess would be right half the time. */
export function decideMeaning(hits: SearchHit[]): Meaning {
  const offered = hits.filter((hit) => hit.score >= offeredFrom);
  const [best, ...others] = offered;
  if (best === undefined) return { kind: "nothing" };
  // an office beside something else is where it is asked for, not a rival
  const isAlone = !others.some((hit) => hit.of !== "office" && hit.score >= best.score);
  if (best.score < clearFrom || !isAlone) return { kind: "unclear", hits: offered.slice(0, nearShown + 1) };
  return { kind: "clear", hit: best, near: offered.slice(1, nearShown + 1) };
}

/** "Hvordan går det?" and nothing more: the whole project is asked about. */
const general =
  /^(?:(?:hvordan|korleis|hvor|how|how's) ?(?:går|ligger|står|gjeng|ligg|stend|is|are|an)? ?(?:det|vi|me|prosjektet|it|we|the project)? ?(?:an|going|doing)? ?(?:nå|no|now|i dag|today)?)[?!. ]*$/iu;
export function asksInGeneral(text: string): boolean {
  return general.test(text.trim());
}
