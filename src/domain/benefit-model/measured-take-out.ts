import { type Decimal, decimal } from "../numbers/decimal.ts";
import { type Measure, rowKey, type ScorecardRow } from "../project/measure.ts";
import type { Benefit, Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { presentSeries } from "../project/series-break.ts";
import { isHidden } from "../project/small-counts.ts";
import { declaredDirection, wantedDirection } from "../scorecard/direction.ts";

/** Why there is no figure of what is taken out, or none of what is possible. */
type TakeOutGap = "notMeasured" | "hidden" | "noBaseline" | "noTarget" | "noDirection" | "notSummable";

/**
 * What a benefit with a measure and a unit price is worth by its newest readings: the change since the baseline times
 * the price, below zero when it went the wrong way; possible is the change to the final target. Computed, never stated.
 */
export type MeasuredTakeOut = {
  benefit: Benefit;
  measure: Measure;
  unitPrice: Decimal;
  possible?: Decimal;
  taken?: Decimal;
  gap?: TakeOutGap;
  /** newest period of the readings it is computed of */
  period?: string;
  /** offices left out since they lack a figure, when others have it */
  missingOffices: string[];
};

type Facts = Pick<Plan, "benefits" | "measures" | "rows">;
type Change = { row: ScorecardRow; taken?: Decimal; possible?: Decimal; gap?: TakeOutGap; period?: string };

export function measuredTakeOuts(plan: Facts, latest: Reading[]): MeasuredTakeOut[] {
  const newest = new Map(latest.map((reading) => [rowKey(reading), reading]));
  return plan.benefits.flatMap((benefit) => {
    const { unitPrice } = benefit;
    const measure = plan.measures.find(({ id }) => id === benefit.measureId);
    if (unitPrice === undefined || measure === undefined) return [];
    const rows = plan.rows.filter((row) => row.measureId === measure.id);
    const present = new Set(presentSeries(measure, latest));
    const newestOf = (row: ScorecardRow) => {
      const reading = newest.get(rowKey(row));
      return reading && present.has(reading) ? reading : undefined;
    };
    const changes = rows.map((row) => changeOf(measure, row, newestOf(row)));
    return [{ benefit, measure, unitPrice, ...worthOf(measure, changes, unitPrice) }];
  });
}

type Worth = Pick<MeasuredTakeOut, "possible" | "taken" | "gap" | "period" | "missingOffices">;

/** Shares of several offices are not added; offices without a figure are left out of both and named. */
function worthOf(measure: Measure, changes: Change[], unitPrice: Decimal): Worth {
  if (changes.length > 1 && measure.kind !== "additive") return { gap: "notSummable", missingOffices: [] };
  const taken = changes.filter((change) => change.taken !== undefined);
  // possible and taken out are of the same offices, so that the one can be held against the other
  const counted = taken.length === 0 ? changes : taken;
  const price = (amounts: (Decimal | undefined)[]) => priced(amounts, unitPrice);
  const gap = changes.find((change) => change.gap !== undefined && !isCounted(change, taken))?.gap;
  const possible = price(counted.map((change) => change.possible));
  const lacksTarget = possible === undefined && taken.length > 0;
  return {
    possible,
    taken: taken.length === 0 ? undefined : price(taken.map((change) => change.taken)),
    gap: taken.length === 0 ? (gap ?? "notMeasured") : lacksTarget ? "noTarget" : undefined,
    period: taken
      .map(({ period }) => period ?? "")
      .sort()
      .at(-1),
    missingOffices:
      taken.length === 0
        ? []
        : changes.filter((change) => !isCounted(change, taken)).map(({ row }) => row.office ?? ""),
  };
}

function isCounted(change: Change, taken: Change[]): boolean {
  return taken.includes(change);
}

/** Undefined as soon as one is: a sum of some would look like that of all. */
function priced(amounts: (Decimal | undefined)[], unitPrice: Decimal): Decimal | undefined {
  let sum = decimal(0);
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    sum = sum.plus(amount);
  }
  return amounts.length === 0 ? undefined : sum.times(unitPrice);
}

/** In the measure's unit, above zero the way that is wanted. */
function changeOf(measure: Measure, row: ScorecardRow, reading: Reading | undefined): Change {
  const { baseline, finalTarget } = row;
  if (baseline === undefined) return { row, gap: "noBaseline" };
  // a sum of money would tell the small count it is made of
  if (isHidden(measure, baseline) || isHidden(measure, reading?.value)) return { row, gap: "hidden" };
  const direction = wantedDirection(baseline, finalTarget, declaredDirection(measure, row));
  if (direction === undefined || direction === "hold") return { row, gap: "noDirection" };
  const gained = (value: Decimal) => (direction === "increase" ? value.minus(baseline) : baseline.minus(value));
  const possible = finalTarget && { possible: gained(finalTarget) };
  if (reading === undefined) return { row, ...possible, gap: "notMeasured" };
  return { row, ...possible, taken: gained(reading.value), period: reading.period };
}
