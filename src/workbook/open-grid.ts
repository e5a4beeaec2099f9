import type { Cell as ExcelCell, CellValue as ExcelValue, Worksheet } from "exceljs";
import { decimal } from "../domain/numbers/decimal.ts";
import { cleanText, longestCell } from "./cell-text.ts";
import type { CellValue, Grid, GridRow, GridSheet } from "./grid.ts";

/** Parts of a sheet that are not read; a validation on a whole column would be a million entries to the library. */
const ignoredNodes = [
  "dataValidations",
  "conditionalFormatting",
  "hyperlinks",
  "autoFilter",
  "rowBreaks",
  "headerFooter",
  "picture",
  "drawing",
  "tableParts",
  "legacyDrawing",
  "sheetProtection",
  "extLst",
];

/** `ValueType.Formula`; the library's own name for it is only there once it is loaded. */
const formulaType = 6;

/** Undefined when the library can't make sense of the file. Only for bytes that `admitFile` let in. */
export async function openGrid(bytes: Buffer): Promise<Grid | undefined> {
  const { Workbook } = (await import("exceljs")).default;
  const workbook = new Workbook();
  try {
    // exceljs declares its own Buffer; what it takes is any Node buffer
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: ignoredNodes });
    return workbook.worksheets.map(gridSheet);
  } catch {
    return undefined;
  }
}

function gridSheet(sheet: Worksheet): GridSheet {
  const rows: GridRow[] = [];
  const blankFormulas: string[] = [];
  sheet.eachRow((row, number) => {
    const cells: GridRow["cells"] = new Map();
    row.eachCell((cell, column) => {
      const value = cellValue(cell);
      if (value) cells.set(column, { address: cell.address, ...value });
      else if (isFormula(cell)) blankFormulas.push(cell.address);
    });
    if (cells.size > 0) rows.push({ number, cells });
  });
  return { name: sheet.name, rows, blankFormulas };
}

/** A cell merged with the one above says the same; to the right of the first a merge is only width. */
function cellValue(cell: ExcelCell): CellValue | undefined {
  const { master } = cell;
  const isWidth = cell.isMerged && master.col !== cell.col;
  if (isWidth) return undefined;
  const isPercent = /%/.test((cell.numFmt ?? "").replace(/"[^"]*"|\\./g, ""));
  // a formula's value leaves out a result of zero, its result does not
  return plainValue(isFormula(master) ? master.result : master.value, isPercent);
}

function isFormula(cell: ExcelCell): boolean {
  return cell.type === formulaType;
}

function plainValue(value: ExcelValue | undefined, isPercent: boolean): CellValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return numberValue(value, isPercent);
  if (typeof value === "string") return textValue(value);
  if (typeof value === "boolean") return textValue(value ? "ja" : "nei");
  if (value instanceof Date) return dateValue(value);
  if ("error" in value) return { kind: "error", error: String(value.error) };
  if ("richText" in value) return textValue(value.richText.map((part) => part.text).join(""));
  return "text" in value ? plainValue(value.text as ExcelValue, isPercent) : undefined;
}

/** Excel keeps 15 digits and writes 17, so 0.47 can stand there as 0.46999999999999997. */
function numberValue(value: number, isPercent: boolean): CellValue {
  if (!Number.isFinite(value)) return { kind: "error", error: "#NUM!" };
  const exact = decimal(value.toPrecision(15));
  return { kind: "number", number: (isPercent ? exact.times(100) : exact).toFixed(), percent: isPercent };
}

/** Throws on a text that Excel could not have written: it would be worked through again and again. */
function textValue(text: string): CellValue | undefined {
  if (text.length > longestCell) throw new RangeError("a cell of more than 32 767 characters");
  const clean = cleanText(text);
  return clean === "" ? undefined : { kind: "text", text: clean };
}

/** exceljs gives a cell's wall-clock date as if it were UTC. */
function dateValue(date: Date): CellValue {
  if (Number.isNaN(date.getTime())) return { kind: "error", error: "#VALUE!" };
  return { kind: "date", date: date.toISOString().slice(0, 10) };
}
