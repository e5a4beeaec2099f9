import { decimal, roundTo } from "../../../src/domain/numbers/decimal.ts";
import type { Point } from "../../../src/domain/scorecard/trend-line.ts";
import { trendLine } from "../../../src/domain/scorecard/trend-line.ts";

function pointsOf(values: number[], days: number[]): Point[] {
  return values.map((value, index) => ({ day: days[index] ?? 0, value: decimal(value), season: "" }));
}
const numbers = (line: ReturnType<typeof trendLine>, day: number) => {
  const { value, low, high } = line?.at(day) ?? {};
  return [low, value, high].map((number) => number && roundTo(number, 6).toNumber());
};

describe("a robust trend line", () => {
  it("has the slope and the 80 % interval that SciPy's theilslopes gives", () => {
    // scipy.stats.theilslopes(values, days, 0.8): slope 0.1, low 0.075, high 0.125
    const line = trendLine(pointsOf([1, 3, 2, 5, 4, 7, 5, 9, 8, 12], [0, 10, 20, 30, 41, 50, 60, 70, 80, 90]));
    expect(line?.slope.toFixed()).toBe("0.1");
    expect(numbers(line, 200)).toEqual([17.125, 21.5, 25.5]);
    expect(line?.dayOf(decimal("21.5"))).toBe(200);
    expect(line?.dayOf(decimal("21.51"))).toBe(201);
  });

  it("takes the middle of an odd number of slopes, and the mean of the two middle ones of an even", () => {
    expect(trendLine(pointsOf([0, 1, 4], [0, 1, 2]))?.slope.toNumber()).toBe(2);
    expect(trendLine(pointsOf([0, 1, 4, 9], [0, 1, 2, 3]))?.slope.toNumber()).toBe(3);
  });

  it("can't be drawn through points that can't be compared", () => {
    expect(trendLine([])).toBeUndefined();
    expect(trendLine(pointsOf([1, 2], [5, 5]))).toBeUndefined();
    const seasons = ["-Q1", "-Q2"].map((season, day) => ({ day, value: decimal(day), season }));
    expect(trendLine(seasons)).toBeUndefined();
  });

  it("ignores a second value of the same day, and never gets anywhere when it is level", () => {
    expect(trendLine(pointsOf([1, 2, 3, 3], [0, 1, 2, 2]))?.slope.toNumber()).toBe(1);
    expect(trendLine(pointsOf([5, 5, 5], [0, 1, 2]))?.dayOf(decimal(6))).toBeUndefined();
  });

  it("sums the uncertainty over seasons", () => {
    const both = [0, 1, 2, 3, 4].flatMap((year) =>
      ["-H1", "-H2"].map((season, half) => ({
        day: 2 * year + half,
        value: decimal(year * year + 100 * half),
        season,
      })),
    );
    const line = trendLine(both);
    // per season the slopes are (i + j) / 2 for years i < j; of the 20 the ranks 6 and 16 bound 80 %
    expect(line?.slope.toNumber()).toBe(2);
    expect(line?.at(100).low.lt(line.at(100).value)).toBe(true);
  });
});
