import type { FormField, FormTexts } from "./plan-form.ts";

/** What a list's fields are called, in every language; the same words can name several. */
export type FieldNames = { field: string; names: string[] }[];
/** `wrong`: a field was named, and can't be what was said. */
export type ShortChange = { said: FormTexts; why: string } | { wrong: { field: string; value: string } };

type Place = { at: number; end: number; fields: string[] };
const because = /(?:^|\s)(?:fordi|sidan|because)\s+/iu;

/**
 * Reads "sannsynlighet 3 konsekvens 4", "ferdig", "1. november 2022 fordi …": a field's name and what it is to be, or
 * alone a word that one field can be. Undefined when it isn't wholly understood, `wrong` where only a value isn't; nothing
 * is guessed.
 */
export function readShortChange(
  text: string,
  fields: FormField[],
  names: FieldNames,
  accepts: (field: string, text: string) => boolean,
): ShortChange | undefined {
  const [, change = "", why = ""] = /^(.*?)(?:(?:^|\s)(?:fordi|sidan|because)\s+(.*))?$/isu.exec(text.trim()) ?? [];
  if (change.trim() === "" || because.test(why)) return undefined;
  const places = namedPlaces(change, names);
  const before = change.slice(0, places[0]?.at ?? change.length).trim();
  const said: FormTexts = {};
  if (before !== "") {
    const field = fieldFor(before, fields, accepts);
    if (field === undefined) return undefined;
    said[field] = before;
  }
  for (const [index, place] of places.entries()) {
    const value = change.slice(place.end, places[index + 1]?.at ?? change.length).replace(/^[\s:=]+|[\s,;]+$/gu, "");
    const open = strictFirst(place.fields, accepts).filter((one) => said[one] === undefined);
    // "konsekvens 7" is no text: a bare number is for the field of numbers
    const tried = /^\d+(?:[.,]\d+)?$/u.test(value) ? open.slice(0, 1) : open;
    const field = tried.find((one) => value !== "" && accepts(one, value));
    const [meant] = tried;
    if (field === undefined)
      return value === "" || meant === undefined ? undefined : { wrong: { field: meant, value } };
    said[field] = value;
  }
  return { said, why: why.trim() };
}

/** A word alone is a state, or else a time: never a name or a sentence, which every text field would take. */
function fieldFor(text: string, fields: FormField[], accepts: (field: string, text: string) => boolean) {
  const states = fields.filter(({ field }) => field === "status");
  const times = fields.filter(({ field }) => ["time", "due", "date"].includes(field));
  const chosen = states.find(({ field }) => accepts(field, text));
  return (chosen ?? times.find(({ field }) => /\d/.test(text) && accepts(field, text)))?.field;
}

/** "konsekvens 4" is the number from 1 to 5, "konsekvens forsinkelse" the text: what takes anything comes last. */
function strictFirst(fields: string[], accepts: (field: string, text: string) => boolean): string[] {
  const takesAnything = (field: string) => accepts(field, "\u00a4");
  return [...fields].sort((a, b) => Number(takesAnything(a)) - Number(takesAnything(b)));
}

/** Where fields are named, the longest name first; a name inside a longer one is not there. */
function namedPlaces(text: string, names: FieldNames): Place[] {
  const words = new Map<string, string[]>();
  for (const { field, names: called } of names) {
    for (const name of called) {
      const plain = name.replace(/\s*\(.*\)$/u, "").toLowerCase();
      words.set(plain, [...(words.get(plain) ?? []), field]);
    }
  }
  const longestFirst = [...words].sort(([a], [b]) => b.length - a.length);
  const places: Place[] = [];
  for (const [name, fields] of longestFirst) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, "giu"))) {
      const place = { at: match.index, end: match.index + match[0].length, fields };
      if (places.every((other) => place.end <= other.at || place.at >= other.end)) places.push(place);
    }
  }
  return places.sort((a, b) => a.at - b.at);
}
