import type { Plan } from "../project/project.ts";
import type { EditableList, FormList } from "./plan-form.ts";

/** What an item is called, beside its id: the field that a new one's words are put in. */
export const titleFields: Record<EditableList, string> = {
  goals: "text",
  measures: "name",
  rows: "measureId",
  benefits: "name",
  actions: "text",
  mapArrows: "from",
  milestones: "event",
  risks: "event",
  successFactors: "text",
  groupTasks: "task",
  meetings: "group",
  decisions: "matter",
  roles: "title",
  statedTotals: "goal",
};

/** Lists whose items have an id that people use. */
const idPatterns: Partial<Record<EditableList, string>> = {
  goals: "E",
  measures: "M",
  benefits: "G",
  actions: "T",
  milestones: "MP ",
  risks: "",
  successFactors: "",
};

export function hasId(list: FormList): boolean {
  return list in idPatterns;
}

/** The first free id after those in use, written as the list's own are: "G4", "MP 15", "9". */
export function freeId(plan: Plan, list: EditableList): string {
  const taken = (plan[list] as { id?: string }[]).flatMap(({ id }) => id ?? []);
  const numbered = taken.flatMap((id) => {
    const [, prefix = "", number] = /^(.*?)(\d{1,6})$/su.exec(id) ?? [];
    return number === undefined ? [] : [{ prefix, number: Number(number) }];
  });
  const newest = numbered.reduce<(typeof numbered)[number] | undefined>(
    (best, next) => (best && best.number >= next.number ? best : next),
    undefined,
  );
  const prefix = newest?.prefix ?? idPatterns[list] ?? "";
  const used = new Set(taken.map((id) => id.toLowerCase()));
  let number = (newest?.number ?? 0) + 1;
  while (used.has(`${prefix}${number}`.toLowerCase())) number += 1;
  return `${prefix}${number}`;
}
