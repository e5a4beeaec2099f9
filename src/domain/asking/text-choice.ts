/** What a person writes in the place of a number, in any of the three languages: "uendret", "kan ikke måles nå". */
export type TextChoice = { choice: "unchanged" | "cannot"; rest: string };

const ends = String.raw`(?![\p{L}\d])`;
const unchanged = new RegExp(
  String.raw`^(?:(?:er|is)\s+)?(?:uendret|uendra|uforandret|uforandra|unchanged)(?:\s+(?:siden sist|sidan sist|since last(?: time)?))?${ends}`,
  "iu",
);
const cannot = new RegExp(
  String.raw`^(?:kan ikke måles|kan ikkje målast|(?:can[’']?t|cannot|can not) be measured)(?:\s+(?:nå|no|now))?${ends}`,
  "iu",
);

/** Undefined where the text does not begin with such words; `rest` is what follows them. */
export function readTextChoice(text: string): TextChoice | undefined {
  const said = unchanged.exec(text);
  if (said) return { choice: "unchanged", rest: text.slice(said[0].length) };
  const why = cannot.exec(text);
  return why ? { choice: "cannot", rest: text.slice(why[0].length) } : undefined;
}
