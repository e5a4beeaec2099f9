import type { Decimal } from "../numbers/decimal.ts";
import { decimal } from "../numbers/decimal.ts";

/** `day` from any origin; only points of one `season` are compared for the slope. */
export type Point = { day: number; value: Decimal; season: string };
/** A straight line with the spread of its slope. */
export type TrendLine = {
  /** per day */
  slope: Decimal;
  at(day: number): { value: Decimal; low: Decimal; high: Decimal };
  /** first whole day on which the line has reached `value`; undefined when it runs level */
  dayOf(value: Decimal): number | undefined;
};

/** z of a two-sided interval of 80 %. */
const z80 = 1.2816;

/**
 * Robust trend: the median of all pairwise slopes, with Sen's rank interval of 80 % around it
 * (P. K. Sen 1968, J. Am. Stat. Assoc. 63; by season as Hirsch et al. 1982). Undefined when no two points can be compared.
 */
export function trendLine(points: Point[]): TrendLine | undefined {
  const slopes = pairwiseSlopes(points).sort((a, b) => a.cmp(b));
  const slope = median(slopes);
  if (slope === undefined) return undefined;
  const reach = z80 * Math.sqrt(rankVariance(points));
  const low = slopes[Math.max(0, Math.floor((slopes.length - reach) / 2) - 1)] ?? slope;
  const high = slopes[Math.min(slopes.length - 1, Math.ceil((slopes.length + reach) / 2))] ?? slope;
  return {
    slope,
    at: (day) => ({
      value: valueAt(points, slope, day),
      low: valueAt(points, low, day),
      high: valueAt(points, high, day),
    }),
    dayOf: (value) => {
      if (slope.eq(0)) return undefined;
      return Math.ceil(
        value
          .minus(valueAt(points, slope, 0))
          .div(slope)
          .toNumber(),
      );
    },
  };
}

/** The median of what each point becomes when moved to `day` along the slope. */
function valueAt(points: Point[], slope: Decimal, day: number): Decimal {
  const moved = points.map((point) => point.value.plus(slope.times(day - point.day)));
  return median(moved.sort((a, b) => a.cmp(b))) ?? decimal(0);
}

function pairwiseSlopes(points: Point[]): Decimal[] {
  return points.flatMap((a, index) =>
    points
      .slice(index + 1)
      .filter((b) => b.season === a.season && b.day !== a.day)
      .map((b) => b.value.minus(a.value).div(b.day - a.day)),
  );
}

/** Variance of Kendall's S without ties, summed over seasons. */
function rankVariance(points: Point[]): number {
  const sizes = new Map<string, number>();
  for (const { season } of points) sizes.set(season, (sizes.get(season) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1) * (2 * n + 5)) / 18, 0);
}

function median(sorted: Decimal[]): Decimal | undefined {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper && lower ? upper.plus(lower).div(2) : undefined;
}
