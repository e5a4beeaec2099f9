import { storedPeriod } from "../time/period.ts";
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
  for (const reading of oldestFirst(current)) newest.set(rowKey(reading), reading);
  return [...newest.values()];
}

/** By period; of two for one period the one given last comes last. A period key is read once: there are few of them. */
export function oldestFirst(readings: Reading[]): Reading[] {
  const ends = new Map<string, string>();
  for (const { period } of readings) if (!ends.has(period)) ends.set(period, storedPeriod(period).end);
  const endOf = ({ period }: Reading): string => ends.get(period) ?? "";
  return readings.toSorted((a, b) => {
    if (endOf(a) !== endOf(b)) return endOf(a) < endOf(b) ? -1 : 1;
    return Date.parse(a.at) - Date.parse(b.at);
  });
}
