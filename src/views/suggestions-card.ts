import type { Suggestions } from "../domain/telling/status.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { choiceOf } from "./understood-text.ts";

/** What the text may have meant, each as a line and a button. */
export function suggestionsCard({ text, hits }: Suggestions, words: Words): object {
  const title = words.texts.lists.suggestions.title(text.slice(0, 200));
  return listCard({ title, sections: [], choices: hits.map((hit) => choiceOf(hit, words)) }, words);
}
