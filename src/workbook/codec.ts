import type { FreeTime } from "../domain/time/time.ts";
import type { Cell } from "./grid.ts";

/** Why a cell does not hold what its column is for; the reader adds the place. */
export type CellProblem =
  | { reason: "notANumber" | "notAYear" | "unreadableDate" | "notAUser" }
  | { reason: "tooLong"; longest: number }
  | { reason: "unknownWord"; allowed: string[] }
  | { reason: "unknownFrequency"; allowed: string[] };

/** `time` is told to the reader of the report: how a date written in words was understood. */
export type CellReading<T> = { ok: true; value: T; time?: FreeTime } | { ok: false; problem: CellProblem };

/** What is written into a cell: a text is always a text, never a formula; a number is plain decimal text. */
export type CellOut = { text: string } | { number: string; percent: boolean };

/** How one kind of value stands in a cell. `write` of a value gives what `read` reads as the same value. */
export type Codec<T> = {
  read: (cell: Cell) => CellReading<T>;
  write: (value: T) => CellOut;
  /** Settles a column's values with its neighbours in view (a time without a year). */
  settle?: (values: (T | undefined)[]) => (T | undefined)[];
  /** the words that can be chosen, with the codes they stand for */
  choices?: { word: string; code: string }[];
  /** whether the cell holds one of them, where other text is kept too */
  isChoice?: (cell: Cell) => boolean;
};

export function taken<T>(value: T, time?: FreeTime): CellReading<T> {
  return time === undefined ? { ok: true, value } : { ok: true, value, time };
}

export function refused<T>(problem: CellProblem): CellReading<T> {
  return { ok: false, problem };
}
