import type { FreeTime } from "../domain/time/time.ts";
import type { Words } from "./texts.ts";

/** A time as it was written, with how it is counted where that isn't the same. */
export function freeTimeText(time: FreeTime, { texts, format }: Words): string {
  if (time.date === undefined) return texts.lists.noDate(time.text);
  return time.exact ? format.date(time.date) : texts.lists.countAs(time.text, format.date(time.date));
}
