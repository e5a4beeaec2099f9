import { distance } from "fastest-levenshtein";
import type { Notice } from "../talking/notice.ts";
import type { Measure, ScorecardRow } from "./measure.ts";
import type { Plan } from "./project.ts";

/** The measure and lines that a text begins with, and what follows; undefined = it begins with none. */
export type NamedRows =
  | { ok: true; measure: Measure; rows: ScorecardRow[]; rest: string }
  | { ok: false; notice: Notice }
  | undefined;

const allOffices = /^(?:alle|all|samtlige|samtlege)(?: (?:kontor|kontorer|kontora|kontorene|offices))?(?=\s|$)/iu;
const beforeOffice = /^(?:i|in|på|at|ved|hos|for|nav)\s+/iu;
const mostWordsInOffice = 3;
const numberNext = /^[-\u2212\u2013]?\p{Zs}?\d/u;
const looksLikeId = /^(?![QHTW]\d)(\p{L}{1,3}\p{Zs}?\d{1,4})(?=[\s:,=])(.*)$/su;

type NamedRowOptions = {
  mine?: (row: ScorecardRow) => boolean;
  every?: boolean;
  /** whether words that stand for a number begin here */
  answers?: (rest: string) => boolean;
};

/**
 * Reads "S1 Åsnes …" by exact and then by near name ("asnes", "Åsens"). Without an office the line is the measure's
 * only one, else the person's own; `every` lets "alle" mean every office.
 */
export function readNamedRows(
  text: string,
  plan: Pick<Plan, "measures" | "rows">,
  options: NamedRowOptions = {},
): NamedRows {
  const said = text.normalize("NFC").trim();
  const measure = startingMeasure(said, plan.measures);
  if (!measure) return unknownMeasure(said, plan.measures);
  const rest = trimStart(said.replace(idPattern(measure.id), ""));
  const rows = plan.rows.filter((row) => row.measureId === measure.id);
  const offices = rows.flatMap((row) => row.office ?? []);
  const named = readOffice(rest, offices);
  if (named) {
    return { ok: true, measure, rows: rows.filter((row) => row.office === named.office), rest: named.rest };
  }
  if (options.every && allOffices.test(rest)) {
    return { ok: true, measure, rows, rest: trimStart(rest.replace(allOffices, "")) };
  }
  if (rows.length <= 1) return { ok: true, measure, rows, rest };
  return withoutOffice(measure, rows, rest, options);
}

function withoutOffice(
  measure: Measure,
  rows: ScorecardRow[],
  rest: string,
  { mine = () => false, answers = () => false }: NamedRowOptions,
): NamedRows {
  const offices = rows.flatMap((row) => row.office ?? []);
  if (numberNext.test(rest) || answers(rest)) {
    const own = rows.filter(mine);
    if (own.length === 1) return { ok: true, measure, rows: own, rest };
    return { ok: false, notice: { reason: "officeMissing", measureId: measure.id, offices } };
  }
  // "S1 Oslo 1,2": a name and then a number; anything else is a question, not an answer
  const name = /^(\p{Lu}\p{L}+)\p{Zs}+(?=[-\u2212\u2013]?\d)/u.exec(rest)?.[1];
  return name === undefined
    ? undefined
    : { ok: false, notice: { reason: "noSuchOffice", measureId: measure.id, text: name, offices } };
}

function startingMeasure(text: string, measures: Measure[]): Measure | undefined {
  const longestFirst = [...measures].sort((a, b) => b.id.length - a.id.length);
  return longestFirst.find((measure) => idPattern(measure.id).test(text));
}

/** "S1", "s1", "S 1". */
function idPattern(id: string): RegExp {
  const escaped = id.normalize("NFC").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/(?<=\p{L})(?=\d)/u, "\\s?")}(?![\\p{L}\\d])`, "iu");
}

function unknownMeasure(text: string, measures: Measure[]): NamedRows {
  const [, id, rest = ""] = looksLikeId.exec(text) ?? [];
  const number = /^[\s:,=]*(?:\p{L}+\p{Zs}+)?[-\u2212\u2013]?\d/u;
  if (id === undefined || !number.test(rest)) return undefined;
  const ids = measures.map((measure) => measure.id);
  // "E1 2022" is about a goal: only what begins as the project's own ids do is a mistyped one
  const letters = (text: string) => text.replace(/[^\p{L}].*$/u, "").toLowerCase();
  if (!ids.some((other) => letters(other) === letters(id))) return undefined;
  const near = ids.filter((other) => distance(other.toLowerCase(), id.toLowerCase()) <= 1);
  return { ok: false, notice: { reason: "noSuchMeasure", text: id, near: near.slice(0, 5) } };
}

function readOffice(text: string, offices: string[]): { office: string; rest: string } | undefined {
  for (const rest of [text, text.replace(beforeOffice, "")]) {
    const words = rest.split(/\s+/u);
    for (let count = Math.min(mostWordsInOffice, words.length); count >= 1; count -= 1) {
      const written = words.slice(0, count).join(" ");
      const office = nearestOffice(written.replace(/[:,=]+$/u, ""), offices);
      if (office !== undefined) return { office, rest: trimStart(words.slice(count).join(" ")) };
    }
  }
  return undefined;
}

function nearestOffice(written: string, offices: string[]): string | undefined {
  const exact = offices.find((office) => office.toLowerCase() === written.toLowerCase());
  if (exact !== undefined) return exact;
  // a word or a digit too many is not a typing error: "Åsnes 1" is Åsnes and a number
  const alike = offices.filter((office) => wordCount(office) === wordCount(written) && !/\d/.test(written));
  const distances = alike.map((office) => ({ office, errors: distance(folded(office), folded(written)) }));
  const near = distances.filter(({ office, errors }) => errors <= forgivenErrors(office));
  const fewest = Math.min(...near.map(({ errors }) => errors));
  const best = near.filter(({ errors }) => errors === fewest);
  return best.length === 1 ? best[0]?.office : undefined;
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/u).length;
}

/** Two neighbours swapped ("Åsens") count as two. */
function forgivenErrors(office: string): number {
  if (office.length < 4) return 0;
  return office.length < 5 ? 1 : 2;
}

/** A keyboard without æøå writes "asnes", "aasnes". */
function folded(text: string): string {
  const plain = text.toLowerCase().replace(/aa|å/g, "a").replace(/ø|oe/g, "o").replace(/æ/g, "ae");
  return plain.normalize("NFD").replace(/\p{M}/gu, "");
}

function trimStart(text: string): string {
  return text.replace(/^[\s:=,]+/u, "");
}
