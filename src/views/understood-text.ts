import type { SearchHit, Understood } from "../domain/telling/status.ts";
import { short } from "./escape.ts";
import { joined } from "./line.ts";
import type { Button } from "./list-card.ts";
import type { Words } from "./texts.ts";

const longestTitle = 30;

/** How a free question was read, and buttons for what else it may have meant. */
export function understoodParts(
  understood: Understood | undefined,
  words: Words,
): { intro?: string; choicesTitle?: string; choices?: Choice[] } {
  if (understood === undefined) return {};
  const { texts } = words;
  const choices = understood.near.slice(0, 3).map((hit) => choiceOf(hit, words));
  const intro = texts.understood(texts.quote(hitName(understood.hit)));
  return choices.length === 0 ? { intro } : { intro, choicesTitle: texts.orDidYouMean, choices };
}

/** What it may have meant, as a line of text and a button with its short name: a long title would be cut. */
export type Choice = Button & { kind: string; name: string };

export function choiceOf(hit: SearchHit, words: Words): Choice {
  return {
    kind: words.texts.lists.suggestions.of[hit.of],
    name: hitName(hit),
    title: short(shortName(hit, words), longestTitle),
    command: commandFor(hit, words),
  };
}

/** "K4 Grue", "MP 10", "Risiko 3": as it would be typed. */
function shortName({ of, id, text, office }: SearchHit, { texts }: Words): string {
  if (of === "office") return text;
  const name = /^\d+$/.test(id) ? `${texts.lists.suggestions.of[of]} ${id}` : id;
  return joined([name, office], " ");
}

function hitName({ of, id, text, office }: SearchHit): string {
  const name = of === "office" || id === text ? text : `${id} ${text}`;
  return short(office === undefined || of === "office" ? name : `${name}, ${office}`, 100);
}

function commandFor({ of, id, office }: SearchHit, { command }: Words): string {
  if (of === "milestone") return command("milestones");
  if (of === "risk") return command("risks");
  return command("status", office === undefined || of === "office" ? id : `${id} ${office}`);
}
