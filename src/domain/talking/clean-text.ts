/** Longest comment, cause, action or reason that is kept, in characters. */
const longestText = 1000;

/**
 * A person's line as it may be stored: without control characters (PostgreSQL takes no NUL) and broken surrogates,
 * inner line breaks as spaces, at most `longestText` characters. Undefined when nothing is left.
 */
export function cleanText(text: string | undefined): string | undefined {
  const line = (text ?? "")
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  const kept = [...line].slice(0, longestText).join("").trim();
  return kept === "" ? undefined : kept;
}
