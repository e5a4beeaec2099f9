import { type Decimal, decimal } from "../numbers/decimal.ts";
import type { Measure, ScorecardRow } from "./measure.ts";
import { rowKey } from "./measure.ts";
import type { Plan, Project } from "./project.ts";
import type { Reading } from "./reading.ts";

/** Counts of persons under this are told to nobody but the owner and the leader: a few people can be recognised. */
const fewestShown = 5;
/**
 * Stands where a small count was. It takes the value's place before anything is computed, so that no per cent, sum,
 * change or line can tell it; persons are never fewer than none, so no real count looks like it.
 */
const hiddenCount = decimal(-1);

/** Who reads: a person alone in her own chat, or (undefined) everybody who reads where it stands. */
export type Reader = { user: string } | undefined;
type Counted = Pick<Measure, "percent" | "hidesSmall">;

/** Also as the last part of a longer word: "sosialhjelpsmottakere". */
const personHeads =
  "personer?|personar|ansatte?|tilsette?|bruker(?:e|ne)?|brukar(?:ar|ane)?|deltakere?|deltakarar?|klienter?|klientar|elever?|elevar|ungdommer?|ungdomar|innbyggere?|innbyggjarar?|flyktninger?|flyktningar?|mottakere?|mottakarar?|pasienter?|pasientar|søkere?|søkjarar?|søkarar?|arbeidsledige|arbeidslause|sykmeldte|sykemeldte|sjukmelde|studenter?|studentar|medarbeidere?|medarbeidarar?|borgere?|borgarar?|beboere?|bebuarar?|lærere?|lærarar?|behandlere?|handsamarar?|foreldre|innvandrere?|innvandrarar?|hjemløse|heimlause|kandidater?|kandidatar|lærlinger?|lærlingar|medlemmer?|medlemmar|pårørende|pårørande";
const personAlone =
  "barn|unge|uføre|kunder?|kundar|voksne|vaksne|kvinner|menn|mennesker|menneske|pers|people|students|children|staff|men|women|citizens|residents|members|teachers|persons?|employees|users|participants|clients|patients|pupils|recipients|applicants";
const personWords = new RegExp(`(?<!\\p{L})(?:\\p{L}*(?:${personHeads})|${personAlone})(?!\\p{L})`, "iu");
const plainCount = /^(?:antall?|tal|tall|stk\.?|number|count|hoder|hovud|)$/iu;

/** A share is no count, nor are kroner or days per person; where the workbook says it itself, that holds. */
export function countsPersons({ countsPersons: said, percent, kind, unit, name }: Measure): boolean {
  if (said !== undefined) return said;
  if (percent || kind === "ratio") return false;
  return personWords.test(unit) || (plainCount.test(unit.trim()) && personWords.test(name));
}

/** Is this where a small count was? */
export function isHidden({ hidesSmall }: Counted, value: Decimal | undefined): boolean {
  return hidesSmall === true && value?.lt(0) === true;
}

/** The value as this reader may see it. */
export function shownCount(measure: Pick<Counted, "hidesSmall">, value: Decimal): Decimal {
  return measure.hidesSmall && value.lt(fewestShown) ? hiddenCount : value;
}

/** The measure as it is to those who may not see its small counts. */
export function hiding(measure: Measure): Measure {
  return countsPersons(measure) ? { ...measure, hidesSmall: true } : measure;
}

/** The plan and its readings as this reader may see them; computed from it, nothing tells more. */
export function hideSmallCounts<Facts extends { plan: Plan; readings: Reading[] }>(
  facts: Facts,
  reader: Reader,
): Facts {
  const { plan, readings } = facts;
  if (isLeader(plan.project, reader)) return facts;
  const measures = plan.measures.map(hiding);
  const hidden = new Map(measures.filter(({ hidesSmall }) => hidesSmall).map((measure) => [measure.id, measure]));
  if (hidden.size === 0) return facts;
  const own = new Set(plan.rows.filter((row) => isOwn(row, reader)).map(rowKey));
  const measureOf = (key: { measureId: string; office?: string }) =>
    own.has(rowKey(key)) ? undefined : hidden.get(key.measureId);
  return {
    ...facts,
    plan: { ...plan, measures, rows: plan.rows.map((row) => shownRow(measureOf(row), row)) },
    readings: readings.map((reading) => shownReading(measureOf(reading), reading)),
  };
}

/** A value for a sentence, as exact text with what it is told in. */
export function toldCount(
  measure: Measure,
  value: Decimal,
  reader: Reader,
): { value: string; of: Pick<Measure, "percent" | "unit" | "hidesSmall"> } {
  const { percent, unit, hidesSmall } = reader === undefined ? hiding(measure) : measure;
  const of = { percent, unit, ...(hidesSmall && { hidesSmall }) };
  return { value: shownCount(of, value).toFixed(), of };
}

export function shownRow(measure: Measure | undefined, row: ScorecardRow): ScorecardRow {
  return measure && row.baseline ? { ...row, baseline: shownCount(measure, row.baseline) } : row;
}

/** Without why it was corrected: that may hold the number, as may the one it took the place of. */
export function shownReading(measure: Measure | undefined, reading: Reading): Reading {
  if (measure === undefined) return reading;
  const { reason: _, ...told } = reading;
  return { ...told, value: shownCount(measure, reading.value) };
}

/** The line's own people and the leader, where nobody else reads. */
export function seesExact(project: Pick<Project, "leader">, row: ScorecardRow, reader: Reader): boolean {
  return isLeader(project, reader) || isOwn(row, reader);
}

/** True when a measure that counted persons is taken for one that does not: its small counts would be told. */
export function tellsPersons(before: Measure[], after: Measure[]): boolean {
  const counting = new Set(before.flatMap((measure) => (countsPersons(measure) ? [measure.id] : [])));
  return after.some((measure) => counting.has(measure.id) && !countsPersons(measure));
}

function isLeader({ leader }: Pick<Project, "leader">, reader: Reader): boolean {
  return reader !== undefined && reader.user === leader;
}

/** Whose number it is: the owner, and the measurer who gives it for her. */
function isOwn({ owner, measurer }: ScorecardRow, reader: Reader): boolean {
  return reader !== undefined && (owner === reader.user || measurer === reader.user);
}
