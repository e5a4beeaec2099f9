import type { Decimal } from "../numbers/decimal.ts";
import { decimal } from "../numbers/decimal.ts";
import { hasNumber } from "./achievement.ts";
import type { CombinedAssessment, TotalPicture } from "./assessment.ts";

type Item = { measureId: string; assessment: CombinedAssessment };
type LeftOut = TotalPicture["leftOut"][number];

/** Mean of the measures' achievement against the target at the date, each held within 0–100; the weakest as it is, not held. */
export function totalPicture(items: Item[]): TotalPicture {
  const counted: { measureId: string; percent: Decimal }[] = [];
  const leftOut: LeftOut[] = [];
  for (const { measureId, assessment } of items) {
    const reason = reasonToLeaveOut(assessment);
    if (reason !== undefined) leftOut.push({ measureId, reason });
    else if (assessment.percent !== undefined) counted.push({ measureId, percent: assessment.percent });
  }
  return {
    percent: meanWithin(counted.map((measure) => measure.percent)),
    counted: counted.map((measure) => measure.measureId),
    leftOut,
    weakest: weakestOf(counted),
  };
}

/**
 * A measure without a numeric target lacks just that, measured or not: asking for its value wouldn't help.
 * A final target without a date counts once the value has reached it, or is worse than the baseline: whatever the
 * target at the date may be, that is 100 and 0. In between it says nothing about the date.
 */
function reasonToLeaveOut(assessment: CombinedAssessment): LeftOut["reason"] | undefined {
  const { state, light, target, percent, method } = assessment;
  if (state === "notMeasured") return target === undefined && method !== "unknown" ? "noTarget" : "notMeasured";
  if (!hasNumber(state) || percent === undefined) return state;
  if (light === "tooEarly") return "tooEarly";
  return light === "notAssessed" ? "noTarget" : undefined;
}

function meanWithin(percents: Decimal[]): Decimal | undefined {
  if (percents.length === 0) return undefined;
  return percents.reduce((sum, percent) => sum.plus(withinRange(percent)), decimal(0)).div(percents.length);
}

function withinRange(percent: Decimal): Decimal {
  if (percent.lt(0)) return decimal(0);
  return percent.gt(100) ? decimal(100) : percent;
}

function weakestOf(counted: { measureId: string; percent: Decimal }[]): TotalPicture["weakest"] {
  const [first, ...rest] = counted;
  return first && rest.reduce((weakest, measure) => (measure.percent.lt(weakest.percent) ? measure : weakest), first);
}
