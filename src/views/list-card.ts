import { inert, markdown, short } from "./escape.ts";
import { expandSections } from "./fit-card.ts";
import type { Section } from "./line.ts";
import type { Words } from "./texts.ts";
import type { Choice } from "./understood-text.ts";

/** A button that says a command for the one who clicks. */
export type Button = { title: string; command: string };
export type ListParts = {
  title: string;
  subtitle?: string;
  intro?: string;
  /** base64 */
  picture?: { png: string; alt: string };
  sections: Section[];
  note?: string;
  choicesTitle?: string;
  choices?: Choice[];
  buttons?: Button[];
  /** a button that sends again what did not arrive; `key` makes clicks on it count once */
  send?: { title: string; project: string; key: string };
};

/** Teams shows at most six buttons in a row of them. */
const mostButtons = 6;
/** Hits further down are hardly what was meant. */
const mostChoices = 5;

/** A heading and sections of lines: what most lists are. */
export function listCard(parts: ListParts, words: Words): object {
  return expandSections("list-card", listCardData(parts, words), words);
}

export function listCardData(parts: ListParts, words: Words) {
  return {
    ...frame(parts.title, words),
    subtitle: markdown(parts.subtitle ?? ""),
    intro: inert(parts.intro ?? ""),
    picture: parts.picture === undefined ? "" : `data:image/png;base64,${parts.picture.png}`,
    pictureAlt: inert(parts.picture?.alt ?? ""),
    sections: parts.sections.map(sectionData),
    note: markdown(parts.note ?? ""),
    choicesTitle: parts.choicesTitle ?? "",
    choices: (parts.choices ?? []).slice(0, mostChoices).map(choiceData),
    buttons: (parts.buttons ?? []).slice(0, mostButtons).map(button),
    sends: parts.send === undefined ? [] : [parts.send],
  };
}

/** What every card has: its language, its title, and the same as text where cards can't be shown. */
export function frame(title: string, { language }: Words) {
  const shown = short(title, 300);
  return { language, title: markdown(shown), fallbackText: shown };
}

/** A section's heading is a TextBlock, which reads Markdown; its lines are not. */
export function sectionData(section: Section): Section {
  return { ...section, heading: markdown(short(section.heading, 200)), more: markdown(section.more) };
}

/** A choice's line, and the button under them all. */
export function choiceData({ kind, name, title, command }: Choice) {
  return { lead: `${inert(kind)}: `, text: inert(name), ...button({ title, command }) };
}

export function button({ title, command }: Button): Button {
  return { title: short(title, 80), command: inert(command) };
}
