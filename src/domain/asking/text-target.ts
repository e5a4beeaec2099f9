import type { Decimal } from "../numbers/decimal.ts";
import { changedByTail } from "../numbers/number-tail.ts";
import { readQuantity } from "../numbers/quantity.ts";
import type { Measure, RowKey, ScorecardRow, Target } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import { readNamedRows } from "../project/named-row.ts";
import type { Plan } from "../project/project.ts";
import type { Notice } from "../talking/notice.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { IsoDate } from "../time/time.ts";
import { writtenNumber } from "./text-answer.ts";

/** A target given in chat: "S1 Åsnes 1,0 % innen des. 2024", "K1 alle 100". */
export type TextTarget =
  | { ok: true; measure: Measure; rows: ScorecardRow[]; value: Decimal; date?: IsoDate }
  | { ok: false; notice: Notice };

const beforeDate =
  /^[\s,]*(?:(?:innen|innan|til|by|within|per|pr\.?|i|in|før|before|senest|seinast|for|from|fra|frå)\s+)*/iu;
const filler = /^(?:er|til|to|is|på)\p{Zs}+(?=[-\u2212\u2013]?\d)/iu;

export function readTextTarget(text: string, plan: Pick<Plan, "measures" | "rows">, today: IsoDate): TextTarget {
  const named = readNamedRows(text, plan, { every: true });
  if (!named) return refused({ reason: "targetUnreadable", text });
  if (!named.ok) return named;
  const { measure, rows } = named;
  const told = readTold(named.rest, measure);
  if (told === undefined) return refused({ reason: "targetUnreadable", text });
  if (!told.ok) return refused(numberNotice(told.reason, told.text, measure));
  const { value } = told;
  const dateText = told.rest.replace(beforeDate, "").trim();
  if (dateText === "") return { ok: true, measure, rows, value };
  const date = readFreeTime(dateText, Number(today.slice(0, 4))).date;
  if (date === undefined) return refused({ reason: "targetDateUnreadable", text: dateText });
  const tooEarly = tooEarlyFor(rows, date, today);
  if (tooEarly) return refused({ reason: "targetDateTooEarly", measureId: measure.id, date, ...tooEarly });
  return { ok: true, measure, rows, value, date };
}

export type ToldValue = { ok: true; value: Decimal; rest: string } | { ok: false; reason: string; text: string };

/** The number that a text begins with, as a value of the measure; undefined when it begins with none. */
export function readTold(text: string, { unit, percent }: Measure): ToldValue | undefined {
  const rest = text.replace(filler, "");
  const written = writtenNumber.exec(rest)?.[0];
  if (written === undefined) return undefined;
  const after = rest.slice(written.length);
  const changed = changedByTail(written, after, unit);
  if (changed !== undefined) return { ok: false, reason: "notANumber", text: changed };
  const quantity = readQuantity(written, percent);
  return quantity.ok
    ? { ok: true, value: quantity.value, rest: after }
    : { ok: false, reason: quantity.reason, text: written };
}

/** A target is something to reach: its date is to come, and lies after the baseline of every line. */
function tooEarlyFor(rows: ScorecardRow[], date: IsoDate, today: IsoDate) {
  const row = rows.find(({ baselineDate }) => baselineDate !== undefined && date <= baselineDate);
  if (row) return { office: row.office, baselineDate: row.baselineDate };
  return date < today ? {} : undefined;
}

function refused(notice: Notice): TextTarget {
  return { ok: false, notice };
}

export function numberNotice(reason: string, text: string, measure: Measure): Notice {
  if (reason === "ambiguous") return { reason: "ambiguousNumber", text };
  if (reason === "percentOnCount") return { reason: "percentOnCount", text, measureId: measure.id };
  return { reason: reason === "severalNumbers" ? "severalNumbers" : "notANumber", text };
}

export type TargetDecision =
  | { kind: "final"; row: ScorecardRow; before?: Decimal; date?: IsoDate }
  | { kind: "explicit"; target: Target; before?: Decimal; date: IsoDate };

/**
 * The final target when no date is said, when the date is the row's final date or later, or when the row has neither
 * a final target nor a final date; else an explicit target for that date, which leaves the final one as it is.
 */
export function decideTarget(row: ScorecardRow, targets: Target[], value: Decimal, date?: IsoDate): TargetDecision {
  const { finalTarget, finalDate } = row;
  const isFinal = date === undefined || (finalDate === undefined ? finalTarget === undefined : date >= finalDate);
  if (isFinal) {
    // a target in words gave the direction; the number now does
    const { targetText: _words, ...rest } = row;
    const next = { ...rest, finalTarget: value, finalDate: date ?? finalDate };
    return { kind: "final", row: next, before: finalTarget, date: next.finalDate };
  }
  const before = targets.find((target) => sameRow(target, row) && target.date === date)?.value;
  const { measureId, office } = row;
  return { kind: "explicit", target: { measureId, office, date, value }, before, date };
}

/** The targets with this one in place of an earlier one for the same line and date. */
export function withTarget(targets: Target[], target: Target): Target[] {
  return [...targets.filter((other) => !(sameRow(other, target) && other.date === target.date)), target];
}

function sameRow(a: RowKey, b: RowKey): boolean {
  return rowKey(a) === rowKey(b);
}
