import { comparableName } from "./cell-text.ts";
import { type Cell, columnLetters, type GridRow, type GridSheet } from "./grid.ts";
import type { Column, Sheet } from "./sheet.ts";
import { cellWords } from "./text-codecs.ts";

/** A sheet as headers and rows, whichever way it lies. `place` is a header's column (or row, for fields). */
export type Table = { headers: { place: number; text: string }[]; rows: TableRow[] };
export type TableRow = {
  /** cells by the place of their header */
  cells: Map<number, Cell>;
  /** address of a cell that may be empty */
  address: (place: number) => string;
};

/** What stands over the fields and values of Prosjekt. */
export const fieldHeads = ["Felt", "Verdi"];
/** Rows above the headers (a title, a note) that are looked past. */
const headerSearch = 10;

export function tableOf<Item>(sheet: Sheet<Item>, grid: GridSheet): Table {
  return sheet.layout === "fields" ? fieldTable(grid) : rowTable(sheet, grid);
}

/** Where a column stands, by its own header before any other name for it. */
export function placeOf<Item>(column: Column<Item>, table: Table): number | undefined {
  for (const name of [column.header, ...column.also].map(comparableName)) {
    const header = table.headers.find(({ text }) => comparableName(text) === name);
    if (header) return header.place;
  }
  return undefined;
}

function rowTable<Item>(sheet: Sheet<Item>, grid: GridSheet): Table {
  const header = headerRow(sheet, grid.rows.slice(0, headerSearch)) ?? grid.rows[0];
  if (!header) return { headers: [], rows: [] };
  const rows = grid.rows.filter((row) => row.number > header.number);
  return {
    headers: headersOf(header),
    rows: rows.map(({ number, cells }) => ({ cells, address: (place) => `${columnLetters(place)}${number}` })),
  };
}

/** The row that names most of the sheet's columns. */
function headerRow<Item>(sheet: Sheet<Item>, rows: GridRow[]): GridRow | undefined {
  const found = (row: GridRow) => {
    const table = { headers: headersOf(row), rows: [] };
    return sheet.columns.filter((column) => placeOf(column, table) !== undefined).length;
  };
  return rows
    .map((row) => ({ row, found: found(row) }))
    .reduce((best, next) => (next.found > best.found ? next : best), {
      row: rows[0],
      found: 0,
    }).row;
}

function headersOf(row: GridRow): Table["headers"] {
  return [...row.cells].map(([place, cell]) => ({ place, text: cellWords(cell) }));
}

function fieldTable(grid: GridSheet): Table {
  const labelled = grid.rows.flatMap((row) => {
    const label = row.cells.get(1);
    const isHead = label && fieldHeads.map(comparableName).includes(comparableName(cellWords(label)));
    return label && !isHead ? [{ place: row.number, text: cellWords(label), value: row.cells.get(2) }] : [];
  });
  const cells = new Map(labelled.flatMap(({ place, value }) => (value ? [[place, value] as const] : [])));
  return { headers: labelled, rows: [{ cells, address: (place) => `B${place}` }] };
}
