import { createRequire } from "node:module";

type Events = { eventCount: number; getEventAt: (index: number) => { message: string } };
type Library = {
  AdaptiveCard: new () => {
    parse: (card: object, context: Events) => void;
    validateProperties: () => { validationEvents: { message: string }[] };
  };
  SerializationContext: new () => Events;
};
// its ESM files can't be loaded by Node; the bundle can, and needs no document as long as it only reads and validates
const library: Library = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");

/** What the library has to say against a card. Charts are Teams' own; and it refuses every other good "lang". */
export function libraryFaults(card: object): string[] {
  const drawn = new library.AdaptiveCard();
  const context = new library.SerializationContext();
  drawn.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const faults = [...events, ...drawn.validateProperties().validationEvents.map(({ message }) => message)];
  return faults.filter(
    (fault) => !/^Unknown element type "Chart\.|^Invalid value "(nb|nn|en)" for property/.test(fault),
  );
}

/** Bytes as Teams counts them: UTF-16. */
export function sizeOf(card: object): number {
  return JSON.stringify(card).length * 2;
}
export const mostBytes = 80 * 1024;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Every object in the card, outermost first. */
export function nodesOf(value: Json): { [key: string]: Json }[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

export function asJson(card: object): Json {
  return JSON.parse(JSON.stringify(card)) as Json;
}

/** All text a reader may see, in the order of the card. */
export function textsOf(card: object): string[] {
  const shown = ["text", "title", "label", "value", "placeholder", "errorMessage", "tooltip"];
  return nodesOf(asJson(card)).flatMap((node) =>
    shown.flatMap((key) => {
      const text = node[key];
      return typeof text === "string" ? [text] : [];
    }),
  );
}

/** Texts that are read as Markdown, without those our own mention is in. */
export function markdownOf(card: object): string[] {
  return nodesOf(asJson(card)).flatMap((node) => {
    const texts = node["type"] === "TextBlock" ? [node["text"]] : node["facts"] === undefined ? [] : factTexts(node);
    return texts.filter((text) => typeof text === "string").map((text) => text.replace(/<at>[^<>\\]*<\/at>/, ""));
  });
}

function factTexts(node: { [key: string]: Json }): Json[] {
  const facts = node["facts"];
  return Array.isArray(facts) ? nodesOf(facts).flatMap((fact) => [fact["title"] ?? "", fact["value"] ?? ""]) : [];
}
