import type { Decimal } from "../numbers/decimal.ts";
import type { LightLimits } from "../project/project.ts";
import type { AchievementState, Light } from "./assessment.ts";

/** Per cent of the way that must be expected before a value says more than its own noise (DOMAIN, section 3). */
const leastExpected = 10;

export type LightInput = {
  state: AchievementState;
  /** only in states that show a per cent: against the target at the date, or the goal where none holds */
  percent?: Decimal;
  /** per cent of the whole way that the target at the date asks for; undefined when none holds */
  expected?: Decimal;
  /** the value is from before driftsstart */
  beforeStart: boolean;
  limits: LightLimits;
};

/** Compared unrounded: 79.999 is red. Where no target holds at the date only the two ends are judged. */
export function trafficLight({ state, percent, expected, beforeStart, limits }: LightInput): Light {
  if (percent === undefined) return "notAssessed";
  if (beforeStart || expected?.lt(leastExpected)) return "tooEarly";
  if (state === "worseThanBaseline") return "red";
  if (expected === undefined) return state === "reached" ? "green" : "notAssessed";
  if (percent.gte(limits.green)) return "green";
  return percent.gte(limits.yellow) ? "yellow" : "red";
}
