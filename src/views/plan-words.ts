import type { Language } from "../domain/talking/language.ts";
import { importFieldsEn } from "./texts/import-fields-en.ts";
import { importFieldsNb } from "./texts/import-fields-nb.ts";
import { importFieldsNn } from "./texts/import-fields-nn.ts";
import { workbookEn } from "./texts/workbook-en.ts";
import { workbookNb } from "./texts/workbook-nb.ts";
import { workbookNn } from "./texts/workbook-nn.ts";

const fieldsOf = { nb: importFieldsNb, nn: importFieldsNn, en: importFieldsEn };
const columnsOf = { nb: workbookNb.columns, nn: workbookNn.columns, en: workbookEn.columns };

/** What a field of the plan is called: "sannsynlighet". */
export function fieldText(field: string, language: Language): string {
  return own(fieldsOf[language].fields, field) ?? field;
}

/** What a stored code means: "utført". */
export function codeText(code: string, language: Language): string {
  return own(fieldsOf[language].codes, code) ?? code;
}

/** What a column of the workbook is for, by the key of its sentence. */
export function columnText(key: string, language: Language): string {
  return own(columnsOf[language], key) ?? "";
}

function own(texts: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
