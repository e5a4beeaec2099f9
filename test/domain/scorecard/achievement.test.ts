import fc from "fast-check";
import { decimal, roundTo } from "../../../src/domain/numbers/decimal.ts";
import type { AssessInput } from "../../../src/domain/scorecard/achievement.ts";
import { achievementPercent, assess, readingDate } from "../../../src/domain/scorecard/achievement.ts";
import type { Assessment } from "../../../src/domain/scorecard/assessment.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { sinceBaseline } from "../../../src/views/judged-text.ts";
import { wordsOf } from "../../../src/views/texts.ts";
import { limits, measureOf, readingOf, rowOf, targetOf } from "./scorecard-sample.ts";

const soon = "2022-10-10";

function assessed(some: Partial<AssessInput>): Assessment {
  const base = { measure: measureOf(), row: rowOf(), targets: [], today: soon, limits };
  return assess({ ...base, ...some });
}

describe("per cent of the way", () => {
  it.each([
    ["P45 against the target at the date", "47", "0", "60", "78.33"],
    ["P45 against the final target", "47", "0", "75", "62.67"],
    ["manual days that shall fall", "1000", "7140", "20", "86.24"],
    ["a batch run that shall fall", "4", "15", "2", "84.62"],
    ["a trillion kroner saved to the krone", "999999999999", "1000000000000", "999999999996", "25"],
    ["zero as a value", "0", "10", "0", "100"],
    ["a baseline of zero, no change", "0", "0", "60", "0"],
    ["no change in a decreasing measure", "7140", "7140", "20", "0"],
    ["worse than the baseline", "3.1", "3", "2", "-10"],
    ["past the target, not clamped", "90", "0", "60", "150"],
    ["negative values", "-5", "-10", "0", "50"],
  ])("%s", (_, value, baseline, target, percent) => {
    const exact = achievementPercent(decimal(value), decimal(baseline), decimal(target));
    expect(exact && roundTo(exact, 2).toFixed()).toBe(percent);
  });

  it("is undefined when there is no way to go", () => {
    expect(achievementPercent(decimal(5), decimal(10), decimal(10))).toBeUndefined();
  });

  it("is 0 at the baseline, 100 at the target, and the same whichever unit it is counted in", () => {
    const anyValue = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => decimal(n).div(100));
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (value, baseline, target) => {
        fc.pre(!target.eq(baseline));
        expect(achievementPercent(baseline, baseline, target)?.toFixed()).toBe("0");
        expect(achievementPercent(target, baseline, target)?.toFixed()).toBe("100");
        const inThousands = achievementPercent(value.div(1000), baseline.div(1000), target.div(1000));
        expect(inThousands?.toFixed()).toBe(achievementPercent(value, baseline, target)?.toFixed());
      }),
    );
  });
});

describe("the cases of the scorecard", () => {
  const falling = { baseline: "3.0", baselineDate: "2022-01-01", finalTarget: "2.0", finalDate: "2022-09-30" };

  it.each<[string, Partial<AssessInput>, Partial<Assessment>]>([
    ["no reading ever", { row: rowOf(falling) }, { state: "notMeasured", light: "notAssessed" }],
    [
      "no target",
      { row: rowOf({ baseline: "3.0" }), reading: readingOf("2.9", "2022-Q3") },
      { state: "noTarget", light: "notAssessed", percent: undefined, trend: undefined },
    ],
    [
      "no target but a direction, right way",
      {
        measure: measureOf({ direction: "decrease" }),
        row: rowOf({ baseline: "3.0" }),
        reading: readingOf("2.9", "2022-Q3"),
      },
      { state: "noTarget", trend: "rightWay", light: "notAssessed" },
    ],
    [
      "no target but a direction in words, wrong way",
      { row: rowOf({ baseline: "3.0", targetText: "Reduksjon" }), reading: readingOf("3.1", "2022-Q3") },
      { state: "noTarget", trend: "wrongWay" },
    ],
    [
      "no target but a direction, unchanged",
      {
        measure: measureOf({ direction: "increase" }),
        row: rowOf({ baseline: "3.0" }),
        reading: readingOf("3.0", "2022-Q3"),
      },
      { state: "noTarget", trend: "unchanged" },
    ],
    [
      "a direction without a baseline",
      { measure: measureOf({ direction: "increase" }), reading: readingOf("3.0", "2022-Q3") },
      { state: "noTarget", trend: undefined },
    ],
    [
      "no baseline, target not met (P128)",
      { row: rowOf({ targetText: "Reduksjon", finalTarget: "90" }), reading: readingOf("92", "2022-Q3") },
      { state: "noBaseline", met: false, percent: undefined, light: "notAssessed" },
    ],
    [
      "no baseline, target met",
      {
        measure: measureOf({ direction: "increase" }),
        row: rowOf({ finalTarget: "90", finalDate: "2022-06-30" }),
        reading: readingOf("92", "2022-Q3"),
      },
      { state: "noBaseline", met: true },
    ],
    [
      "no baseline and no direction",
      { row: rowOf({ finalTarget: "90" }), reading: readingOf("92", "2022-Q3") },
      { state: "noBaseline", met: undefined },
    ],
    [
      "a level to hold, held",
      { row: rowOf({ ...falling, finalTarget: "3.0" }), reading: readingOf("3.0", "2022-Q3") },
      { state: "holdLevel", met: true, percent: undefined, light: "notAssessed" },
    ],
    [
      "a level to hold, lost",
      { row: rowOf({ ...falling, finalTarget: "3.0" }), reading: readingOf("3.1", "2022-Q3") },
      { state: "holdLevel", met: false },
    ],
    [
      "a level to hold at most",
      {
        measure: measureOf({ direction: "decrease" }),
        row: rowOf({ ...falling, finalTarget: "3.0" }),
        reading: readingOf("2.9", "2022-Q3"),
      },
      { state: "holdLevel", met: true, trend: "rightWay" },
    ],
    [
      "a level to hold at least",
      {
        measure: measureOf({ direction: "increase" }),
        row: rowOf({ ...falling, finalTarget: "3.0" }),
        reading: readingOf("2.9", "2022-Q3"),
      },
      { state: "holdLevel", met: false, trend: "wrongWay" },
    ],
    [
      "worse than the baseline",
      { row: rowOf(falling), reading: readingOf("3.1", "2022-Q3") },
      { state: "worseThanBaseline", light: "red", trend: "wrongWay" },
    ],
    [
      "the final target reached",
      { row: rowOf(falling), reading: readingOf("2.0", "2022-Q3") },
      { state: "reached", light: "green", trend: "rightWay" },
    ],
    [
      "no change",
      { row: rowOf(falling), reading: readingOf("3.0", "2022-Q3") },
      { state: "underway", light: "red", trend: "unchanged" },
    ],
    [
      "underway",
      { row: rowOf(falling), reading: readingOf("2.15", "2022-Q3") },
      { state: "underway", light: "yellow", met: undefined },
    ],
    [
      "on track",
      {
        row: rowOf({ ...falling, finalDate: "2024-09-30" }),
        targets: [targetOf("2.5", "2022-09-30")],
        reading: readingOf("2.4", "2022-Q3"),
      },
      { state: "onTrack", light: "green" },
    ],
    [
      "zero as a value",
      { row: rowOf({ ...falling, finalTarget: "0" }), reading: readingOf("0", "2022-Q3") },
      { state: "reached", light: "green" },
    ],
    [
      "an undated final target, met",
      { row: rowOf({ baseline: "3.0", finalTarget: "2.0" }), reading: readingOf("1.9", "2022-Q3") },
      { state: "reached", met: true, light: "green" },
    ],
    [
      "an undated final target, not met",
      { row: rowOf({ baseline: "3.0", finalTarget: "2.0" }), reading: readingOf("2.5", "2022-Q3") },
      { state: "underway", met: false, light: "notAssessed" },
    ],
    [
      "an undated final target, farther away",
      { row: rowOf({ baseline: "3.0", finalTarget: "2.0" }), reading: readingOf("3.5", "2022-Q3") },
      { state: "worseThanBaseline", met: false, light: "red" },
    ],
    [
      "a dated one without a path to it",
      {
        row: rowOf({ baseline: "3.0", finalTarget: "2.0", finalDate: "2024-12-31" }),
        reading: readingOf("2.5", "2022-Q3"),
      },
      { state: "underway", met: false, light: "notAssessed" },
    ],
  ])("%s", (_, input, expected) => {
    expect(assessed(input)).toMatchObject(expected);
  });

  it("judges P45 at August 2015, not at today's date", () => {
    const row = rowOf({ baseline: "0", baselineDate: "2013-01-31", finalTarget: "75", finalDate: "2017-12-31" });
    const reading = readingOf("47", "2015-T2", { measuredOn: "2015-08-31" });
    const measure = measureOf({ frequency: "tertial", direction: "increase" });
    const at = (today: string) => assessed({ measure, row, reading, today, targets: [targetOf("60", "2015-08-31")] });
    for (const today of ["2015-09-02", "2022-10-03"]) {
      const { percent, percentOfFinal, target, date } = at(today);
      expect(percent && roundTo(percent, 2).toFixed()).toBe("78.33");
      expect(percentOfFinal && roundTo(percentOfFinal, 2).toFixed()).toBe("62.67");
      expect([target?.kind, date]).toEqual(["explicit", "2015-08-31"]);
    }
    expect(at("2015-09-02").light).toBe("red");
    expect(at("2022-10-03")).toMatchObject({ state: "outdated", light: "notAssessed" });
  });

  it("takes the day it was measured as the reading's date, else the period's last day", () => {
    expect(readingDate(readingOf("1", "2015", { measuredOn: "2015-08-31" }))).toBe("2015-08-31");
    expect(readingDate(readingOf("1", "2022-Q3"))).toBe("2022-09-30");
  });
});

describe("a row that was never measured", () => {
  it.each([
    [
      "the target that holds today",
      rowOf({ baseline: "0", baselineDate: "2022-01-01", finalTarget: "5", finalDate: "2022-06-30" }),
      "final",
    ],
    ["else where it leads", rowOf({ finalTarget: "5", finalDate: "2024-06-30" }), "final"],
    ["none", rowOf({ baseline: "0" }), undefined],
  ])("says which target waits for it: %s", (_, row, kind) => {
    expect(assessed({ row }).target?.kind).toBe(kind);
  });
});

describe("outdated", () => {
  const row = rowOf({ baseline: "3.0", baselineDate: "2022-01-01", finalTarget: "2.0", finalDate: "2022-06-30" });
  const reading = readingOf("2.0", "2022-Q2");

  it.each([
    ["while the newest period runs", "2022-09-30", "reached"],
    ["until the due date has passed", "2022-10-17", "reached"],
    ["the day after the due date", "2022-10-18", "outdated"],
    ["when the next period ends, it isn't fresh again", "2023-01-02", "outdated"],
  ])("%s", (_, today, state) => {
    expect(assessed({ row, reading, today }).state).toBe(state);
  });

  it("keeps what the value was worth then, without a colour", () => {
    const { state, light, percent, value, period } = assessed({ row, reading, today: "2022-10-18" });
    expect([state, light, percent?.toFixed(), value?.toFixed(), period]).toEqual([
      "outdated",
      "notAssessed",
      "100",
      "2",
      "2022-Q2",
    ]);
  });

  it("lets the last value stand while a round is open", () => {
    expect(assessed({ row, reading, today: "2022-10-18", roundOpen: true })).toMatchObject({
      state: "reached",
      period: "2022-Q2",
    });
  });

  it.each([
    ["noTarget", rowOf({ baseline: "3.0" })],
    ["noBaseline", rowOf({ finalTarget: "2.0" })],
    ["holdLevel", rowOf({ baseline: "2.0", finalTarget: "2.0" })],
    ["worseThanBaseline", rowOf({ baseline: "1.0", finalTarget: "0" })],
    ["underway", rowOf({ baseline: "3.0", finalTarget: "1.0" })],
  ])("overrides %s", (state, other) => {
    expect(assessed({ row: other, reading, today: "2022-07-01" }).state).toBe(state);
    expect(assessed({ row: other, reading, today: "2022-10-18" }).state).toBe("outdated");
  });

  it("waits for a late source: KOSTRA's figure for 2022 is due ten working days after 15 March 2023", () => {
    const measure = measureOf({ frequency: "year", figuresReady: { month: 3, day: 15 } });
    const yearly = readingOf("2.0", "2021");
    const old = { ...row, baselineDate: "2020-12-31" };
    const state = (today: string) => assessed({ measure, row: old, reading: yearly, today }).state;
    expect([state("2023-01-02"), state("2023-03-29"), state("2023-03-30")]).toEqual(["reached", "reached", "outdated"]);
  });
});

describe("the traffic light", () => {
  const row = rowOf({ baseline: "0", baselineDate: "2020-01-01", finalTarget: "1000", finalDate: "2022-09-30" });

  it.each([
    ["950", "green"],
    ["949.9999999999", "yellow"],
    ["800", "yellow"],
    ["799.9999999999", "red"],
    ["796", "red"],
    ["1200", "green"],
    ["0", "red"],
    ["-1", "red"],
  ])("at %s of 1000 is %s", (value, light) => {
    expect(assessed({ row, reading: readingOf(value, "2022-Q3") }).light).toBe(light);
  });

  it("is exact at a limit where the target on the line has endless decimals", () => {
    // day 1 of 19 on the way to 20: the target is 20/19, and 95 per cent of that is 1
    const line = rowOf({ baseline: "0", baselineDate: "2022-09-01", finalTarget: "20", finalDate: "2022-09-20" });
    const reading = readingOf("2", "2022-Q3", { measuredOn: "2022-09-03" });
    expect(assessed({ row: line, reading })).toMatchObject({ light: "green", percent: decimal(95) });
  });

  it("follows the project's own limits", () => {
    const own = { green: 100, yellow: 50 };
    expect(assessed({ row, limits: own, reading: readingOf("999", "2022-Q3") }).light).toBe("yellow");
    expect(assessed({ row, limits: own, reading: readingOf("500", "2022-Q3") }).light).toBe("yellow");
  });

  describe("is too early", () => {
    const threeYears = rowOf({
      baseline: "3.0",
      baselineDate: "2022-03-31",
      finalTarget: "2.0",
      finalDate: "2025-12-31",
    });
    const at = (value: string, period: string, startDate?: string) =>
      assessed({ row: threeYears, startDate, reading: readingOf(value, period), today: "2023-04-03", roundOpen: true });

    it.each([
      ["2.9 after a quarter of three years", "2.9", "2023-Q1", "onTrack", "tooEarly"],
      ["3.1 after a quarter of three years", "3.1", "2023-Q1", "worseThanBaseline", "tooEarly"],
      ["before driftsstart, better", "2.9", "2022-Q4", "underway", "tooEarly"],
      ["before driftsstart, worse", "3.1", "2022-Q4", "worseThanBaseline", "tooEarly"],
    ])("%s", (_, value, period, state, light) => {
      expect(at(value, period, "2023-01-01")).toMatchObject({ state, light });
    });

    it("not when ten per cent of the way is expected", () => {
      const late = assessed({
        row: threeYears,
        startDate: "2023-01-01",
        reading: readingOf("2.9", "2023-Q2"),
        today: "2023-07-03",
      });
      expect(late.light).toBe("red");
    });

    it("not when just ten per cent of the way is expected", () => {
      const line = rowOf({ baseline: "0", baselineDate: "2022-09-20", finalTarget: "10", finalDate: "2022-12-29" });
      const on = (measuredOn: string) =>
        assessed({ row: line, reading: readingOf("1", "2022-Q3", { measuredOn }) }).light;
      expect([on("2022-09-29"), on("2022-09-30")]).toEqual(["tooEarly", "green"]);
    });

    it("not on driftsstart's own day, where a target holds then", () => {
      const targets = [targetOf("2.5", "2022-09-30")];
      const onTheDay = assessed({
        row: threeYears,
        targets,
        startDate: "2022-09-30",
        reading: readingOf("2.5", "2022-Q3"),
      });
      expect(onTheDay).toMatchObject({ state: "onTrack", light: "green", percent: decimal(100) });
    });

    it("on the day the path starts, which is no level to hold", () => {
      const onTheDay = at("2.9", "2022-Q1");
      expect(onTheDay).toMatchObject({ state: "underway", light: "tooEarly", target: { kind: "final" } });
    });

    it("never of a state without a per cent", () => {
      const noTarget = assessed({
        row: rowOf({ baseline: "3.0" }),
        startDate: "2023-01-01",
        reading: readingOf("2", "2022-Q3"),
      });
      expect(noTarget.light).toBe("notAssessed");
    });
  });
});

describe("whatever is known and whatever is measured", () => {
  const anyNumber = fc.option(
    fc.oneof(
      fc.constantFrom("0", "1", "100", "1000000000000"),
      fc.integer({ min: -9999, max: 9999 }).map((n) => decimal(n).div(100).toFixed()),
    ),
    { nil: undefined },
  );
  const anyDate = fc.option(
    fc.integer({ min: 0, max: 2000 }).map((n) => addDays("2020-01-01", n)),
    { nil: undefined },
  );

  it("keeps the invariants of each state and prints no number that it is not", () => {
    const anyInput = fc.record({
      baseline: anyNumber,
      finalTarget: anyNumber,
      explicit: anyNumber,
      value: anyNumber,
      baselineDate: anyDate,
      finalDate: anyDate,
      explicitDate: anyDate,
      startDate: anyDate,
      direction: fc.option(fc.constantFrom("increase", "decrease", "hold"), { nil: undefined }),
      period: fc.constantFrom("2021-Q1", "2022-Q3", "2024-Q4"),
      roundOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(
        anyInput,
        ({ value, explicit, direction, period, explicitDate, startDate, roundOpen, ...numbers }) => {
          const assessment = assessed({
            measure: measureOf({ direction }),
            row: rowOf(numbers),
            targets: explicit === undefined ? [] : [targetOf(explicit, explicitDate)],
            reading: value === undefined ? undefined : readingOf(value, period),
            startDate,
            roundOpen,
            today: "2025-01-20",
          });
          const { state, light, percent, percentOfFinal } = assessment;
          expect(assessment.value === undefined).toBe(state === "notMeasured");
          const showsPercent = ["worseThanBaseline", "reached", "onTrack", "underway"].includes(state);
          if (showsPercent) expect(percent).toBeDefined();
          else expect(light).toBe("notAssessed");
          for (const shown of [percent, percentOfFinal, assessment.target?.value]) {
            expect(shown === undefined || /^(0|-?\d+(\.\d+)?)$/.test(shown.toFixed())).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("a value from the baseline's own day, or from before it", () => {
  it.each([
    ["2021-Q4", undefined],
    ["2022-Q1", undefined],
    ["2022-Q2", "rightWay"],
  ])("of %s has the way since the baseline %s", (period, trend) => {
    const row = rowOf({ baseline: "3.0", baselineDate: "2022-03-31", targetText: "Reduksjon" });
    const reading = readingOf("2.9", period);
    const assessment = assess({ measure: measureOf(), row, targets: [], reading, today: "2022-10-03", limits });
    expect(assessment.trend).toBe(trend);
    expect(sinceBaseline(assessment, measureOf(), wordsOf("nb"))).toMatch(trend ? /riktig vei/ : /^$/);
  });
});
