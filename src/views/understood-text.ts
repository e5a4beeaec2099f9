import type { SearchHit, Understood } from "../domain/status.ts";
import { short } from "./escape.ts";
import type { Button } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** How a free question was read, and buttons for what else it may have meant. */
export function understoodParts(
  understood: Understood | undefined,
  words: Words,
): { intro?: string; choicesTitle?: string; choices?: Button[] } {
  if (understood === undefined) return {};
  const { texts } = words;
  const choices = understood.near.slice(0, 3).map((hit) => hitButton(hit, words));
  const intro = texts.understood(texts.quote(hitName(understood.hit)));
  return choices.length === 0 ? { intro } : { intro, choicesTitle: texts.orDidYouMean, choices };
}

/** A button that asks for the hit by the command that shows it. */
export function hitButton(hit: SearchHit, words: Words): Button {
  return { title: `${words.texts.lists.suggestions.of[hit.of]}: ${hitName(hit)}`, command: commandFor(hit, words) };
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
