import type pg from "pg";

/** What tells who a person is, wherever it stands. */
export type PersonMarks = {
  /** userPrincipalName, in small letters */
  user: string;
  names: string[];
  /** names that were told of as hers, and are another's */
  taken: string[];
  /** Teams' and Entra's ids of her */
  ids: string[];
  /** her own chats with the bot */
  chats: string[];
  /** regular expressions of PostgreSQL for all of these, the longest first */
  patterns: string[];
};

/** From every roster of the tenant, and `told`, what she was called where none has her any more. A name that another person in it has too is not hers alone: it stays. */
export async function marksOf(
  pool: pg.Pool,
  tenant: string,
  said: string,
  told: readonly string[] = [],
): Promise<PersonMarks> {
  const user = said.trim().toLowerCase();
  const members = await pool.query<{ teams_id: string; aad_object_id: string | null; name: string }>(
    `select distinct teams_id, aad_object_id, case when exists (select 1 from member other where other.tenant = $1
       and other.name = member.name and lower(other.person) <> $2) then '' else name end as name
     from member where tenant = $1 and lower(person) = $2`,
    [tenant, user],
  );
  const chats = await pool.query<{ id: string }>(
    "select id from conversation where tenant = $1 and lower(person) = $2",
    [tenant, user],
  );
  const others = await pool.query<{ name: string }>(
    "select distinct name from member where tenant = $1 and lower(name) = any($2) and lower(person) is distinct from $3",
    [tenant, told.map((name) => name.toLowerCase()), user],
  );
  const taken = distinct(others.rows.map(({ name }) => name));
  const isTaken = (name: string) => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  const found = {
    user,
    taken,
    names: distinct([...members.rows.map(({ name }) => name.trim()), ...told.filter((name) => !isTaken(name))]),
    ids: distinct(members.rows.flatMap(({ teams_id, aad_object_id }) => [teams_id, aad_object_id ?? ""])),
    chats: chats.rows.map(({ id }) => id),
  };
  const accounts = [user, ...found.ids, ...found.chats].flatMap((word) => formsOf(word).map(patternOfAccount));
  const names = found.names.flatMap((name) => formsOf(name).map(patternOfName));
  const patterns = [...new Set([...accounts, ...names])].sort((a, b) => b.length - a.length);
  return { ...found, patterns };
}

/** Any of them. */
export function patternOf({ patterns }: PersonMarks): string {
  return patterns.join("|");
}

function distinct(words: string[]): string[] {
  return [...new Set(words)].filter((word) => word !== "");
}

/** As it stands in a text, with its letters whole or parted, and as JSON writes it. */
function formsOf(word: string): string[] {
  const forms = [word, word.normalize("NFC"), word.normalize("NFD")];
  return [...new Set(forms.flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]))];
}

/** Never within a longer word or address. */
function patternOfAccount(form: string): string {
  return `(?<![[:alnum:]_.+-])${escaped(form)}(?![[:alnum:]_-]|[.][[:alnum:]])`;
}

/** A name may stand against the next sentence; "Kari Nordmann-Hansen" is another's. */
function patternOfName(form: string): string {
  const spaced = form.split(/\s+/u).map(escaped).join("[[:space:]\u00a0]+");
  return `(?<![[:alnum:]_@-])${spaced}(?![[:alnum:]_@]|-[[:alnum:]])`;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
