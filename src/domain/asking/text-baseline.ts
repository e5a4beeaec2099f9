import type { Decimal } from "../numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../project/measure.ts";
import { readNamedRows } from "../project/named-row.ts";
import type { Plan } from "../project/project.ts";
import type { Notice } from "../talking/notice.ts";
import { readFreeTime } from "../time/free-time.ts";
import type { IsoDate } from "../time/time.ts";
import { numberNotice, readTold } from "./text-target.ts";

/** A baseline given in chat: "S1 Åsnes 1,3 % mars 2022 fordi tellingen var feil". */
export type TextBaseline =
  | { ok: true; measure: Measure; row: ScorecardRow; value: Decimal; date: IsoDate; why: string }
  | { ok: false; notice: Notice };

const beforeDate = /^[\s,(]*(?:(?:fra|frå|per|pr\.?|i|in|målt|målt i|from|of|as of)\s+)*/iu;

/**
 * One line's value before the change, and when it was so: the day said, else the day its baseline has, else today. A
 * baseline is of a day that has been, and before the line's final date.
 */
export function readTextBaseline(text: string, plan: Pick<Plan, "measures" | "rows">, today: IsoDate): TextBaseline {
  const { said, why } = splitReason(text);
  const named = readNamedRows(said, plan);
  if (!named) return refused({ reason: "baselineUnreadable", text });
  if (!named.ok) return named;
  const [row, ...others] = named.rows;
  if (row === undefined || others.length > 0) return refused({ reason: "baselineUnreadable", text });
  const { measure } = named;
  const told = readTold(named.rest, measure);
  if (told === undefined) return refused({ reason: "baselineUnreadable", text });
  if (!told.ok) return refused(numberNotice(told.reason, told.text, measure));
  const dateText = told.rest.replace(beforeDate, "").replace(/[\s)]+$/u, "");
  const date = dateText === "" ? (row.baselineDate ?? today) : readFreeTime(dateText, Number(today.slice(0, 4))).date;
  if (date === undefined) return refused({ reason: "targetDateUnreadable", text: dateText });
  const { measureId, office, finalDate } = row;
  if (date > today || (finalDate !== undefined && date >= finalDate)) {
    return refused({ reason: "baselineDateTooLate", measureId, office, date });
  }
  return { ok: true, measure, row, value: told.value, date, why };
}

/** "… fordi tellingen var feil": what is said, and why. */
export function splitReason(text: string): { said: string; why: string } {
  const [, said = "", why = ""] = /^(.*?)(?:(?:^|\s)(?:fordi|sidan|because)\s+(.*))?$/isu.exec(text.trim()) ?? [];
  return { said: said.trim(), why: why.trim() };
}

function refused(notice: Notice): TextBaseline {
  return { ok: false, notice };
}
