import type { Language } from "../talking/language.ts";
import type { FormTexts } from "./plan-form.ts";

/** "Prosjekt NAV Solør" is nav-solor: lower case, no letters that are hard to type, at most 40 characters. */
function shortNameOf(name: string): string {
  const plain = name
    .toLocaleLowerCase("nb")
    .replace(/^(?:prosjekt(?:et)?|project)\s+/u, "")
    .replace(/[æä]/gu, "e")
    .replace(/[øö]/gu, "o")
    .replace(/å/gu, "a")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
}

/** What the card of a new project begins with: whoever makes it leads it, in the language she writes. */
export function newProjectTexts(
  blank: FormTexts,
  { name, leader, language }: { name: string; leader: string; language: FormTexts[string] | Language },
): FormTexts {
  return { ...blank, name, shortName: shortNameOf(name), leader, language };
}
