import type { Decimal } from "../numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../project/measure.ts";
import type { Reading } from "../project/reading.ts";
import type { TargetAt } from "./assessment.ts";
import { isCount } from "./legal-range.ts";

/** Why the owner is asked to confirm. `compared` is what the value was held against; for `bareShare` what it may have meant. */
export type Doubt = {
  reason: "outsideShare" | "negativeCount" | "bareShare" | "farFromLast" | "farFromBaseline" | "bigJump";
  compared?: Decimal;
};
export type ImplausibleInput = {
  measure: Measure;
  row: ScorecardRow;
  value: Decimal;
  /** from `readQuantity` */
  bareShare: boolean;
  last?: Reading;
  target?: TargetAt;
};

/** Share of the last value, and of the way from baseline to target, that a value may move without a question. */
const unaskedMove = 0.5;

/** Empty = plausible. The confirmed value is saved as given, so this never changes it. */
export function implausible({ measure, row, value, bareShare, last, target }: ImplausibleInput): Doubt[] {
  const doubts: Doubt[] = [];
  if (measure.percent && (value.lt(0) || value.gt(100))) doubts.push({ reason: "outsideShare" });
  if (isCount(measure) && value.lt(0)) doubts.push({ reason: "negativeCount" });
  if (measure.percent && bareShare) doubts.push({ reason: "bareShare", compared: value.times(100) });
  const from = last?.value ?? row.baseline;
  if (from === undefined) return doubts;
  if (isFarFrom(value, from)) doubts.push({ reason: last ? "farFromLast" : "farFromBaseline", compared: from });
  if (isBigJump(value, from, row.baseline, row.finalTarget ?? target?.value)) {
    doubts.push({ reason: "bigJump", compared: from });
  }
  return doubts;
}

/** Per cent of zero is nothing to compare with: from zero only the jump is judged. */
function isFarFrom(value: Decimal, from: Decimal): boolean {
  return !from.eq(0) && value.minus(from).abs().gt(from.abs().times(unaskedMove));
}

/** The whole way, to the final target where there is one: half the way to the first delmål is everyday noise. */
function isBigJump(value: Decimal, from: Decimal, baseline: Decimal | undefined, goal: Decimal | undefined): boolean {
  if (baseline === undefined || goal === undefined || goal.eq(baseline)) return false;
  return value.minus(from).abs().gt(goal.minus(baseline).abs().times(unaskedMove));
}
