import type { Workbooks } from "../journeys/ports.ts";
import { writePaperWorkbook } from "./paper-workbook.ts";
import { planForms } from "./plan-forms.ts";
import { createReader } from "./read-in-process.ts";
import { writeTemplate } from "./template.ts";
import { writeWorkbook } from "./write-workbook.ts";

/** Workbooks as .xlsx files. The library behind them is loaded at the first use. */
export function createWorkbooks(): Workbooks {
  return {
    read: createReader(),
    write: writeWorkbook,
    paper: writePaperWorkbook,
    template: writeTemplate,
    forms: planForms,
  };
}
