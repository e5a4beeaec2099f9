import exceljs, { type CellValue, type Workbook } from "exceljs";
import type { WorkbookContents } from "../../src/journeys/ports.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";

export type Sheets = Record<string, CellValue[][]>;

export const projectFields: CellValue[][] = [
  ["Felt", "Verdi"],
  ["Kortnavn", "test"],
  ["Navn", "Testprosjekt"],
  ["Prosjektleder", "leder@test.example"],
];
export const scorecardHeaders = [
  "Måle-ID",
  "Måleparameter",
  "Innsatsfaktor/verdi",
  "Målefrekvens",
  "Nullpunkt",
  "Kontor",
];
export const smallSheets: Sheets = {
  Prosjekt: projectFields,
  Målekort: [scorecardHeaders, ["K1", "Mottakere", "Antall", "Årlig", 112, "Våler"]],
};

/** Bytes of a workbook with these rows; `change` may reach into the library for what rows can't say. */
export async function workbookOf(sheets: Sheets, change?: (workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows);
  change?.(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What a workbook that must be readable says. */
export async function contentsOf(bytes: Uint8Array): Promise<WorkbookContents> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read;
}

export async function readSheets(sheets: Sheets, change?: (workbook: Workbook) => void): Promise<WorkbookContents> {
  return contentsOf(await workbookOf(sheets, change));
}
