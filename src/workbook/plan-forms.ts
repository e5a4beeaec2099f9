import type {
  EditableItem,
  EditableList,
  FormTexts,
  PlanForms,
  PlanItemProblem,
} from "../domain/plan-editing/plan-form.ts";
import { listSheets } from "./all-sheets.ts";
import { cleanText } from "./cell-text.ts";
import type { CellOut, CellProblem } from "./codec.ts";
import { freeTime } from "./date-codecs.ts";
import type { Cell } from "./grid.ts";
import { measureForm, rowForm } from "./scorecard-forms.ts";
import type { Column, Sheet } from "./sheet.ts";

const formSheets = { ...listSheets, measures: measureForm, rows: rowForm };

/** The workbook's own columns as fields of a card: what can be read there can be read here, and nothing else. */
export const planForms: PlanForms = {
  fields: (list) =>
    columnsOf(list).map(({ field, filled, onlyNew, explains, codec }) => ({
      field,
      required: filled,
      onlyNew,
      explains,
      ...(codec.choices && { choices: codec.choices }),
    })),
  texts: (list, item) => Object.fromEntries(columnsOf(list).map((column) => [column.field, textOf(column, item)])),
  accepts: (list, field, text) => {
    const column = columnsOf(list).find((one) => one.field === field);
    if (column === undefined || cleanText(text) === "") return false;
    const cell = cellOf(text);
    return column.codec.isChoice?.(cell) ?? column.codec.read(cell).ok;
  },
  read: (list, texts, { before, others, index }) => {
    const sheet = sheetOf(list);
    const draft: Partial<EditableItem> = sheet.blank();
    for (const column of sheet.columns) {
      const problem = fill(draft, column, texts, { others, index });
      if (problem) return { ok: false, problem };
    }
    // whole: what is required is filled, or there was a problem
    return { ok: true, item: { ...outside(list, before), ...draft } as EditableItem };
  },
};

/** The one place where the list's own type is forgotten: a column is only ever given items of its own sheet. */
function sheetOf(list: EditableList): Sheet<EditableItem> {
  return formSheets[list] as unknown as Sheet<EditableItem>;
}

function columnsOf(list: EditableList): Column<EditableItem>[] {
  return sheetOf(list).columns;
}

function fill(
  draft: Partial<EditableItem>,
  column: Column<EditableItem>,
  texts: FormTexts,
  { others, index }: { others: EditableItem[]; index: number },
): PlanItemProblem | undefined {
  const { field, codec } = column;
  const value = cleanText(texts[field] ?? "");
  if (value === "") return column.filled ? { reason: "valueMissing", field } : undefined;
  const reading = codec.read(cellOf(value));
  if (!reading.ok) return { reason: "notUnderstood", field, value, allowed: allowedOf(reading.problem) };
  // a time without a year is read as it would be in its row of the workbook
  const times = others.map((other) => column.get(other));
  times.splice(index, index < others.length ? 1 : 0, reading.value);
  column.put(draft, codec.settle === freeTime.settle ? codec.settle?.(times)[index] : reading.value);
  return undefined;
}

/** What an item holds beside what its columns read and write. */
function outside(list: EditableList, before: EditableItem | undefined): object {
  if (before === undefined) return {};
  const known = planForms.read(list, planForms.texts(list, before), { others: [before], index: 0 });
  const told = new Set(known.ok ? Object.keys(known.item) : Object.keys(before));
  return Object.fromEntries(Object.entries(before).filter(([field]) => !told.has(field)));
}

function cellOf(text: string): Cell {
  return { address: "", kind: "text", text: cleanText(text) };
}

function textOf(column: Column<EditableItem>, item: EditableItem): string {
  const value = column.get(item);
  return value === undefined ? "" : writtenText(column.codec.write(value));
}

function writtenText(out: CellOut): string {
  return "text" in out ? out.text : out.number.replace(".", ",") + (out.percent ? " %" : "");
}

function allowedOf(problem: CellProblem): string[] {
  return "allowed" in problem ? problem.allowed : [];
}
