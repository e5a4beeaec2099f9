import type { Digest } from "../domain/telling/status.ts";
import { digestHeadline, digestLate, digestLeader, digestSections, digestTitle } from "./digest-sections.ts";
import { inert, short } from "./escape.ts";
import { expandSections } from "./fit-card.ts";
import { button, frame, sectionData } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** What the steering group reads on Monday morning; one line when nothing happened. */
export function digestCard(digest: Digest, words: Words): object {
  return expandSections("digest-card", digestCardData(digest, words), words);
}

export function digestCardData(digest: Digest, words: Words) {
  const { texts, command } = words;
  const quiet = digest.headline.quiet;
  return {
    ...frame(digestTitle(digest, words), words),
    headline: inert(digestHeadline(digest, words)),
    late: digestLate(digest, words),
    leader: short(digestLeader(digest, words), 600),
    sections: quiet ? [] : digestSections(digest, words).map(sectionData),
    buttons: quiet ? [] : [button({ title: texts.buttons.status, command: command("status", "").trim() })],
  };
}
