import type { ImportError } from "../domain/importing/import-report.ts";

/** As a person walks through the workbook: sheet by sheet, row by row; an empty cell that is told of otherwise once. */
export function orderErrors(errors: ImportError[], sheetNames: string[]): ImportError[] {
  const told = errors.filter((error) => error.reason !== "valueMissing" || !isToldOf(error, errors));
  return told
    .map((error) => ({ error, at: placeOf(error, sheetNames) }))
    .sort((a, b) => a.at.sheet - b.at.sheet || a.at.row - b.at.row || a.at.column - b.at.column)
    .map(({ error }) => error);
}

/** A value that could not be read, or has no column, is not missing as well. */
function isToldOf(missing: Extract<ImportError, { reason: "valueMissing" }>, errors: ImportError[]): boolean {
  return errors.some(
    (other) =>
      other.sheet === missing.sheet &&
      ((other.reason !== "valueMissing" && other.cell !== undefined && other.cell === missing.cell) ||
        (other.reason === "columnMissing" && other.column === missing.column)),
  );
}

function placeOf(
  { sheet, cell = "" }: ImportError,
  sheetNames: string[],
): { sheet: number; row: number; column: number } {
  const index = sheetNames.indexOf(sheet);
  const [, letters = "", row = "0"] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { sheet: index, row: Number(row), column };
}
