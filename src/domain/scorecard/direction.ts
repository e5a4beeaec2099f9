import type { Decimal } from "../numbers/decimal.ts";
import type { Direction, Measure, ScorecardRow } from "../project/measure.ts";
import type { Trend } from "./assessment.ts";

const directionWords: [Direction, RegExp][] = [
  [
    "decrease",
    /^(?:redu[ks]|reduc|minsk|senk|lavere|lågare|lower|ned|færre|mindre|kortere|kortare|fewer|less|decreas)/,
  ],
  ["increase", /^(?:øk|auk|høyere|høgare|higher|opp|flere|fleire|mer\b|meir|større|more|increas)/],
  ["hold", /^(?:hold|behold|bevar|oppretthold|halde|uendr|stabil|maintain|keep|unchanged|stable)/],
];

/** The direction that a word in a target's place gives ("Reduksjon"), in nb, nn or en; undefined for other text. */
export function readDirection(text: string): Direction | undefined {
  const words = text.trim().toLowerCase();
  return directionWords.find(([, pattern]) => pattern.test(words))?.[0];
}

/** "Ønsket utvikling", else what a target written as text says. */
export function declaredDirection(measure: Measure, row: ScorecardRow): Direction | undefined {
  return measure.direction ?? (row.targetText === undefined ? undefined : readDirection(row.targetText));
}

/** The sign of `target − baseline`, else the declared one. */
export function wantedDirection(
  baseline: Decimal | undefined,
  target: Decimal | undefined,
  declared: Direction | undefined,
): Direction | undefined {
  if (baseline === undefined || target === undefined || target.eq(baseline)) return declared;
  return target.gt(baseline) ? "increase" : "decrease";
}

/** Undefined when nobody has said which way is right, and for `hold`, `wrongWay` whichever way it went. */
export function trendSince(
  baseline: Decimal | undefined,
  value: Decimal,
  direction: Direction | undefined,
): Trend | undefined {
  if (baseline === undefined || direction === undefined) return undefined;
  if (value.eq(baseline)) return "unchanged";
  return direction === (value.gt(baseline) ? "increase" : "decrease") ? "rightWay" : "wrongWay";
}

/** Is the target met? Without a direction only a value equal to the target is known to meet it. */
export function meetsTarget(value: Decimal, target: Decimal, direction: Direction | undefined): boolean | undefined {
  if (value.eq(target)) return true;
  if (direction === undefined) return undefined;
  return direction === (value.gt(target) ? "increase" : "decrease");
}
