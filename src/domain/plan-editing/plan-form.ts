import type { PlanItem } from "../project/plan-lists.ts";
import type { Plan, Project } from "../project/project.ts";

/**
 * Lists whose items are changed one by one in Teams. Targets, baselines and answers have commands of their own, a line
 * of the benefit model its own card, and key figures a column for each office.
 */
export const editableLists = [
  "goals",
  "measures",
  "rows",
  "benefits",
  "actions",
  "mapArrows",
  "milestones",
  "risks",
  "successFactors",
  "groupTasks",
  "meetings",
  "decisions",
  "roles",
  "statedTotals",
] as const;
export type EditableList = (typeof editableLists)[number];
export type EditableItem = PlanItem<EditableList>;

/** One field of an item, as it stands in the workbook's column. */
export type FormField = {
  field: string;
  required: boolean;
  /** it names the item: said when that is made, and not changed later */
  onlyNew: boolean;
  /** the words that can be chosen, each with the code it stands for; without them any text */
  choices?: { word: string; code: string }[];
  /** key of the sentence that explains the column */
  explains: string;
};

/** An item as text, field by field; "" where there is nothing. */
export type FormTexts = Record<string, string>;
/** What a card remembers of each field it showed: enough to tell whether it has changed since. */
export type SeenFields = Record<string, string>;

/** What a card can change one of: an item of a list, or the project itself. */
export type FormList = EditableList | "project";

/** Why a form can't be saved; each has a sentence. */
export type PlanItemProblem =
  | { reason: "valueMissing"; field: string }
  | { reason: "notUnderstood"; field: string; value: string; allowed: string[] }
  | { reason: "unknownId"; field: string; value: string }
  | { reason: "idTaken"; value: string }
  /** Teams has not told of such a person here */
  | { reason: "leaderUnknown"; value: string }
  /** its history would be left without it */
  | { reason: "hasReadings"; name: string }
  /** someone else has saved these meanwhile, as the card now shows beside what was written */
  | { reason: "changedMeanwhile"; fields: { field: string; value: string }[] }
  | { reason: "reasonMissing" }
  /** what a command of its own does, with rules that a card of the plan does not have */
  | { reason: "byCommand"; field: string; id: string; command: "close" | "reopen" | "handOver" }
  /** it can't be taken away while these name it */
  | { reason: "inUse"; by: string[] };

/** How the fields of a list are told in text, and read again; the workbook's own columns. */
export type PlanForms = {
  fields: (list: EditableList) => FormField[];
  texts: (list: EditableList, item: EditableItem) => FormTexts;
  /** Whether one field can hold the text. */
  accepts: (list: EditableList, field: string, text: string) => boolean;
  /**
   * The item that texts give, with what `before` has outside the form. Times without a year are read with `others` in
   * view, the list's items in their order, where it stands at `index`.
   */
  read: (
    list: EditableList,
    texts: FormTexts,
    at: { before?: EditableItem; others: EditableItem[]; index: number },
  ) => { ok: true; item: EditableItem } | { ok: false; problem: PlanItemProblem };
  /** the same of the project itself */
  project: {
    fields: () => FormField[];
    /** of one that is not made yet: what it is when nothing is said */
    texts: (project?: Project) => FormTexts;
    accepts: (field: string, text: string) => boolean;
    /** The id of `before`, or none. */
    read: (
      texts: FormTexts,
      before: Project | undefined,
    ) => { ok: true; project: Project } | { ok: false; problem: PlanItemProblem };
  };
};

/** An item of the plan, or the project, with its fields open. */
export type PlanItemCard = {
  kind: "planItemCard";
  /** without a name where the project is what is new */
  project: Pick<Project, "id" | "name">;
  list: FormList;
  /** natural key of the stored item, the project's id; "" for a new one */
  key: string;
  fields: FormField[];
  texts: FormTexts;
  was: SeenFields;
  reason: string;
  problem?: PlanItemProblem;
};

export function itemsOf(plan: Plan, list: EditableList): EditableItem[] {
  return plan[list];
}

/** What a text and the same text back from a field of a card have in common: a card shows one line without hidden marks. */
export function flat(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[\p{C}\p{M}\u115f\u1160\u3164\uffa0]/gu, "")
    .replace(/ {2,}/g, " ")
    .replace(/\{ (?=\{)/g, "{")
    .trim();
}

/** Short, and different for different texts as far as a person's changes go: a length and a checksum. */
export function markOf(text: string): string {
  const line = flat(text);
  let sum = 0;
  for (const letter of line) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return line === "" ? "" : `${line.length}:${(sum >>> 0).toString(36)}`;
}

export function seenOf(texts: FormTexts): SeenFields {
  return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, markOf(text)]));
}
