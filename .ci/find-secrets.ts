/** A line of a file that looks like a secret; the secret itself is never told. */
export type FoundSecret = { file: string; line: number; kind: string };

/** Forms that are a secret wherever they stand. Sources: the issuers' own documentation of their formats. */
const forms: { kind: string; form: RegExp }[] = [
  { kind: "private key", form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*\S/ },
  { kind: "client secret of an Entra app", form: /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])/ },
  { kind: "key of an Azure account", form: /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}/i },
  { kind: "token of a code host", form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,}|glpat-[\w-]{20,})/ },
  { kind: "token of a package registry", form: /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]{8,}/ },
  { kind: "access key of a cloud", form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { kind: "token of a chat", form: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  { kind: "signed token", form: /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/ },
];
const addressWithPassword = /\b[a-z][a-z0-9+]*:\/\/[^\s:/@"'`]+:([^\s@/"'`]{6,})@/i;
const assignment =
  /(?:password|passwd|secret|api_?key|access_?key|token|pwd)[\w-]*["']?\s*[:=]\s*(["'`]?)([^\s"'`,;]{12,})\1/gi;
/** The lock's checksums are public. */
const checksum = /\bsha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}/g;
const longWord = /(?<![\w+/-])[A-Za-z0-9+/_-]{40,}={0,2}/g;

/** Bits per character that random text reaches and words, paths and names do not. */
const assignedBits = 3.5;
const randomBits = 4.7;

/** Own scanner, since it must run without a network and without a binary of its own (docs/decisions/0022). */
export function findSecrets(file: string, text: string): FoundSecret[] {
  return text.split("\n").flatMap((line, index) => {
    const kind = kindOf(line);
    return kind === undefined ? [] : [{ file, line: index + 1, kind }];
  });
}

function kindOf(line: string): string | undefined {
  // a PEM block's own lines follow its first
  const known = forms.find(({ form }) => form.test(`${line}\nx`));
  if (known) return known.kind;
  const password = addressWithPassword.exec(line)?.[1];
  if (password !== undefined && !isPlaceholder(password) && bitsPerCharacter(password) >= 2.5) {
    return "password in an address";
  }
  const assigned = [...line.matchAll(assignment)].map(([, , value = ""]) => value);
  if (assigned.some((value) => isMixed(value) && !isPlaceholder(value) && bitsPerCharacter(value) >= assignedBits)) {
    return "assigned secret";
  }
  const words = line.replace(checksum, "").match(longWord) ?? [];
  return words.some((word) => isMixed(word) && bitsPerCharacter(word) >= randomBits) ? "random text" : undefined;
}

/** Shannon entropy of the characters. */
export function bitsPerCharacter(text: string): number {
  const counts = [...Map.groupBy(text, (character) => character).values()].map(({ length }) => length);
  return counts.reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Letters of both sizes and digits: names in code seldom have all three. */
function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

function isPlaceholder(text: string): boolean {
  return /[${}<>()[\]…]|process\.env|example|changeme|^password$/i.test(text);
}
