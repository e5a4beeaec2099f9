import type { AnswerRow } from "../domain/asking/answer-card.ts";
import { rowKey } from "../domain/project/measure.ts";
import { short } from "./escape.ts";

/** Enough of a 300-character name to know it by; it is on the card several times. */
export const longestName = 110;

/** "S1 Åsnes" */
export function rowName(row: AnswerRow): string {
  return short(rowKey(row.row), 60);
}

/** The row's id on the card, and its name in two parts: the first bold. */
export function nameParts(row: AnswerRow): { id: string; row: string; name: string } {
  return { id: row.ask.id, row: rowName(row), name: `  ${short(row.measure.name, longestName)}` };
}
