import { type FormTexts, flat, markOf, type SeenFields } from "./plan-form.ts";

/** What a form comes to beside what others saved since it was drawn. */
export type MergedForm = { texts: FormTexts; conflicts: { field: string; value: string }[] };

/**
 * Field by field: what she changed is hers, what only others changed is theirs, and what both changed differently is
 * a conflict, which is told with their value. A field that was not on the card (`seen` lacks it) is as stored.
 */
export function mergeForm(said: FormTexts, stored: FormTexts, seen: SeenFields): MergedForm {
  const conflicts: MergedForm["conflicts"] = [];
  const texts = Object.entries(stored).map(([field, theirs]): [string, string] => {
    const shown = Object.hasOwn(seen, field) ? seen[field] : undefined;
    const hers = said[field] ?? "";
    if (shown === undefined || flat(hers) === flat(theirs)) return [field, theirs];
    if (markOf(theirs) === shown) return [field, hers];
    if (markOf(hers) === shown) return [field, theirs];
    conflicts.push({ field, value: theirs });
    return [field, hers];
  });
  return { texts: Object.fromEntries(texts), conflicts };
}
