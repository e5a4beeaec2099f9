import type pg from "pg";

/** What tells who a person is, wherever it stands. */
export type PersonMarks = {
  /** userPrincipalName, in small letters */
  user: string;
  names: string[];
  /** Teams' and Entra's ids of her */
  ids: string[];
  /** her own chats with the bot */
  chats: string[];
  /** regular expressions of PostgreSQL for all of these, the longest first */
  patterns: string[];
};

/** From every roster of the tenant. A name that another person in it has too is not hers alone: it stays. */
export async function marksOf(pool: pg.Pool, tenant: string, said: string): Promise<PersonMarks> {
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
  const found = {
    user,
    names: distinct(members.rows.map(({ name }) => name.trim())),
    ids: distinct(members.rows.flatMap(({ teams_id, aad_object_id }) => [teams_id, aad_object_id ?? ""])),
    chats: chats.rows.map(({ id }) => id),
  };
  const words = [user, ...found.names, ...found.ids, ...found.chats].sort((a, b) => b.length - a.length);
  return { ...found, patterns: words.flatMap(patternsOfWord) };
}

/** Any of them. */
export function patternOf({ patterns }: PersonMarks): string {
  return patterns.join("|");
}

function distinct(words: string[]): string[] {
  return [...new Set(words)].filter((word) => word !== "");
}

/** As it stands in a text, and as JSON writes it; never within a longer word or address. */
function patternsOfWord(word: string): string[] {
  const inJson = JSON.stringify(word).slice(1, -1);
  return [...new Set([word, inJson])].map(
    (form) => `(?<![[:alnum:]_.+-])${escaped(form)}(?![[:alnum:]_-]|[.][[:alnum:]])`,
  );
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
