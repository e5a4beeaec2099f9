import type { FreeTime } from "../domain/time/time.ts";
import type { Words } from "./texts.ts";

/** "flyttet fra 1. oktober 2022": the day where it is one, else its words. */
export function movedFromText(time: FreeTime, { texts, format }: Words): string {
  return texts.around.movedFrom(time.exact && time.date !== undefined ? format.date(time.date) : time.text);
}

/** A time as it was written, with how it is counted where that isn't the same. */
export function freeTimeText(time: FreeTime, { texts, format }: Words): string {
  if (time.date === undefined) return texts.lists.noDate(time.text);
  return time.exact ? format.date(time.date) : texts.lists.countAs(time.text, format.date(time.date));
}
