import { sql } from "kysely";
import type { SearchHit } from "../domain/telling/status.ts";
import type { SearchData } from "../journeys/ports.ts";
import { searchWords } from "./search-words.ts";
import type { Session } from "./session.ts";

/** Shares of a hit's score: how well the words were found, and how short the text is that they were found in. */
const found = 0.8;
const short = 0.2;
/** A word found in what stands beside the name (dimension, effect goal, cause …) counts so much of one in the name. */
const beside = 0.6;
const officeFrom = 0.65;
const hitFrom = 0.35;

export function searchData(session: Session): SearchData {
  return {
    find: async (projectId, text, limit) => {
      const words = searchWords(text);
      if (words.length === 0) return [];
      const office = await namedOffice(session, projectId, words);
      const hits = await findTexts(session, {
        projectId,
        words: words.filter((word) => !office?.words.includes(word)),
        limit,
      });
      const withOffice = hits.map((hit) => toHit(hit, office?.name));
      return (office ? placed(withOffice, officeHit(office), words) : withOffice).slice(0, limit);
    },
  };
}

type Office = { name: string; score: number; words: string[] };
type Found = Omit<SearchHit, "office"> & { offices: string[] | null };

/** The office whose name stands in the text, and the words that name it. */
async function namedOffice({ trx, tenant }: Session, projectId: string, words: string[]): Promise<Office | undefined> {
  const { rows } = await sql<Office>`
    select name, score, array(
      select word from unnest(${words}::text[]) as word
      where word_similarity(lower(unaccent(word)), lower(unaccent(name))) >= ${sql.lit(officeFrom)}
    ) as words
    from (
      select office as name, word_similarity(lower(unaccent(office)), lower(unaccent(${words.join(" ")}))) as score
      from scorecard_row where tenant = ${tenant} and project_id = ${projectId} and office <> '' group by office
    ) as office
    where score >= ${sql.lit(officeFrom)}
    order by score desc, name limit 1
  `.execute(trx);
  return rows[0];
}

/**
 * Each word takes its best place in a text: as its id, as a Norwegian word form (stemmed), or by likeness of letters
 * (trigrams), which forgives typing errors. The first part of a compound is as good as the word ("sosialhjelp" in
 * "Sosialhjelpsmottakere"), and of equals the shorter text is meant. Accents are folded.
 * A project's texts are a few hundred, so they are compared as they are, without an index.
 */
async function findTexts(
  { trx, tenant }: Session,
  { projectId, words, limit }: { projectId: string; words: string[]; limit: number },
): Promise<Found[]> {
  if (words.length === 0) return [];
  const here = sql`tenant = ${tenant} and project_id = ${projectId}`;
  const { rows } = await sql<Found>`
    with entry as (
      select 'measure' as "of", 1 as rank, id, name as text, concat_ws(' ', dimension, effect_goal, need_group, means) as side,
        (select array_agg(office) from scorecard_row as line
          where line.tenant = measure.tenant and line.project_id = measure.project_id and measure_id = measure.id) as offices
      from measure where ${here}
      union all select 'goal', 2, id, text, '', null from goal where ${here}
      union all select 'benefit', 3, id, name, concat_ws(' ', type, effect_goal), null from benefit where ${here}
      union all select 'milestone', 4, id, event, '', null from milestone where ${here}
      union all select 'risk', 5, id, event, concat_ws(' ', cause, consequence, mitigation), null from risk where ${here}
    ), folded as (
      select *, lower(unaccent(text)) as name, lower(unaccent(side)) as aside from entry
    ), word as (
      select word, plainto_tsquery('norwegian', word) as forms,
        coalesce((ts_lexize('norwegian_stem', word))[1], word) as stem
      from (select lower(unaccent(given)) as word from unnest(${words}::text[]) as given) as folded_word
    ), judged as (
      select "of", rank, id, text, offices, name, avg(greatest(
        case when lower(id) = word then 1 else 0 end,
        case when to_tsvector('norwegian', name) @@ forms then 1 else 0 end,
        case when length(stem) >= 4 and ' ' || name like '% ' || stem || '%' then 1 else 0 end,
        word_similarity(word, name),
        case when to_tsvector('norwegian', aside) @@ forms then ${sql.lit(beside)} else 0 end,
        ${sql.lit(beside)} * word_similarity(word, aside)
      )) as share
      from folded cross join word group by "of", rank, id, text, offices, name
    )
    select "of", id, text, offices, round(cast(
      ${sql.lit(found)} * share + ${sql.lit(short)} / sqrt(cardinality(string_to_array(name, ' ')))
    as numeric), 4)::float8 as score
    from judged where share >= ${sql.lit(hitFrom)}
    order by score desc, rank, length(id), id, text limit ${limit}
  `.execute(trx);
  return rows;
}

/** The office is told only where the thing is measured by it. */
function toHit({ offices, ...hit }: Found, office: string | undefined): SearchHit {
  return office !== undefined && offices?.includes(office) ? { ...hit, office } : hit;
}

function officeHit({ name, score }: Office): SearchHit {
  return { of: "office", id: name, text: name, office: name, score };
}

/** Alone the office is what is asked for; beside other words that were found it is where they are asked for. */
function placed(hits: SearchHit[], office: SearchHit, words: string[]): SearchHit[] {
  const [best] = hits;
  if (!best) return [office];
  return [...hits, { ...office, score: Math.min(office.score / words.length, best.score) }].sort(
    (a, b) => b.score - a.score,
  );
}
