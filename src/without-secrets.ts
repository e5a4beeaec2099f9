import type { Config } from "./config.ts";

const hidden = "[secret]";
/** Shorter ones would take away ordinary words. */
const shortest = 6;
// each looks only so far ahead: without an end, a long line takes minutes (its length squared)
const patterns: [RegExp, string][] = [
  // a token, whoever's: three parts, the first of which begins with {"
  [/\beyJ[\w-]{8,4000}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  // user:password@ of an address
  [/(:\/\/[^\s:/@"]{0,200}):[^\s"]{0,1000}@/g, `$1:${hidden}@`],
];

/** The last thing that looks at what is printed or logged: what must not be known is not in it, however it got there. */
export function withoutSecrets(secrets: string[]): (text: string) => string {
  const written = new Set(secrets.filter((secret) => secret.length >= shortest).flatMap(waysToWrite));
  // the longest first: one may be a part of another
  const known = [...written].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const secret of known) clean = clean.replaceAll(secret, hidden);
    for (const [pattern, instead] of patterns) clean = clean.replace(pattern, instead);
    return clean;
  };
}

function waysToWrite(secret: string): string[] {
  // a log leaves quotations out (errorFacts): what stands before and after a quotation mark is a secret by itself
  const parts = secret.split(/["'`«»]/).filter((part) => part.length >= shortest);
  return [secret, encodeURIComponent(secret), encodeURI(secret), JSON.stringify(secret).slice(1, -1), ...parts];
}

/** What the environment was trusted with. */
export function secretsOf(config: Config): string[] {
  if (config.mode === "local") return [];
  const { identity, databaseUrl } = config;
  const password = databaseUrl === undefined ? "" : new URL(databaseUrl).password;
  return [identity.password ?? "", password, decoded(password)].filter((secret) => secret !== "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
