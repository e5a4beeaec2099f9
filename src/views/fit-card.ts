import type { CardData } from "./card-template.ts";
import { expandTemplate } from "./card-template.ts";
import type { Section } from "./line.ts";
import type { Words } from "./texts.ts";

/** Teams refuses a message over 100 KB and counts UTF-16; the message has more in it than the card. */
const mostBytes = 78 * 1024;

/** The first drawing that fits in a message: each attempt shows less than the one before. */
export function firstThatFits<Detail>(
  details: readonly [Detail, ...Detail[]],
  draw: (detail: Detail) => object,
): object {
  const [first, ...less] = details;
  let card = draw(first);
  for (const detail of less) {
    if (fits(card)) return card;
    card = draw(detail);
  }
  return card;
}

/** Fills a template with sections of lines; a project too large for one message is summed up further: fewer lines, the rest counted. */
export function expandSections(name: string, data: CardData & { sections: Section[] }, words: Words): object {
  return firstThatFits([Number.POSITIVE_INFINITY, 12, 6, 3, 1], (most) =>
    expandTemplate(name, { ...data, sections: data.sections.map((section) => cutSection(section, most, words)) }),
  );
}

function cutSection(section: Section, most: number, { texts }: Words): Section {
  if (section.lines.length <= most) return section;
  const hidden = section.hidden + section.lines.length - most;
  return { ...section, lines: section.lines.slice(0, most), hidden, more: texts.andMore(hidden) };
}

function fits(card: object): boolean {
  return JSON.stringify(card).length * 2 <= mostBytes;
}
