import type { Decimal } from "../domain/numbers/decimal.ts";
import { roundTo } from "../domain/numbers/decimal.ts";
import type { Measure } from "../domain/project/measure.ts";
import { computedPlaces } from "./judged-text.ts";

/** A measure that tells how many decimals its numbers have where they stand together. */
export type Aligned = Measure & { decimals: number };

/** "3,0 % · 1,3 % · 3,3 %": the most decimals among the values shown together, at most those of a computed one. */
export function sameDecimals(measure: Measure, values: (Decimal | undefined)[]): Aligned {
  const decimals = values.map((value) => (value === undefined ? 0 : decimalsOf(value)));
  return { ...measure, decimals: Math.max(0, ...decimals) };
}

function decimalsOf(value: Decimal): number {
  return roundTo(value, computedPlaces).toFixed().split(".")[1]?.length ?? 0;
}
