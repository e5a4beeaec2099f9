import type { Workbooks } from "../journeys/ports.ts";
import { readWorkbook } from "./read-workbook.ts";
import { writeTemplate } from "./template.ts";
import { writeWorkbook } from "./write-workbook.ts";

/** Workbooks as .xlsx files. The library behind them is loaded at the first use. */
export function createWorkbooks(): Workbooks {
  return { read: (bytes) => readWorkbook(bytes), write: writeWorkbook, template: writeTemplate };
}
