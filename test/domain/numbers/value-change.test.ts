import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { changeOf, compareWithReading } from "../../../src/domain/numbers/value-change.ts";
import { measureOf, readingOf } from "../scorecard/scorecard-sample.ts";

describe("a change", () => {
  it("of a share is in percentage points, of anything else in its unit", () => {
    expect(changeOf(measureOf(), decimal("47"), decimal("45.5"))).toEqual({
      difference: decimal("-1.5"),
      unit: "percentagePoints",
    });
    expect(changeOf(measureOf({ percent: false }), decimal(7140), decimal(1000))).toEqual({
      difference: decimal(-6140),
      unit: "unit",
    });
    expect(changeOf(measureOf(), decimal(3), decimal(3)).difference.toFixed()).toBe("0");
  });
});

describe("what a reading is compared with", () => {
  const q3 = readingOf("47", "2022-Q3");
  const series = [
    readingOf("41", "2021-Q3"),
    readingOf("45", "2022-Q2"),
    readingOf("43", "2022-Q1"),
    readingOf("50", "2022-Q4"),
    readingOf("1", "2022-Q2", { office: "Grue", at: "2022-12-01T00:00:00Z" }),
  ];

  it.each([
    ["the newest earlier period", false, "2022-Q2 45"],
    ["the same period last year, for a seasonal measure", true, "2021-Q3 41"],
  ])("%s", (_, seasonal, id) => {
    expect(compareWithReading(q3, series, measureOf({ seasonal }))?.id).toBe(id);
  });

  it("the last given of a corrected period, at whatever precision the times are", () => {
    const corrected = readingOf("46", "2022-Q2", { at: "2022-10-03T08:00:00.500Z" });
    expect(compareWithReading(q3, [corrected, ...series], measureOf())).toBe(corrected);
  });

  it("nothing when there is none", () => {
    expect(compareWithReading(q3, [], measureOf())).toBeUndefined();
    expect(compareWithReading(q3, [q3, readingOf("45", "2022-Q2")], measureOf({ seasonal: true }))).toBeUndefined();
  });
});
