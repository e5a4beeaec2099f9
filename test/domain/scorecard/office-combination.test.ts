import fc from "fast-check";
import { decimal, roundTo } from "../../../src/domain/numbers/decimal.ts";
import type { CombineInput } from "../../../src/domain/scorecard/office-combination.ts";
import { combineOffices, combineValues } from "../../../src/domain/scorecard/office-combination.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { limits, measureOf, readingOf, rowOf, targetOf } from "./scorecard-sample.ts";

const ratio = measureOf({ kind: "ratio" });
const additive = measureOf({ kind: "additive", percent: false, unit: "Antall" });
const dates = { baselineDate: "2022-03-31", finalDate: "2022-09-30" };
const vaaler = rowOf({ ...dates, office: "Våler", baseline: "3.0", finalTarget: "1.0", weight: "3597" });
const aasnes = rowOf({ ...dates, office: "Åsnes", baseline: "1.3", finalTarget: "1.0", weight: "7211" });
const grue = rowOf({ ...dates, office: "Grue", baseline: "3.3", finalTarget: "1.0", weight: "4548" });
const rows = [vaaler, aasnes, grue];
const q3 = (value: string) => readingOf(value, "2022-Q3");

function combined(some: Partial<CombineInput>) {
  const result = combineOffices({
    measure: ratio,
    rows,
    targets: [],
    readings: [],
    today: "2022-10-10",
    limits,
    ...some,
  });
  const number = (key: "value" | "baseline" | "percent") => {
    const value = result[key];
    return value && roundTo(value, 4).toFixed();
  };
  return { ...result, value: number("value"), baseline: number("baseline"), percent: number("percent") };
}

describe("several offices", () => {
  const readings = [q3("2.0"), q3("1.2"), q3("2.2")];

  it("adds an additive measure, baseline and target too", () => {
    expect(combined({ measure: additive, readings })).toMatchObject({
      method: "sum",
      value: "5.4",
      baseline: "7.6",
      percent: "47.8261",
      included: ["Våler", "Åsnes", "Grue"],
      missing: [],
    });
  });

  it("weights a ratio by Vekt", () => {
    // (2.0·3597 + 1.2·7211 + 2.2·4548) / 15356 = 25852.8 / 15356; the baselines: 35173.7 / 15356
    expect(combined({ readings })).toMatchObject({ method: "weighted", value: "1.6836", baseline: "2.2906" });
  });

  it.each([
    ["no office has a weight", rows.map((row) => ({ ...row, weight: undefined }))],
    ["one office lacks its weight", [vaaler, { ...aasnes, weight: undefined }, grue]],
    ["a weight is zero", [vaaler, { ...aasnes, weight: decimal(0) }, grue]],
  ])("takes the plain mean of a ratio when %s", (_, unweighted) => {
    expect(combined({ rows: unweighted, readings })).toMatchObject({ method: "plainMean", value: "1.8" });
  });

  it("asks a person when the kind is not known, and shows no number", () => {
    const unknown = combined({ measure: measureOf({ kind: undefined }), readings });
    expect(unknown).toMatchObject({ method: "unknown", state: "notMeasured", light: "notAssessed" });
    expect(unknown.included).toEqual(["Våler", "Åsnes", "Grue"]);
    expect(unknown.value).toBeUndefined();
  });

  it("names the missing office and leaves it out of baseline and target too", () => {
    const two = combined({ measure: additive, readings: [q3("2.0"), q3("1.2"), undefined] });
    expect(two).toMatchObject({ included: ["Våler", "Åsnes"], missing: ["Grue"], value: "3.2", baseline: "4.3" });
    expect(two.target?.value.toFixed()).toBe("2");
    expect(two.percent).toBe("47.8261");
  });

  it("counts an office that has answered only an older period as missing", () => {
    const two = combined({ readings: [q3("2.0"), q3("1.2"), readingOf("2.2", "2022-Q2")] });
    expect(two).toMatchObject({ included: ["Våler", "Åsnes"], missing: ["Grue"], period: "2022-Q3" });
  });

  it("names all as missing before the first reading", () => {
    const none = combined({ readings: [undefined, undefined, undefined] });
    expect(none).toMatchObject({ state: "notMeasured", included: [], missing: ["Våler", "Åsnes", "Grue"] });
    expect(none.target).toBeDefined();
    expect(combined({ rows: rows.map((row) => ({ ...row, finalTarget: undefined })) }).target).toBeUndefined();
  });

  it("has no baseline when one of the offices that count lacks it", () => {
    const lacking = [vaaler, aasnes, { ...grue, baseline: undefined }];
    expect(combined({ rows: lacking, readings })).toMatchObject({ state: "noBaseline", percent: undefined });
    expect(combined({ rows: lacking, readings: [q3("2.0"), q3("1.2")] }).state).toBe("underway");
  });

  it("has no target when one of the offices that count lacks it", () => {
    const lacking = [vaaler, aasnes, { ...grue, finalTarget: undefined }];
    expect(combined({ rows: lacking, readings }).state).toBe("noTarget");
  });

  it("judges an undated final target as met or not", () => {
    const undated = rows.map((row) => ({ ...row, finalDate: undefined }));
    expect(combined({ rows: undated, readings })).toMatchObject({
      state: "underway",
      met: false,
      light: "notAssessed",
    });
    const mixed = [vaaler, aasnes, { ...grue, finalDate: undefined }];
    expect(combined({ rows: mixed, readings }).target).toMatchObject({ kind: "undated" });
  });

  it("mixes an explicit target with computed ones to a computed one", () => {
    const later = rows.map((row) => ({ ...row, finalDate: "2024-12-31" }));
    const targets = [targetOf("2.0", "2022-09-30", { office: "Våler" })];
    expect(combined({ rows: later, targets, readings }).target?.kind).toBe("computed");
    const all = rows.map((row) => targetOf("2.0", "2022-09-30", { office: row.office }));
    expect(combined({ rows: later, targets: all, readings }).target).toMatchObject({ kind: "explicit" });
  });

  it("leads to a computed goal where one office has a final target and another a last explicit one", () => {
    const mixed = [vaaler, { ...grue, finalTarget: undefined, finalDate: undefined }];
    const targets = [targetOf("1.0", "2024-12-31", { office: "Grue" })];
    expect(combined({ rows: mixed, targets, readings: [undefined, undefined] }).target?.kind).toBe("computed");
    const lineless = mixed.map((row) => ({ ...row, baseline: undefined, finalDate: row.finalDate && "2024-12-31" }));
    const goal = combined({ rows: lineless, targets, readings: [q3("2"), q3("2")] }).target;
    expect(goal).toEqual({ value: decimal(1), kind: "computed" });
  });

  it("is dated by the last of its measurings, and too early before driftsstart", () => {
    const measured = ["2022-09-20", "2022-09-28", "2022-09-10"].map((measuredOn) =>
      readingOf("1.5", "2022-Q3", { measuredOn }),
    );
    expect(combined({ readings: measured })).toMatchObject({ date: "2022-09-28", light: "red" });
    expect(combined({ readings: measured, startDate: "2022-09-29" }).light).toBe("tooEarly");
    expect(combined({ readings: measured, startDate: "2022-04-01" }).light).toBe("red");
  });

  it("tells the way by the direction any of the rows declares in words", () => {
    const targetless = rows.map((row) => ({ ...row, finalTarget: undefined }));
    const worded = [vaaler, { ...aasnes, targetText: "Reduksjon" }, grue].map((row) => ({
      ...row,
      finalTarget: undefined,
    }));
    expect(combined({ rows: targetless, readings }).trend).toBeUndefined();
    expect(combined({ rows: worded, readings }).trend).toBe("rightWay");
  });

  it("is outdated when the newest period is silent at every office", () => {
    expect(combined({ readings, today: "2023-01-20" }).state).toBe("outdated");
    expect(combined({ readings, today: "2023-01-20", roundOpen: true }).state).toBe("underway");
  });

  it("does not count a row for the whole project beside its offices", () => {
    const whole = rowOf({ baseline: "9" });
    const result = combined({ measure: additive, rows: [whole, ...rows], readings: [q3("9"), ...readings] });
    expect(result.value).toBe("5.4");
  });

  it("judges a single row as it is", () => {
    const alone = combined({ measure: measureOf({ kind: undefined }), rows: [grue], readings: [q3("2.2")] });
    expect(alone).toMatchObject({ value: "2.2", included: ["Grue"], missing: [] });
    expect(alone.method).toBeUndefined();
    const whole = combined({ rows: [rowOf({ baseline: "1" })], readings: [q3("2")] });
    expect(whole).toMatchObject({ value: "2", included: [], missing: [] });
    expect(combined({ rows: [] })).toMatchObject({ state: "notMeasured", included: [], missing: [] });
  });

  it("is exact at a limit though three offices' mean has endless decimals", () => {
    const three = ["1", "0", "0"].map((finalTarget, index) =>
      rowOf({ ...dates, office: `K${index}`, baseline: "0", finalTarget }),
    );
    const result = combined({ rows: three, readings: [q3("0.95"), q3("0"), q3("0")] });
    expect(result).toMatchObject({ method: "plainMean", percent: "95", light: "green" });
  });

  it("lies between the offices' values, and adds up for a sum, in any order", () => {
    const office = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 9999 }));
    fc.assert(
      fc.property(fc.array(office, { minLength: 1, maxLength: 6 }), (offices) => {
        const values = offices.map(([value]) => decimal(value));
        const weighted = offices.map(([, weight]) => rowOf({ weight: String(weight) }));
        const mean = combineValues("weighted", weighted, values);
        expect(mean?.gte(Math.min(...offices.map(([value]) => value)))).toBe(true);
        expect(mean?.lte(Math.max(...offices.map(([value]) => value)))).toBe(true);
        const sum = combineValues("sum", weighted.toReversed(), values.toReversed());
        expect(sum?.toNumber()).toBe(offices.reduce((total, [value]) => total + value, 0));
      }),
    );
  });

  it("prints no number that it is not, whatever is missing", () => {
    const anyNumber = fc.option(fc.integer({ min: -99, max: 99 }).map(String), { nil: undefined });
    const anyDate = fc.option(
      fc.integer({ min: 0, max: 1500 }).map((n) => addDays("2020-01-01", n)),
      { nil: undefined },
    );
    const anyRow = fc.record({
      baseline: anyNumber,
      finalTarget: anyNumber,
      weight: anyNumber,
      baselineDate: anyDate,
      finalDate: anyDate,
    });
    const line = fc.record({ row: anyRow, value: anyNumber, period: fc.constantFrom("2022-Q2", "2022-Q3") });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), fc.constantFrom("ratio", "additive", undefined), (lines, kind) => {
        const result = combineOffices({
          measure: measureOf({ kind }),
          rows: lines.map(({ row }, index) => rowOf({ ...row, office: `K${index}` })),
          readings: lines.map(({ value, period }) => (value === undefined ? undefined : readingOf(value, period))),
          targets: [],
          today: "2022-10-10",
          startDate: "2021-01-01",
          limits,
        });
        expect(result.included.length + result.missing.length).toBe(lines.length);
        for (const shown of [
          result.value,
          result.baseline,
          result.percent,
          result.percentOfFinal,
          result.target?.value,
        ]) {
          expect(shown === undefined || /^(0|-?\d+(\.\d+)?)$/.test(shown.toFixed())).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
