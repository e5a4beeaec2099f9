import fc from "fast-check";
import { roundTo } from "../../../src/domain/numbers/decimal.ts";
import type { ForecastInput } from "../../../src/domain/scorecard/forecast.ts";
import { forecast } from "../../../src/domain/scorecard/forecast.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { nextPeriod, storedPeriod } from "../../../src/domain/time/period.ts";
import { measureOf, readingOf, rowOf } from "./scorecard-sample.ts";

const row = rowOf({ baseline: "0", baselineDate: "2022-12-31", finalTarget: "75", finalDate: "2025-12-31" });
const monthly = measureOf({ frequency: "month" });

/** Monthly, each measured on the first of its month. */
function readingsOf(values: string[], from = "2023-01") {
  let period = storedPeriod(from);
  return values.map((value) => {
    const reading = readingOf(value, period.key, { measuredOn: period.start });
    period = nextPeriod(period);
    return reading;
  });
}
/** One reading every tenth day: the slope is a tenth of the step. */
function everyTenthDay(values: string[]) {
  return values.map((value, index) => {
    const measuredOn = addDays("2023-01-10", 10 * index);
    return readingOf(value, measuredOn.slice(0, 7), { measuredOn });
  });
}
function forecastOf(some: Partial<ForecastInput>) {
  const found = forecast({ measure: monthly, row, targets: [], readings: [], startDate: "2023-01-01", ...some });
  const { value, low, high } = found?.atFinalDate ?? {};
  const [at, least, most] = [value, low, high].map((number) => number && roundTo(number, 3).toNumber());
  return found && { kind: found.kind, at, least, most, reaches: found.reachesTargetOn };
}

describe("the forecast", () => {
  it.each([
    [3, undefined],
    [4, "preliminary"],
    [7, "preliminary"],
    [8, "full"],
  ])("from %i readings is %s", (count, kind) => {
    const readings = readingsOf(Array.from({ length: count + 1 }, (_, n) => String(n))).slice(1);
    expect(forecastOf({ readings })?.kind).toBe(kind);
  });

  it("doesn't count the baseline, or readings before driftsstart", () => {
    const early = readingsOf(["1", "2", "3"], "2022-10");
    const later = readingsOf(["4", "5", "6"], "2023-02");
    expect(forecastOf({ readings: [...early, ...later] })).toBeUndefined();
    expect(forecastOf({ readings: [...early, ...later], startDate: undefined })).toBeUndefined();
    expect(forecastOf({ readings: [...early, ...later], startDate: "2022-01-01", row: rowOf() })?.kind).toBe(
      "preliminary",
    );
  });

  it("doesn't count a reading of driftsstart's own day", () => {
    const readings = readingsOf(["1", "2", "3", "4"]);
    expect(readings[0]?.measuredOn).toBe("2023-01-01");
    expect(forecastOf({ readings })).toBeUndefined();
  });

  it("follows a straight line exactly, without spread, in whatever order the readings come", () => {
    // one point every tenth day from 10 January 2023: 75 points are reached 740 days after the first
    const readings = everyTenthDay(["1", "2", "3", "4", "5"]).reverse();
    const due = { ...row, finalDate: addDays("2023-01-10", 500) };
    expect(forecastOf({ readings, row: due })).toEqual({
      kind: "preliminary",
      at: 51,
      least: 51,
      most: 51,
      reaches: addDays("2023-01-10", 740),
    });
  });

  it("reads a decreasing measure the same way", () => {
    const falling = rowOf({ baseline: "60", baselineDate: "2022-12-31", finalTarget: "10", finalDate: "2023-12-31" });
    const readings = everyTenthDay(["50", "49", "48", "47"]);
    expect(forecastOf({ row: falling, readings })?.reaches).toBe(addDays("2023-01-10", 400));
  });

  it("is not drawn off by one wild reading, but says so by its spread", () => {
    const straight = forecastOf({ readings: everyTenthDay(["1", "2", "3", "4", "5", "6", "7", "8", "9"]) });
    const wild = forecastOf({ readings: everyTenthDay(["1", "2", "3", "40", "5", "6", "7", "8", "9"]) });
    expect(wild?.at).toBe(straight?.at);
    expect(wild?.least).toBeLessThanOrEqual(wild?.at ?? 0);
  });

  it.each([
    ["heading away", ["9", "8", "7", "6"], "never"],
    ["standing still", ["5", "5", "5", "5"], "never"],
    ["so slow that it takes over a hundred years", ["5", "5.0001", "5.0002", "5.0003"], "never"],
    ["there already", ["60", "65", "70", "76"], undefined],
  ])("says when the target is reached: %s", (_, values, reaches) => {
    expect(forecastOf({ readings: everyTenthDay(values) })?.reaches).toBe(reaches);
  });

  it("of a trend past the target, where the newest value just misses it, is the day after", () => {
    const readings = everyTenthDay(["50", "60", "70", "80", "74"]);
    expect(forecastOf({ readings })?.reaches).toBe(addDays("2023-01-10", 41));
  });

  it("stays within what the unit allows", () => {
    expect(forecastOf({ readings: everyTenthDay(["10", "20", "30", "40"]) })).toMatchObject({ at: 100, most: 100 });
    const count = measureOf({ frequency: "month", percent: false, unit: "Antall" });
    expect(forecastOf({ measure: count, readings: everyTenthDay(["40", "30", "20", "10"]) })).toMatchObject({
      at: 0,
      least: 0,
    });
    const money = measureOf({ frequency: "month", percent: false, unit: "Kroner" });
    expect(forecastOf({ measure: money, readings: everyTenthDay(["40", "30", "20", "10"]) })?.at).toBeLessThan(0);
  });

  it.each([
    ["no final date", { finalDate: undefined }, undefined],
    ["the final date is the newest reading's", { finalDate: "2023-02-09" }, undefined],
    ["the final date has passed", { finalDate: "2023-01-31" }, undefined],
  ])("tells no value at the final date: %s", (_, some, value) => {
    const readings = everyTenthDay(["1", "2", "3", "4"]);
    expect(forecastOf({ readings, row: { ...row, ...some } })?.at).toBe(value);
  });

  it("tells no day without a final target", () => {
    const found = forecastOf({
      readings: everyTenthDay(["1", "2", "3", "4"]),
      row: { ...row, finalTarget: undefined },
    });
    expect(found).toMatchObject({ at: expect.any(Number), reaches: undefined });
  });

  describe("of a seasonal measure", () => {
    const seasonal = measureOf({ seasonal: true });
    // high every winter, and a point lower each year
    const readings = ["2023", "2024", "2025"].flatMap((year, n) =>
      ["30", "20", "10", "20"].map((value, quarter) => readingOf(String(Number(value) - n), `${year}-Q${quarter + 1}`)),
    );
    const later = { ...row, finalTarget: undefined, finalDate: "2026-12-31" };

    it.each([
      ["seven quarters are too few", 7, undefined],
      ["eight quarters are two years", 8, "full"],
    ])("%s", (_, count, kind) => {
      expect(forecastOf({ measure: seasonal, readings: readings.slice(0, count) })?.kind).toBe(kind);
    });

    it("is two whole years also when they begin in spring", () => {
      expect(forecastOf({ measure: seasonal, readings: readings.slice(1, 8) })).toBeUndefined();
      expect(forecastOf({ measure: seasonal, readings: readings.slice(1, 9) })?.kind).toBe("full");
    });

    it("compares winter with winter: a point a year, not the season's swing", () => {
      const found = forecastOf({ measure: seasonal, row: later, readings });
      expect(found?.at).toBeGreaterThan(15);
      expect(found?.at).toBeLessThan(20);
    });
  });

  it("has its value within its spread and the legal range, whatever was measured", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }).map(String), { minLength: 4, maxLength: 14 });
    fc.assert(
      fc.property(values, (list) => {
        const found = forecastOf({ readings: readingsOf(list, "2023-02") });
        const { at = -1, least = -1, most = -1, reaches } = found ?? {};
        expect(0 <= least && least <= at && at <= most && most <= 100).toBe(true);
        expect(reaches === undefined || reaches === "never" || /^\d{4}-\d\d-\d\d$/.test(reaches)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
