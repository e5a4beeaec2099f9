import type { Language } from "../domain/talking/language.ts";
import type { Digest } from "../domain/telling/status.ts";
import { digestHeadline, digestLate, digestLeader, digestSections, digestTitle } from "./digest-sections.ts";
import { short } from "./escape.ts";
import type { Line } from "./line.ts";
import { wordsOf } from "./texts.ts";

/** The digest as plain text, for the command line and for those who read without cards. */
export function digestText(digest: Digest, language: Language): string {
  const words = wordsOf(language);
  const head = [
    digestTitle(digest, words),
    digestHeadline(digest, words),
    digestLate(digest, words),
    digestLeader(digest, words),
  ].map((text) => short(text, 600));
  const sections = digest.headline.quiet ? [] : digestSections(digest, words);
  const blocks = sections.map(({ heading, lines, more }) =>
    [heading, ...lines.flatMap(lineText), more === "" ? "" : `  ${more}`].filter((text) => text !== "").join("\n"),
  );
  return [head.filter((text) => text !== "").join("\n"), ...blocks].join("\n\n");
}

function lineText({ lead, text, detail, value, status }: Line): string[] {
  const first = [`${lead}${text}`, value, status].filter((part) => part !== "").join(" · ");
  return detail === "" ? [`  ${first}`] : [`  ${first}`, `    ${detail}`];
}
