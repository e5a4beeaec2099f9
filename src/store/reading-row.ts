import { decimal } from "../domain/numbers/decimal.ts";
import type { Reading } from "../domain/project/reading.ts";
import { officeOf, withoutNulls } from "./session.ts";
import type { ReadingTable } from "./tables.ts";

/** All of a reading, and nothing that only the database knows. */
export const readingColumns = [
  "id",
  "measureId",
  "office",
  "period",
  "measuredOn",
  "value",
  "unchanged",
  "comment",
  "cause",
  "action",
  "by",
  "onBehalfOf",
  "at",
  "source",
  "corrects",
  "reason",
] as const;

export type ReadingRow = Pick<ReadingTable, (typeof readingColumns)[number]>;

export function toReading({ office, value, ...same }: ReadingRow): Reading {
  return { ...withoutNulls(same), ...officeOf(office), value: decimal(value) };
}
