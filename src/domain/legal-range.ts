import type { Decimal } from "./decimal.ts";
import { decimal } from "./decimal.ts";
import type { Measure } from "./measure.ts";

/** Lowest and highest value a measure can have; undefined where there is no bound. */
export type LegalRange = { low?: Decimal; high?: Decimal };

/** Things and time are counted from nothing up; money and calculated figures can be below zero. */
const countedUnit =
  /^(?:antall|antal|tal på|number|count|årsverk|fte|dag|day|time|timar|hour|døgn|uke|veke|week|måned|månad|month|minutt|minute|sekund|second|stk)/;

export function isCount(measure: Measure): boolean {
  return !measure.percent && countedUnit.test(measure.unit.trim().toLowerCase());
}

export function legalRange(measure: Measure): LegalRange {
  if (measure.percent) return { low: decimal(0), high: decimal(100) };
  return isCount(measure) ? { low: decimal(0) } : {};
}

export function withinLegalRange(value: Decimal, { low, high }: LegalRange): Decimal {
  if (low !== undefined && value.lt(low)) return low;
  return high !== undefined && value.gt(high) ? high : value;
}
