import { changedByTail } from "../numbers/number-tail.ts";
import { readQuantity } from "../numbers/quantity.ts";
import type { Measure, ScorecardRow } from "../project/measure.ts";
import { readNamedRows } from "../project/named-row.ts";
import type { Plan } from "../project/project.ts";
import type { Notice } from "../talking/notice.ts";
import type { Period } from "../time/period.ts";
import { newestFinishedPeriod, readPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import type { TextChoice } from "./text-choice.ts";
import { readTextChoice } from "./text-choice.ts";

/** A value given in chat for one line: "S1 Åsnes 1,2 % for 2. kvartal – færre enn ventet". */
export type TextAnswer = {
  ok: true;
  measure: Measure;
  row: ScorecardRow;
  /** the number as written, one that `readQuantity` takes; "" where words stand for it */
  value: string;
  choice?: TextChoice["choice"];
  /** the period that the text names */
  period?: Period;
  /** the end of the month that it names, where the measure's period is longer */
  measuredOn?: IsoDate;
  comment?: string;
  /** "bekreft" was written after a surprising value */
  confirmed: boolean;
};
export type ReadTextAnswer = TextAnswer | { ok: false; notice: Notice } | undefined;
type Facts = { measure: Measure; today: IsoDate };
type SaidPeriod = { period: Period; measuredOn?: IsoDate; rest: string };

export const writtenNumber =
  /^[-\u2212\u2013]?\p{Zs}?\d+(?:\p{Zs}\d{3}(?!\d))*(?:[.,]\d+)*(?:\p{Zs}*(?:%|prosent|per ?cent|pst\b\.?))?/iu;
const filler = /^(?:er|ble|blei|vart|var|is|was|nå|no|now)\p{Zs}+(?=[-\u2212\u2013]?\d)/iu;
const confirming = /(?:^|\p{Zs})(?:bekreft(?:et|er)?|stadfest(?:a|er)?|confirm(?:ed)?)[.!]?$/iu;
const periodWord =
  /^(?:for|i|in|per|pr\.?)\p{Zs}+(?:\S+\p{Zs}+){0,2}?(?:kvartal|halvår|tertial|uke|veke|måned|månad|quarter|half|week|month)(?![\p{L}])/iu;
const yearSaid = /^(?:for|in|per|pr\.?)\p{Zs}+\d{4}(?=$|[^\p{L}\d-])/iu;
const periodIntroduction = /(?<![\p{L}\d])(?:for|i|in|per|pr\.?)(?=\p{Zs})/giu;
/** "færre enn for 2021" compares. */
const comparing = /(?:enn|than|som|as)$/iu;
const mostWordsInPeriod = 5;

/**
 * Reads a text as an answer, or says why it can't be one; undefined = it is something else ("S1", a question).
 * `mine` tells the person's own lines: "S1 1,2" is for hers when she has one.
 */
export function readTextAnswer(
  text: string,
  plan: Pick<Plan, "measures" | "rows">,
  today: IsoDate,
  mine: (row: ScorecardRow) => boolean,
): ReadTextAnswer {
  const named = readNamedRows(text, plan, { mine, answers: (rest) => readTextChoice(rest) !== undefined });
  if (!named?.ok) return named;
  const { measure, rows } = named;
  const [row] = rows;
  if (row === undefined) return undefined;
  const facts = { measure, today };
  const said = readTextChoice(named.rest);
  if (said)
    return withTail({ measure, row, value: "", choice: said.choice }, readTail(said.rest, facts, undefined), facts);
  const before = leadingPeriod(named.rest, facts);
  const rest = (before?.rest ?? named.rest).replace(filler, "");
  const value = writtenNumber.exec(rest)?.[0];
  if (value === undefined) return undefined;
  const problem = numberProblem(value, rest.slice(value.length), facts);
  if (problem) return { ok: false, notice: problem };
  return withTail({ measure, row, value }, readTail(rest.slice(value.length), facts, before), facts);
}

type Head = Pick<TextAnswer, "measure" | "row" | "value" | "choice">;

function withTail(head: Head, tail: Tail | { notice: Notice }, facts: Facts): ReadTextAnswer {
  if ("notice" in tail) return { ok: false, notice: tail.notice };
  const history = periodBeforeBaseline(head.row, tail, facts);
  return history ? { ok: false, notice: history } : { ok: true, ...head, ...tail };
}

function numberProblem(value: string, rest: string, { measure, today }: Facts): Notice | undefined {
  const text = `${value}${rest}`.trim();
  const followedByNumber = /^[/;&+\-\u2212\u2013]?\p{Zs}*[-\u2212]?\d/u.test(rest);
  if (followedByNumber && !trailingPeriod(rest, { measure, today })) return { reason: "severalNumbers", text };
  const changed = changedByTail(value, rest, measure.unit);
  if (changed !== undefined) return { reason: "notANumber", text: changed };
  const quantity = readQuantity(value, measure.percent);
  if (quantity.ok) return undefined;
  if (quantity.reason === "ambiguous") return { reason: "ambiguousNumber", text: value };
  if (quantity.reason === "percentOnCount") return { reason: "percentOnCount", text: value, measureId: measure.id };
  return { reason: quantity.reason === "severalNumbers" ? "severalNumbers" : "notANumber", text: value };
}

type Tail = Pick<TextAnswer, "period" | "measuredOn" | "comment" | "confirmed">;

function readTail(rest: string, facts: Facts, before: SaidPeriod | undefined): Tail | { notice: Notice } {
  const trailing = before === undefined ? trailingPeriod(rest, facts) : undefined;
  const later = (before ?? trailing) ? undefined : laterPeriod(rest, facts);
  if (later && "unreadable" in later) {
    return { notice: { reason: "periodUnreadable", measureId: facts.measure.id, text: later.unreadable } };
  }
  const said = before ?? trailing ?? later;
  const words = withoutUnit(((trailing ?? later)?.rest ?? rest).trim(), facts.measure);
  if (said && !isMeasurable(said, facts.today)) {
    return { notice: { reason: "noFinishedPeriod", measureId: facts.measure.id } };
  }
  const confirmed = confirming.test(words);
  const comment = words
    .replace(confirming, "")
    .replace(/^[\s,;:.\u2013\u2014-]+/u, "")
    .trim();
  return {
    period: said?.period,
    measuredOn: said?.measuredOn,
    comment: comment === "" ? undefined : comment,
    confirmed,
  };
}

/** "150 nye saker for 2020": a period further out in the text; one that can't be read is asked about. */
function laterPeriod(rest: string, facts: Facts): SaidPeriod | { unreadable: string } | undefined {
  for (const { index, 0: word } of rest.matchAll(periodIntroduction)) {
    const before = rest.slice(0, index).trim();
    if (comparing.test(before) || (!/^for/iu.test(word) && !isUnitLike(before))) continue;
    const tail = rest.slice(index);
    const said = periodAtStart(tail, facts);
    if (said && (/^for/iu.test(word) || /\d/.test(tail))) return { ...said, rest: `${before} ${said.rest}` };
    if (periodWord.test(tail) || yearSaid.test(tail)) return { unreadable: tail.trim() };
  }
  return undefined;
}

/** "150 saker i 2020": nothing or one word alone; after more words "i 2020" belongs to what they tell. */
function isUnitLike(words: string): boolean {
  return words.split(/\s+/u).length <= 1;
}

/** A period is not finished on its last day; what was measured on a day can be told that day. */
function isMeasurable({ period, measuredOn }: SaidPeriod, today: IsoDate): boolean {
  return measuredOn === undefined ? period.end < today : measuredOn <= today;
}

/** What was so before the baseline comes in with the workbook; without a period the newest finished one is meant. */
function periodBeforeBaseline(row: ScorecardRow, said: Tail, { measure, today }: Facts): Notice | undefined {
  const { baselineDate, office } = row;
  const period = said.period ?? newestFinishedPeriod(measure.frequency, today);
  if (baselineDate === undefined || (said.measuredOn ?? period.end) > baselineDate) return undefined;
  return { reason: "periodBeforeBaseline", measureId: measure.id, office, period: period.key, baselineDate };
}

/** "150 personer", "12 kr": the unit is no comment. */
function withoutUnit(rest: string, { unit }: Measure): string {
  const [first = ""] = rest.split(/\s/u);
  const known = [unit.toLowerCase(), "kr", "kr.", "kroner", "stk", "stk.", "personer"];
  return known.includes(first.toLowerCase()) ? rest.slice(first.length) : rest;
}

/** "K1 Grue 2021: 150", "S1 Åsnes for 2. kvartal 1,2": a year alone must be set off, since it may be the value. */
function leadingPeriod(text: string, facts: Facts): SaidPeriod | undefined {
  const said = periodAtStart(text, facts);
  if (!said) return undefined;
  const written = text.slice(0, text.length - said.rest.length);
  const yearAlone = /^\d{4}\s*$/.test(written.replace(/[:=]\s*$/u, ""));
  if (yearAlone && !/[:=]\s*$/u.test(written)) return undefined;
  return writtenNumber.test(said.rest.replace(filler, "")) ? said : undefined;
}

function trailingPeriod(rest: string, facts: Facts): SaidPeriod | undefined {
  return periodAtStart(rest.replace(/^[\s,]+/u, ""), facts);
}

/** The longest run of words at the start that names a period of the measure. */
function periodAtStart(text: string, { measure, today }: Facts): SaidPeriod | undefined {
  const words = [...text.matchAll(/\S+\s*/gu)].map((match) => match[0]).slice(0, mostWordsInPeriod);
  for (let count = words.length; count >= 1; count -= 1) {
    const written = words.slice(0, count).join("");
    const phrase = written
      .trim()
      .replace(/[:=,;.]+$/u, "")
      .replace(/^(?:per|pr\.?)\s+/iu, "");
    const period = readPeriod(phrase, measure.frequency, today);
    if (!period || !isThisCentury(period)) continue;
    return { period, measuredOn: measuringDate(phrase, period, today), rest: text.slice(written.length) };
  }
  return undefined;
}

/** "1000" and "9999" are values, not years. */
function isThisCentury({ start }: Period): boolean {
  return start >= "1990" && start < "2100";
}

/** A month (or week) given on a yearly measure is its measuring date (DOMAIN, section 4). */
function measuringDate(phrase: string, period: Period, today: IsoDate): IsoDate | undefined {
  const shorter = readPeriod(phrase, "week", today) ?? readPeriod(phrase, "month", today);
  const isInside = shorter !== undefined && shorter.end >= period.start && shorter.end < period.end;
  return isInside ? shorter.end : undefined;
}
