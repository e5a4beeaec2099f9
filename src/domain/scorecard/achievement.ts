import { isOutdated } from "../asking/ask-period.ts";
import type { Decimal } from "../numbers/decimal.ts";
import { decimal, quotient, roundTo } from "../numbers/decimal.ts";
import type { Direction, Measure, ScorecardRow, Target } from "../project/measure.ts";
import type { LightLimits } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { isOfSeries } from "../project/series-break.ts";
import { isHidden } from "../project/small-counts.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import type { AchievementState, Assessment, TargetAt } from "./assessment.ts";
import { declaredDirection, meetsTarget, trendSince, wantedDirection } from "./direction.ts";
import { goalTarget, targetAt } from "./target.ts";
import { trafficLight } from "./traffic-light.ts";

export type AssessInput = {
  measure: Measure;
  row: ScorecardRow;
  targets: Target[];
  /** the newest one; a text answer may be older */
  reading?: Reading;
  today: IsoDate;
  /** driftsstart */
  startDate?: IsoDate;
  limits: LightLimits;
  roundOpen?: boolean;
};

/** What a value is judged by, of one row or of several offices combined. */
export type JudgedFacts = {
  value: Decimal;
  date: IsoDate;
  period: string;
  baseline?: Decimal;
  /** that holds at `date` */
  target?: TargetAt;
  /** where the path leads */
  goal?: TargetAt;
  finalTarget?: Decimal;
  declared?: Direction;
  outdated: boolean;
  beforeStart: boolean;
  /** measured on the baseline's day or before it: says nothing of the way since */
  beforeBaseline?: boolean;
  limits: LightLimits;
};

/**
 * A quotient or an interpolated target can end in a 40th decimal that is off by one; rounded here, 95 is exactly 95.
 * Values of up to 18 digits can't come nearer to a limit than this without being on it.
 */
const settledPlaces = 24;
const statesWithNumber: ReadonlySet<AchievementState> = new Set([
  "worseThanBaseline",
  "reached",
  "onTrack",
  "underway",
]);

/** Per cent of the way from `baseline` to `target`: negative when worse than the baseline, not clamped; undefined when there is no way (t = b). */
export function achievementPercent(value: Decimal, baseline: Decimal, target: Decimal): Decimal | undefined {
  if (target.eq(baseline)) return undefined;
  const way = decimal(target).minus(baseline);
  return roundTo(quotient(decimal(value).minus(baseline).times(100), way), settledPlaces);
}

/** The reading's own date: the day it was measured, else its period's last day. */
export function readingDate(reading: Reading): IsoDate {
  return reading.measuredOn ?? storedPeriod(reading.period).end;
}

/** Measured on the baseline's own day or before it: no step on the way from it. */
export function isBeforeBaseline({ baselineDate }: ScorecardRow, reading: Reading): boolean {
  return baselineDate !== undefined && readingDate(reading) <= baselineDate;
}

/** Does the state show a per cent of its own? `outdated` has at most the one it had then. */
export function hasNumber(state: AchievementState): boolean {
  return statesWithNumber.has(state);
}

/** Judges one row's reading at the reading's own date; `today` only tells whether it is outdated. */
export function assess(given: AssessInput): Assessment {
  const input = inItsSeries(given);
  const { measure, row, targets, reading, today, startDate, limits, roundOpen = false } = input;
  const goal = goalTarget(row, targets);
  if (reading === undefined) {
    const target = targetAt(row, targets, today, startDate) ?? goal;
    return { state: "notMeasured", light: "notAssessed", baseline: row.baseline, target };
  }
  const date = readingDate(reading);
  const judged = judge({
    value: reading.value,
    date,
    period: reading.period,
    baseline: row.baseline,
    target: targetAt(row, targets, date, startDate),
    goal,
    finalTarget: row.finalTarget,
    declared: declaredDirection(measure, row),
    outdated: !roundOpen && isOutdated(measure, row, storedPeriod(reading.period), today),
    beforeStart: startDate !== undefined && date < startDate,
    beforeBaseline: isBeforeBaseline(row, reading),
    limits,
  });
  return isHidden(measure, reading.value) || isHidden(measure, row.baseline) ? withheld(judged) : judged;
}

/** What was measured before a break of the series is held against nothing that came with the new one. */
function inItsSeries(input: AssessInput): AssessInput {
  const { measure, row, reading } = input;
  if (reading === undefined || isOfSeries(measure, readingDate(reading))) return input;
  const { measureId, office } = row;
  return { ...input, row: { measureId, office }, targets: [] };
}

/** Per cent, light, trend and "target met" would tell a small count as well as the number does. */
export function withheld({ state, value, date, period, baseline, target }: Assessment): Assessment {
  const kept = { value, date, period, baseline, target, withheld: true } as const;
  return { state: state === "outdated" ? state : "smallCount", light: "notAssessed", ...kept };
}

/** The cases of the scorecard, the first that holds (DOMAIN, section 3). */
export function judge(facts: JudgedFacts): Assessment {
  const { value, date, period, baseline, finalTarget, beforeStart, limits } = facts;
  const target = judgedAgainst(facts);
  const percent = percentOf(value, baseline, target?.value);
  const percentOfFinal = percentOf(value, baseline, finalTarget);
  const fresh = freshState(baseline, target, percent, percentOfFinal);
  const state = facts.outdated ? "outdated" : fresh;
  const direction = wantedDirection(baseline, target?.value, facts.declared);
  const light = trafficLight({
    state,
    percent: hasNumber(state) ? percent : undefined,
    expected: expectedShare(facts),
    beforeStart,
    limits,
  });
  return {
    state,
    light,
    value,
    date,
    period,
    percent,
    target,
    percentOfFinal,
    baseline,
    trend: facts.beforeBaseline ? undefined : trendSince(baseline, value, direction),
    ...(facts.beforeBaseline ? { beforeBaseline: true } : {}),
    met: metOrNot(facts, fresh, target, direction),
  };
}

/**
 * The target at the date, else the goal. At the start of the path the target is the baseline itself: nothing is
 * expected yet, which is not the same as a level to hold, so the goal is looked at then too.
 */
function judgedAgainst({ target, goal, baseline }: JudgedFacts): TargetAt | undefined {
  if (target === undefined) return goal;
  const nothingExpectedYet =
    target.kind === "computed" && baseline?.eq(target.value) === true && goal?.value.eq(baseline) === false;
  return nothingExpectedYet ? goal : target;
}

function freshState(
  baseline: Decimal | undefined,
  target: TargetAt | undefined,
  percent: Decimal | undefined,
  percentOfFinal: Decimal | undefined,
): AchievementState {
  if (target === undefined) return "noTarget";
  if (baseline === undefined) return "noBaseline";
  if (percent === undefined) return "holdLevel";
  if (percent.lt(0)) return "worseThanBaseline";
  if (percentOfFinal?.gte(100)) return "reached";
  return percent.gte(100) ? "onTrack" : "underway";
}

/** Per cent of the whole way that is expected at the date; undefined when no dated target holds then. */
function expectedShare({ target, goal, baseline }: JudgedFacts): Decimal | undefined {
  if (target === undefined || target.kind === "undated") return undefined;
  return percentOf(target.value, baseline, goal?.value) ?? decimal(100);
}

/** Only where a per cent of the way can't tell: no baseline, a level to hold, or no target that holds at the date. */
function metOrNot(
  facts: JudgedFacts,
  fresh: AchievementState,
  target: TargetAt | undefined,
  direction: Direction | undefined,
): boolean | undefined {
  if (target === undefined) return undefined;
  if (fresh === "holdLevel") return meetsTarget(facts.value, target.value, direction) ?? false;
  const noDatedTarget = facts.target === undefined || facts.target.kind === "undated";
  return fresh === "noBaseline" || noDatedTarget ? meetsTarget(facts.value, target.value, direction) : undefined;
}

function percentOf(value: Decimal, baseline: Decimal | undefined, target: Decimal | undefined): Decimal | undefined {
  return baseline === undefined || target === undefined ? undefined : achievementPercent(value, baseline, target);
}

/**
 * A per cent as decimal text with ".", half away from zero. With 0 places one decimal is kept where rounding would
 * cross a limit (the light's two, 100 and 0); what would still cross stays on its own side: 79.96 is "79.9", never "80".
 */
export function showPercent(percent: Decimal, places: 0 | 2, limits: LightLimits): string {
  const borders = [limits.green, limits.yellow, 100, 0];
  const crosses = (shown: Decimal) => borders.some((border) => shown.gte(border) !== percent.gte(border));
  const rounded = roundTo(percent, places);
  if (!crosses(rounded)) return rounded.toFixed(places);
  const kept = Math.max(places, 1);
  const nearest = roundTo(percent, kept);
  if (!crosses(nearest)) return nearest.toFixed(kept);
  const step = decimal(nearest.gt(percent) ? -1 : 1).div(10 ** kept);
  return nearest.plus(step).toFixed(kept);
}
