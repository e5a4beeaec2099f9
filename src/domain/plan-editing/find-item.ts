import { rowKey, type ScorecardRow } from "../project/measure.ts";
import { keyedItems } from "../project/plan-lists.ts";
import type { Plan } from "../project/project.ts";
import { foldName } from "../telling/plan-subject.ts";
import { hasId, titleFields } from "./item-titles.ts";
import { type EditableItem, type EditableList, editableLists, markOf } from "./plan-form.ts";

/** An item, by the key that its card carries: its natural one, or a mark of it where that is long. */
export type FoundItem = { list: EditableList; key: string; item: EditableItem };
const longestKey = 200;
export type ItemSearch =
  | { found: FoundItem; rest: string }
  /** several are called so, or it is called by none */
  | { found?: undefined; like: FoundItem[] };

/**
 * The item that a text begins with: by id ("1", "mp12", "G1"), else by words of its title that no other has. Where
 * `list` is not said, only an id tells.
 */
export function findItem(plan: Plan, text: string, list?: EditableList): ItemSearch {
  const lists = list === undefined ? editableLists : [list];
  const all = lists.flatMap((one) => itemsByKey(plan, one));
  const byId = all.flatMap((one) => startingWith(text, one, list !== undefined));
  const longest = byId.sort((a, b) => a.rest.length - b.rest.length)[0];
  if (longest) return longest;
  if (list === undefined) return { like: [] };
  const wanted = foldName(text);
  const like = wanted === "" ? [] : all.filter((one) => foldName(titleOf(one)).includes(wanted));
  const [only, ...others] = like;
  return only && others.length === 0 ? { found: only, rest: "" } : { like };
}

export function itemsByKey(plan: Plan, list: EditableList): FoundItem[] {
  const keyed: Map<string, EditableItem> = keyedItems(plan, list);
  return [...keyed].map(([key, item]) => ({ list, key: key.length <= longestKey ? key : markOf(key), item }));
}

/** "G1 Færre klager", "S1 Åsnes", "Lokaler": what tells people which it is. */
export function titleOf({ list, item }: Pick<FoundItem, "list" | "item">): string {
  if (isLine(item)) return rowKey(item);
  const title = String(Object.entries(item).find(([field]) => field === titleFields[list])?.[1] ?? "");
  const id = hasId(list) && "id" in item ? item.id : undefined;
  return id === undefined ? title : `${id} ${title}`.trim();
}

function startingWith(text: string, found: FoundItem, isListSaid: boolean): { found: FoundItem; rest: string }[] {
  for (const form of namesOf(found, isListSaid)) {
    const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+|(?<=\p{L})(?=\d)/gu, "\\s*");
    const match = new RegExp(`^${escaped}(?![\\p{L}\\d])[\\s:,=]*`, "iu").exec(text.trim());
    if (match) return [{ found, rest: text.trim().slice(match[0].length) }];
  }
  return [];
}

/** "MP 12", "mp12" and, where the list is said, "12"; a line of the scorecard by measure and office: "S1 Åsnes". */
function namesOf({ list, item }: FoundItem, isListSaid: boolean): string[] {
  if (isLine(item)) return [rowKey(item)];
  if (!hasId(list) || !("id" in item)) return [];
  const { id } = item;
  const number = /\d+$/.exec(id)?.[0];
  return isListSaid && number !== undefined && number !== id ? [id, number] : [id];
}

function isLine(item: EditableItem): item is ScorecardRow {
  return "measureId" in item && !("id" in item);
}
