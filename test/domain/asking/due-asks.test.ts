import fc from "fast-check";
import { askDate, periodToAsk } from "../../../src/domain/asking/ask-period.ts";
import { dueRows, nextDueDate } from "../../../src/domain/asking/due-asks.ts";
import type { FiguresReady, Measure } from "../../../src/domain/project/measure.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { storedPeriod } from "../../../src/domain/time/period.ts";
import { isWorkingDay } from "../../../src/domain/time/workday.ts";
import { measureOf, rowOf } from "../scorecard/scorecard-sample.ts";

const kostra: FiguresReady = { month: 3, day: 15 };
const offices = ["Våler", "Åsnes", "Grue"];

/** NAV Solør: S by quarter, B by half-year, K by year from KOSTRA; baselines from December 2021 to March 2022. */
const solor: { measure: Measure; baselineDate: string }[] = [
  { measure: measureOf({ id: "S1", seasonal: true }), baselineDate: "2022-03-31" },
  { measure: measureOf({ id: "S2" }), baselineDate: "2022-02-28" },
  { measure: measureOf({ id: "S3" }), baselineDate: "2021-12-31" },
  ...["B1", "B2"].map((id) => ({
    measure: measureOf({ id, frequency: "halfYear" as const }),
    baselineDate: "2022-03-31",
  })),
  ...["K1", "K2", "K3", "K4", "K5", "K6", "K7"].map((id) => ({
    measure: measureOf({ id, frequency: "year" as const, figuresReady: kostra }),
    baselineDate: "2021-12-31",
  })),
];
const measures = solor.map(({ measure }) => measure);
const rows = solor.flatMap(({ measure, baselineDate }) =>
  offices.map((office) => rowOf({ measureId: measure.id, office, baselineDate })),
);
const nothing = new Set<string>();

function due(today: string, reported = nothing): string[] {
  return dueRows({ measures, rows, reported, today }).map(
    ({ row, period }) => `${row.measureId} ${row.office} ${period.key}`,
  );
}

describe("what is due", () => {
  it("at NAV Solør on 3 October 2022: S1–S3 for Q3 and B1–B2 for H1, 15 rows", () => {
    const expected = [
      ["S1", "2022-Q3"],
      ["S2", "2022-Q3"],
      ["S3", "2022-Q3"],
      ["B1", "2022-H1"],
      ["B2", "2022-H1"],
    ].flatMap(([id, period]) => offices.map((office) => `${id} ${office} ${period}`));
    expect(due("2022-10-03")).toEqual(expected);
    expect(expected).toHaveLength(15);
  });

  it("at NAV Solør before the first period after the baseline has ended: nothing but S3's and S2's first quarter", () => {
    expect(due("2022-04-01").map((line) => line.split(" ")[0])).toEqual(["S2", "S2", "S2", "S3", "S3", "S3"]);
  });

  it("K1–K7 for 2022 wait for 15 March 2023", () => {
    const yearly = (today: string) => due(today).filter((line) => line.startsWith("K"));
    expect(yearly("2023-01-02")).toEqual([]);
    expect(yearly("2023-03-14")).toEqual([]);
    expect(yearly("2023-03-15")).toHaveLength(21);
    expect(yearly("2023-03-15")[0]).toBe("K1 Våler 2022");
  });

  it("is not asked again when it is reported, office by office", () => {
    const reported = new Set(["S1 Grue 2022-Q3", "S1 Våler 2022-Q2"]);
    const left = due("2022-10-03", reported);
    expect(left).toHaveLength(14);
    expect(left).not.toContain("S1 Grue 2022-Q3");
  });

  it("is the newest finished period only: Q4 takes over for Q3", () => {
    expect(due("2022-12-31")).toContain("S1 Våler 2022-Q3");
    expect(due("2023-01-01")).toContain("S1 Våler 2022-Q4");
    expect(due("2023-01-01")).not.toContain("S1 Våler 2022-Q3");
  });

  it("needs a measure: a row of an unknown one is left out", () => {
    expect(dueRows({ measures: [], rows, reported: nothing, today: "2022-10-03" })).toEqual([]);
  });

  it("asks at all where the source is more than a period late", () => {
    const late = measureOf({ frequency: "month", figuresReady: { daysAfter: 45 } });
    expect(periodToAsk(late, "2022-10-14")?.key).toBe("2022-07");
    expect(periodToAsk(late, "2022-10-15")?.key).toBe("2022-08");
  });

  it("of a late source is over when the newest period's turn has come", () => {
    // July's figure comes on the last day of August, when July is still the newest finished month
    const late = measureOf({ frequency: "month", figuresReady: { daysAfter: 31 } });
    expect(periodToAsk(late, "2022-08-31")?.key).toBe("2022-07");
    expect(periodToAsk(late, "2022-09-01")).toBeUndefined();
  });

  it("holds back a newest period without figures, and doesn't fall back to one that had its time", () => {
    const yearly = measureOf({ frequency: "year", figuresReady: kostra });
    expect(periodToAsk(yearly, "2022-12-31")?.key).toBe("2021");
    expect(periodToAsk(yearly, "2023-01-01")).toBeUndefined();
    expect(periodToAsk(yearly, "2023-03-15")?.key).toBe("2022");
  });
});

describe("when the next ask falls", () => {
  const next = (today: string) =>
    Object.fromEntries(
      nextDueDate(measures, rows, today).map(({ measureId, period, askOn }) => [measureId, `${period.key} ${askOn}`]),
    );

  it.each([
    ["today, on the day itself", "2022-10-03", "2022-Q3 2022-10-03", "2022-H2 2023-01-02", "2022 2023-03-15"],
    [
      "Monday, when figures come on a Saturday",
      "2022-10-01",
      "2022-Q3 2022-10-03",
      "2022-H2 2023-01-02",
      "2022 2023-03-15",
    ],
    ["the next one, the day after", "2022-10-04", "2022-Q4 2023-01-02", "2022-H2 2023-01-02", "2022 2023-03-15"],
    [
      "not for a period that ends before the baseline",
      "2022-03-01",
      "2022-Q2 2022-07-01",
      "2022-H1 2022-07-01",
      "2022 2023-03-15",
    ],
  ])("is %s", (_, today, s1, b1, k1) => {
    expect(next(today)).toMatchObject({ S1: s1, B1: b1, K1: k1 });
  });

  it("is after the summer weeks for a week that ends in them", () => {
    const weekly = measureOf({ frequency: "week" });
    expect(nextDueDate([weekly], [rowOf()], "2022-07-12")).toEqual([
      { measureId: "M1", period: storedPeriod("2022-W30"), askOn: "2022-08-01" },
    ]);
  });

  it("is today for a late source's period that ended before the newest", () => {
    const late = measureOf({ frequency: "month", figuresReady: { daysAfter: 45 } });
    expect(nextDueDate([late], [rowOf()], "2022-09-14")).toEqual([
      { measureId: "M1", period: storedPeriod("2022-07"), askOn: "2022-09-14" },
    ]);
  });

  it("falls when one office at least is asked", () => {
    const early = rowOf({ office: "Våler", baselineDate: "2021-12-31" });
    const late = rowOf({ office: "Grue", baselineDate: "2022-12-31" });
    expect(nextDueDate([measureOf()], [late, early], "2022-10-03")[0]?.period.key).toBe("2022-Q3");
  });

  it("says nothing of a measure without rows", () => {
    expect(nextDueDate(measures, [], "2022-10-03")).toEqual([]);
  });

  it("is a working day on which just that period is due, for every frequency and source", () => {
    const anyMeasure = fc.record({
      frequency: fc.constantFrom("week", "month", "quarter", "tertial", "halfYear", "year"),
      figuresReady: fc.oneof(
        fc.constant(undefined),
        fc.record({ daysAfter: fc.integer({ min: 0, max: 120 }) }),
        fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }),
      ),
    });
    const anyDate = fc.integer({ min: 0, max: 3650 }).map((n) => addDays("2020-01-01", n));
    fc.assert(
      fc.property(anyMeasure, anyDate, anyDate, (some, today, baselineDate) => {
        const measure = measureOf(some);
        const row = rowOf({ baselineDate });
        const [ask] = nextDueDate([measure], [row], today);
        if (ask === undefined) throw new Error("a measure with a row has a next ask");
        expect(ask.askOn >= today && isWorkingDay(ask.askOn)).toBe(true);
        expect(ask.askOn).toBe(askDate(measure, ask.period));
        expect(dueRows({ measures: [measure], rows: [row], reported: nothing, today: ask.askOn })).toEqual([
          { row, measure, period: ask.period },
        ]);
      }),
      { numRuns: 200 },
    );
  });
});
