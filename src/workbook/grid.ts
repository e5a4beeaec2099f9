import type { IsoDate } from "../domain/time/time.ts";

/** A workbook as plain data, without the library that read it; formulas are their results, merged cells are spread downwards. */
export type Grid = GridSheet[];
export type GridSheet = {
  name: string;
  rows: GridRow[];
  /** cells with a formula that gives nothing: an empty text, or never calculated (the file does not tell which) */
  blankFormulas: string[];
};
/** Cells by column, 1 is A; empty cells are left out. */
export type GridRow = { number: number; cells: Map<number, Cell> };
export type Cell = { address: string } & CellValue;
export type CellValue =
  | { kind: "text"; text: string }
  /** plain decimal text; per cent when the cell is formatted so: "47" for a 0.47 that shows as 47 % */
  | { kind: "number"; number: string; percent: boolean }
  | { kind: "date"; date: IsoDate }
  | { kind: "error"; error: string };

/** "AB" for 28. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return (before > 0 ? columnLetters(before) : "") + String.fromCharCode(65 + rest);
}
