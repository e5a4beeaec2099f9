import type { Decimal } from "../numbers/decimal.ts";
import { decimal } from "../numbers/decimal.ts";
import type { Measure } from "../project/measure.ts";
import { isCountUnit } from "../project/unit-kind.ts";

/** Lowest and highest value a measure can have; undefined where there is no bound. */
export type LegalRange = { low?: Decimal; high?: Decimal };

const money = /^(?:kr\b|kroner|nok\b|mill|mrd)/i;

/** Things and time are counted from nothing up; money and calculated figures can be below zero. */
export function isCount({ percent, unit }: Measure): boolean {
  return !percent && isCountUnit(unit) && !money.test(unit.trim());
}

export function legalRange(measure: Measure): LegalRange {
  if (measure.percent) return { low: decimal(0), high: decimal(100) };
  return isCount(measure) ? { low: decimal(0) } : {};
}

export function withinLegalRange(value: Decimal, { low, high }: LegalRange): Decimal {
  if (low !== undefined && value.lt(low)) return low;
  return high !== undefined && value.gt(high) ? high : value;
}
