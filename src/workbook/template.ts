import type { PlanItem } from "../domain/project/plan-lists.ts";
import type { Language } from "../domain/talking/language.ts";
import { workbookEn } from "../views/texts/workbook-en.ts";
import { type WorkbookTexts, workbookNb } from "../views/texts/workbook-nb.ts";
import { workbookNn } from "../views/texts/workbook-nn.ts";
import { explanationSheets, listSheets, type SimpleList, sheetOrder, simpleLists } from "./all-sheets.ts";
import { projectSheet } from "./plan-sheets.ts";
import { readingSheet, scorecardSheet, targetSheet } from "./scorecard-sheets.ts";
import type { Sheet } from "./sheet.ts";
import { type SheetOut, saveSheets, sheetOut } from "./write-workbook.ts";

const texts: Record<Language, WorkbookTexts> = { nb: workbookNb, nn: workbookNn, en: workbookEn };
type Part = { out: SheetOut; explanations: string[][] };

/** The empty workbook: every sheet with its headers, and a sheet that explains each column. */
export async function writeTemplate(language: Language): Promise<Uint8Array> {
  const words = texts[language];
  const parts = [
    part(projectSheet, words),
    part(scorecardSheet, words),
    part(readingSheet, words),
    part(targetSheet, words),
    ...simpleLists.map((list) => listPart(list, words)),
  ].sort((a, b) => sheetOrder.indexOf(a.out.name) - sheetOrder.indexOf(b.out.name));
  const explanation: SheetOut = {
    name: explanationSheets[language],
    rows: [words.heads, ...parts.flatMap(({ explanations }) => explanations)].map((row) =>
      row.map((text) => ({ text })),
    ),
    widths: [20, 26, 16, 100],
  };
  return saveSheets([explanation, ...parts.map(({ out }) => out)]);
}

function listPart<List extends SimpleList>(list: List, words: WorkbookTexts): Part {
  const sheet: Sheet<PlanItem<List>> = listSheets[list];
  return part(sheet, words);
}

function part<Item>(sheet: Sheet<Item>, words: WorkbookTexts): Part {
  const explanations = sheet.columns.map((column) => [
    sheet.name,
    column.header,
    column.filled ? words.must : column.required ? words.column : "",
    words.columns[column.explains],
  ]);
  const office = sheet.offices ? [[sheet.name, words.anyOffice, "", words.officeColumns]] : [];
  return { out: sheetOut(sheet, []), explanations: [...explanations, ...office] };
}
