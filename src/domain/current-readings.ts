import { byPeriod } from "./line-over-time.ts";
import { rowKey } from "./measure.ts";
import type { Reading } from "./reading.ts";

/** Readings as they stood at one moment: what is corrected by another of them is no longer current. */
export function currentReadings(readings: Reading[]): Reading[] {
  const replaced = new Set(readings.flatMap((reading) => reading.corrects ?? []));
  return readings.filter((reading) => !replaced.has(reading.id));
}

/** Of current readings the newest of every row: that of the latest period, of two for it the one given last. */
export function newestOfRows(current: Reading[]): Reading[] {
  const newest = new Map<string, Reading>();
  for (const reading of current.toSorted(byPeriod)) newest.set(rowKey(reading), reading);
  return [...newest.values()];
}
