import { Temporal } from "temporal-polyfill";
import type { Measure } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Reading } from "../project/reading.ts";
import { samePeriodLastYear, storedPeriod } from "../time/period.ts";
import type { Decimal } from "./decimal.ts";

export type ValueChange = { difference: Decimal; unit: "percentagePoints" | "unit" };

/** `to − from`; of a share it is in percentage points, never in per cent. */
export function changeOf(measure: Measure, from: Decimal, to: Decimal): ValueChange {
  return { difference: to.minus(from), unit: measure.percent ? "percentagePoints" : "unit" };
}

/**
 * What a reading is compared with: the newest of an earlier period of the same row, or for a seasonal measure
 * that of the same period last year. Of several readings of a period the last given stands.
 */
export function compareWithReading(reading: Reading, earlier: Reading[], measure: Measure): Reading | undefined {
  const period = storedPeriod(reading.period);
  const lastYear = samePeriodLastYear(period).key;
  const comparable = earlier.filter(
    (other) =>
      rowKey(other) === rowKey(reading) &&
      (measure.seasonal ? other.period === lastYear : storedPeriod(other.period).end < period.end),
  );
  return comparable.sort(byPeriodThenTime).at(-1);
}

function byPeriodThenTime(a: Reading, b: Reading): number {
  const ends = [storedPeriod(a.period).end, storedPeriod(b.period).end] as const;
  if (ends[0] !== ends[1]) return ends[0] < ends[1] ? -1 : 1;
  return Temporal.Instant.compare(a.at, b.at);
}
