import { oldestFirst } from "../project/current-readings.ts";
import type { Reading } from "../project/reading.ts";
import { readingDate } from "../scorecard/achievement.ts";
import { addDays, daysBetween } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";

/**
 * The readings the state's follow-up table asks for: midway is the first that is measured in the second half of the time
 * from baseline to final date, final the first on the final date or after it. Without both dates there is neither.
 */
export function followUpReadings(
  row: { baselineDate?: IsoDate; finalDate?: IsoDate },
  current: Reading[],
): { midway?: Reading; final?: Reading } {
  const { baselineDate, finalDate } = row;
  if (baselineDate === undefined || finalDate === undefined || finalDate <= baselineDate) return {};
  const middle = addDays(baselineDate, Math.ceil(daysBetween(baselineDate, finalDate) / 2));
  const sorted = oldestFirst(current);
  const midway = sorted.find((one) => readingDate(one) >= middle && readingDate(one) < finalDate);
  const final = sorted.find((one) => readingDate(one) >= finalDate);
  return { ...(midway && { midway }), ...(final && { final }) };
}
