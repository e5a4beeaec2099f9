import { readFileSync } from "node:fs";
import { GlobalSettings, Template } from "adaptivecards-templating";

/** Anything JSON can hold; never null inside a string's place, see below. */
export type CardData = { [key: string]: unknown };

const templates = new Map<string, Template>();

/**
 * Fills `cards/NAME.json` with data; data is not evaluated again, so a user's `${…}` stays as text.
 * Throws when the template names a field that the data lacks: left alone the library would print `${field}` to the reader.
 */
export function expandTemplate(name: string, data: CardData): object {
  const missing: string[] = [];
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    missing.push(path);
    return "";
  };
  const card: unknown = templateOf(name).expand({ $root: data });
  GlobalSettings.getUndefinedFieldValueSubstitutionString = undefined;
  if (missing.length > 0) throw new Error(`cards/${name}.json misses ${missing.join(", ")}`);
  return withoutNulls(card) as object;
}

/** Templates are read from disk once. */
function templateOf(name: string): Template {
  const known = templates.get(name);
  if (known) return known;
  const file = new URL(`../../cards/${name}.json`, import.meta.url);
  const template = new Template(JSON.parse(readFileSync(file, "utf8")));
  templates.set(name, template);
  return template;
}

/** An object whose `$when` is false becomes null where it isn't in a list; Teams wants it away. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutNulls(field)]));
}
