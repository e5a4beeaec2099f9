import type {
  EditableItem,
  EditableList,
  FormField,
  FormTexts,
  PlanForms,
  PlanItemProblem,
} from "../domain/plan-editing/plan-form.ts";
import type { Project } from "../domain/project/project.ts";
import { listSheets } from "./all-sheets.ts";
import { cleanText } from "./cell-text.ts";
import type { CellOut, CellProblem } from "./codec.ts";
import { freeTime } from "./date-codecs.ts";
import type { Cell } from "./grid.ts";
import { projectSheet } from "./plan-sheets.ts";
import { measureForm, rowForm } from "./scorecard-forms.ts";
import type { Column, Sheet } from "./sheet.ts";

/** Whether it is closed has commands of its own, which say what that means. */
const projectForm = { ...projectSheet, columns: projectSheet.columns.filter(({ field }) => field !== "closed") };
const formSheets = { ...listSheets, measures: measureForm, rows: rowForm };

/** The workbook's own columns as fields of a card: what can be read there can be read here, and nothing else. */
export const planForms: PlanForms = {
  fields: (list) => fieldsOf(sheetOf(list)),
  texts: (list, item) => textsOf(sheetOf(list), item),
  accepts: (list, field, text) => accepts(sheetOf(list), field, text),
  read: (list, texts, { before, others, index }) => {
    const reading = readForm(sheetOf(list), texts, before, { others, index });
    return reading.ok ? { ok: true, item: reading.item } : reading;
  },
  project: {
    fields: () => fieldsOf(projectForm),
    // whole: a draft of the project has all that a project must have but its names
    texts: (project) => textsOf(projectForm, project ?? (projectForm.blank() as Project)),
    accepts: (field, text) => accepts(projectForm, field, text),
    read: (texts, before) => {
      const reading = readForm(projectForm, texts, before, { others: [], index: 0 });
      return reading.ok ? { ok: true, project: { ...reading.item, id: before?.id ?? "" } } : reading;
    },
  },
};

/** The one place where the list's own type is forgotten: a column is only ever given items of its own sheet. */
function sheetOf(list: EditableList): Sheet<EditableItem> {
  return formSheets[list] as unknown as Sheet<EditableItem>;
}

function fieldsOf<Item>({ columns }: Sheet<Item>): FormField[] {
  return columns.map(({ field, filled, onlyNew, explains, codec }) => ({
    field,
    required: filled,
    onlyNew,
    explains,
    ...(codec.choices && { choices: codec.choices }),
  }));
}

function textsOf<Item>({ columns }: Sheet<Item>, item: Item): FormTexts {
  return Object.fromEntries(columns.map((column) => [column.field, textOf(column, item)]));
}

function accepts<Item>({ columns }: Sheet<Item>, field: string, text: string): boolean {
  const column = columns.find((one) => one.field === field);
  if (column === undefined || cleanText(text) === "") return false;
  const cell = cellOf(text);
  return column.codec.isChoice?.(cell) ?? column.codec.read(cell).ok;
}

type Reading<Item> = { ok: true; item: Item } | { ok: false; problem: PlanItemProblem };
type Neighbours<Item> = { others: Item[]; index: number };

function readForm<Item extends object>(
  sheet: Sheet<Item>,
  texts: FormTexts,
  before: Item | undefined,
  neighbours: Neighbours<Item>,
): Reading<Item> {
  const draft: Partial<Item> = sheet.blank();
  for (const column of sheet.columns) {
    const problem = fill(draft, column, texts, neighbours);
    if (problem) return { ok: false, problem };
  }
  // whole: what is required is filled, or there was a problem
  return { ok: true, item: { ...outside(sheet, before), ...draft } as Item };
}

function fill<Item>(
  draft: Partial<Item>,
  column: Column<Item>,
  texts: FormTexts,
  { others, index }: Neighbours<Item>,
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
function outside<Item extends object>(sheet: Sheet<Item>, before: Item | undefined): object {
  if (before === undefined) return {};
  const known = readForm(sheet, textsOf(sheet, before), undefined, { others: [before], index: 0 });
  const told = new Set(known.ok ? Object.keys(known.item) : Object.keys(before));
  return Object.fromEntries(Object.entries(before).filter(([field]) => !told.has(field)));
}

function cellOf(text: string): Cell {
  return { address: "", kind: "text", text: cleanText(text) };
}

function textOf<Item>(column: Column<Item>, item: Item): string {
  const value = column.get(item);
  return value === undefined ? "" : writtenText(column.codec.write(value));
}

function writtenText(out: CellOut): string {
  return "text" in out ? out.text : out.number.replace(".", ",") + (out.percent ? " %" : "");
}

function allowedOf(problem: CellProblem): string[] {
  return "allowed" in problem ? problem.allowed : [];
}
