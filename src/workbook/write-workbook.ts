import type { Workbook, Worksheet } from "exceljs";
import { decimal } from "../domain/numbers/decimal.ts";
import type { PlanItem } from "../domain/project/plan-lists.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import { listSheets, type SimpleList, sheetOrder, simpleLists } from "./all-sheets.ts";
import { cleanText } from "./cell-text.ts";
import type { CellOut } from "./codec.ts";
import { projectSheet } from "./plan-sheets.ts";
import { writeReadings } from "./reading-lines.ts";
import { writeScorecard } from "./scorecard-lines.ts";
import { readingSheet, scorecardSheet, type TargetLine, targetSheet } from "./scorecard-sheets.ts";
import type { Column, Sheet } from "./sheet.ts";
import { fieldHeads } from "./table.ts";

/** A sheet as it goes into a file; headers are its first row. */
export type SheetOut = { name: string; rows: (CellOut | undefined)[][]; widths: number[] };

/** The plan and its readings, corrected ones too, as the workbook they are read from. */
export async function writeWorkbook(plan: Plan, readings: Reading[]): Promise<Uint8Array> {
  const { lines, left } = writeScorecard(plan.measures, plan.rows, plan.targets);
  const percent = new Map(plan.measures.map((measure) => [measure.id, measure.percent]));
  const targets: TargetLine[] = left.map((target) => {
    const amount = { value: target.value, percent: percent.get(target.measureId) ?? false, bareShare: false };
    return { ...target, value: amount };
  });
  const sheets = [
    sheetOut(projectSheet, [plan.project]),
    sheetOut(scorecardSheet, lines),
    sheetOut(readingSheet, writeReadings(readings, plan.measures)),
    sheetOut(targetSheet, targets),
    ...simpleLists.map((list) => listOut(list, plan)),
  ];
  return saveSheets(sheets.sort((a, b) => sheetOrder.indexOf(a.name) - sheetOrder.indexOf(b.name)));
}

function listOut<List extends SimpleList>(list: List, plan: Plan): SheetOut {
  const sheet: Sheet<PlanItem<List>> = listSheets[list];
  const items: PlanItem<List>[] = plan[list];
  return sheetOut(sheet, items);
}

/** Headers and one row per item; fields lie the other way. */
export function sheetOut<Item>(sheet: Sheet<Item>, items: Item[]): SheetOut {
  const offices = [...new Set(items.flatMap((item) => sheet.offices?.get(item).map(({ office }) => office) ?? []))];
  const [first, ...rest] = sheet.columns;
  // offices stand between the name and the total, as people write them
  const columns = [...(first ? [first] : []), ...offices, ...rest];
  const cell = (item: Item, column: Column<Item> | string) =>
    typeof column === "string" ? officeCell(sheet, item, column) : fieldCell(column, item);
  const headers = columns.map((column) => ({ text: typeof column === "string" ? column : column.header }));
  const widths = headers.map(({ text }) => Math.min(40, Math.max(14, text.length + 2)));
  if (sheet.layout === "rows") {
    return {
      name: sheet.name,
      rows: [headers, ...items.map((item) => columns.map((column) => cell(item, column)))],
      widths,
    };
  }
  const fields = headers.map((header, index) => [header, ...items.map((item) => cell(item, columns[index] ?? ""))]);
  return { name: sheet.name, rows: [fieldHeads.map((text) => ({ text })), ...fields], widths: [24, 70] };
}

function fieldCell<Item>(column: Column<Item>, item: Item): CellOut | undefined {
  const value = column.get(item);
  return value === undefined ? undefined : column.codec.write(value);
}

function officeCell<Item>(sheet: Sheet<Item>, item: Item, office: string): CellOut | undefined {
  const value = sheet.offices?.get(item).find((part) => part.office === office)?.value;
  return value && { number: value.toFixed(), percent: false };
}

/** Texts are stored as strings and never as formulas, whatever they begin with. */
export async function saveSheets(sheets: SheetOut[]): Promise<Uint8Array> {
  const { Workbook } = (await import("exceljs")).default;
  const workbook: Workbook = new Workbook();
  for (const sheet of sheets) {
    const worksheet = workbook.addWorksheet(sheet.name, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.rows.forEach((row, index) => {
      writeRow(worksheet, row, index + 1);
    });
    sheet.widths.forEach((width, index) => {
      worksheet.getColumn(index + 1).width = width;
    });
    worksheet.getRow(1).font = { bold: true };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeRow(worksheet: Worksheet, row: (CellOut | undefined)[], number: number): void {
  row.forEach((out, index) => {
    if (out === undefined) return;
    const cell = worksheet.getCell(number, index + 1);
    if ("text" in out) {
      if (cleanText(out.text) !== "") cell.value = out.text;
      return;
    }
    const value = decimal(out.number);
    cell.value = (out.percent ? value.div(100) : value).toNumber();
    if (out.percent) cell.numFmt = percentFormat(out.number);
  });
}

/** As many decimals as the number has: 78.33 is shown as "78,33 %". */
function percentFormat(number: string): string {
  const decimals = number.split(".")[1]?.length ?? 0;
  return decimals === 0 ? "0%" : `0.${"0".repeat(decimals)}%`;
}
