import type { CellPlace, ImportError, ImportFinding, UnderstoodTime } from "../domain/importing/import-report.ts";
import type { FreeTime } from "../domain/time/time.ts";
import type { CellReading } from "./codec.ts";
import { freeTime } from "./date-codecs.ts";
import { type Cell, columnLetters, type GridSheet } from "./grid.ts";
import { number } from "./number-codecs.ts";
import type { Column, Sheet } from "./sheet.ts";
import { placeOf, type Table, type TableRow, tableOf } from "./table.ts";
import { cellWords } from "./text-codecs.ts";

/** An item and where its fields stand; a field without a column has only the sheet. */
export type Line<Item> = { item: Item; place: (field: string) => CellPlace };
export type SheetReading<Item> = {
  lines: Line<Item>[];
  errors: ImportError[];
  findings: ImportFinding[];
  times: UnderstoodTime[];
  /** fields without a column in this workbook */
  absent: string[];
};
type Placed<Item> = { column: Column<Item>; place: number };

/** Reads a sheet by its description; every fault in it is told, not only the first. */
export function readSheet<Item>(sheet: Sheet<Item>, grid: GridSheet): SheetReading<Item> {
  const table = tableOf(sheet, grid);
  const placed: Placed<Item>[] = [];
  const result: SheetReading<Item> = { lines: [], errors: [], findings: [], times: [], absent: [] };
  for (const column of sheet.columns) {
    const place = placeOf(column, table);
    if (place !== undefined) placed.push({ column, place });
    else if (column.required) result.errors.push({ reason: "columnMissing", sheet: grid.name, column: column.header });
    else result.absent.push(column.field);
  }
  const others = table.headers.filter(({ place }) => !placed.some((known) => known.place === place));
  const known = new Set([...placed, ...(sheet.offices ? others : [])].map(({ place }) => place));
  const rows =
    sheet.layout === "fields" ? table.rows : table.rows.filter((row) => [...known].some((at) => row.cells.has(at)));
  result.findings.push(...unknownColumns(grid.name, { ...table, rows }, known));
  result.lines = linesOf(sheet, placed, rows, grid.name);
  for (const part of placed) readColumn(part, rows, grid.name, result);
  if (sheet.offices) readOffices(sheet, others, rows, grid.name, result);
  if (sheet.key) result.errors.push(...duplicates(result.lines, sheet.key, sheet.columns[0]?.field ?? ""));
  return result;
}

/** Items with nothing in them yet but what an empty cell means. */
function linesOf<Item>(sheet: Sheet<Item>, placed: Placed<Item>[], rows: TableRow[], name: string): Line<Item>[] {
  const places = new Map(placed.map(({ column, place }) => [column.field, place]));
  return rows.map((row) => ({
    // Whole once every column is read; with a required value missing there is an error, and nothing of it is used.
    item: sheet.blank() as Item,
    place: (field) => {
      const place = places.get(field);
      return place === undefined
        ? { sheet: name }
        : { sheet: name, cell: row.cells.get(place)?.address ?? row.address(place) };
    },
  }));
}

function readColumn<Item>(
  { column, place }: Placed<Item>,
  rows: TableRow[],
  sheet: string,
  result: SheetReading<Item>,
): void {
  const readings = rows.map((row) => {
    const cell = row.cells.get(place);
    if (cell) return readCell(column, cell, sheet, result);
    if (column.filled) {
      result.errors.push({ reason: "valueMissing", sheet, cell: row.address(place), column: column.header });
    }
    return undefined;
  });
  const values = readings.map((reading) => (reading?.ok ? reading.value : undefined));
  const settled = column.codec.settle?.(values) ?? values;
  settled.forEach((value, index) => {
    const line = result.lines[index];
    if (value === undefined || !line) return;
    column.put(line.item as Partial<Item>, value);
    const cell = rows[index]?.cells.get(place);
    const time = timeTold(column, value, readings[index]);
    if (time && cell?.kind === "text") tell({ sheet, cell: cell.address, time }, result.times);
  });
}

function readCell<Item>(column: Column<Item>, cell: Cell, sheet: string, result: SheetReading<Item>) {
  const at = { sheet, cell: cell.address };
  if (cell.kind === "error") {
    result.errors.push({ ...at, reason: "formulaError", value: cell.error });
    return undefined;
  }
  const reading = column.codec.read(cell);
  if (reading.ok) return reading;
  const value = cellWords(cell);
  const { problem } = reading;
  if (problem.reason === "unknownFrequency") result.errors.push({ ...at, ...problem, value });
  else result.errors.push({ ...at, ...problem, column: column.header, value });
  return undefined;
}

function timeTold<Item>(column: Column<Item>, value: unknown, reading: CellReading<unknown> | undefined) {
  // a time in free words is itself the value; a date that must be readable comes with the words it stood in
  if (column.codec.settle === freeTime.settle) return value as FreeTime;
  return reading?.ok ? reading.time : undefined;
}

/** The same words understood the same way are told once per sheet. */
function tell(told: UnderstoodTime, times: UnderstoodTime[]): void {
  const isTold = times.some(({ time }) => time.text === told.time.text && time.date === told.time.date);
  if (!isTold) times.push(told);
}

function readOffices<Item>(
  sheet: Sheet<Item>,
  others: Table["headers"],
  rows: TableRow[],
  name: string,
  result: SheetReading<Item>,
): void {
  rows.forEach((row, index) => {
    const numbers = others.flatMap(({ place, text: office }) => {
      const cell = row.cells.get(place);
      if (!cell) return [];
      const reading = number.read(cell);
      const at = { sheet: name, cell: cell.address };
      if (reading.ok) return [{ office, value: reading.value }];
      if (cell.kind === "error") result.errors.push({ ...at, reason: "formulaError", value: cell.error });
      else result.errors.push({ ...at, reason: "notANumber", column: office, value: cellWords(cell) });
      return [];
    });
    const line = result.lines[index];
    if (line) sheet.offices?.put(line.item as Partial<Item>, numbers);
  });
}

/** Columns nobody reads, with how many values are left unread in each. */
function unknownColumns(sheet: string, table: Table, known: Set<number>): ImportFinding[] {
  const values = new Map<number, number>();
  for (const row of table.rows) {
    for (const place of row.cells.keys()) {
      if (!known.has(place)) values.set(place, (values.get(place) ?? 0) + 1);
    }
  }
  return [...values].map(([place, count]) => {
    const header = table.headers.find((known) => known.place === place)?.text;
    return { reason: "columnNotRead", sheet, column: header ?? columnLetters(place), values: count };
  });
}

function duplicates<Item>(lines: Line<Item>[], keyOf: (item: Item) => string, field: string): ImportError[] {
  const first = new Map<string, CellPlace>();
  return lines.flatMap(({ item, place }) => {
    const key = keyOf(item) ?? "";
    const at = place(field);
    const before = first.get(key);
    if (key === "" || before === undefined) {
      first.set(key, at);
      return [];
    }
    return [{ ...at, reason: "duplicateRow" as const, key, firstCell: before.cell ?? "" }];
  });
}
