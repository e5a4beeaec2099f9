import fc from "fast-check";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { ScorecardRow, Target } from "../../../src/domain/project/measure.ts";
import { goalTarget, targetAt } from "../../../src/domain/scorecard/target.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import { rowOf, targetOf } from "./scorecard-sample.ts";

function shown(row: ScorecardRow, targets: Target[], date: string, startDate?: string): string {
  const target = targetAt(row, targets, date, startDate);
  return target ? `${target.value.toFixed()} ${target.kind}` : "none";
}

describe("the target at a date", () => {
  // 100 days from baseline to the explicit target, 100 more to the final one
  const row = rowOf({
    baseline: "0",
    baselineDate: "2022-01-01",
    finalTarget: "75",
    finalDate: addDays("2022-01-01", 200),
  });
  const explicit = targetOf("60", addDays("2022-01-01", 100));

  it.each([
    ["before the path no target holds", -1, "none"],
    ["at its start the baseline", 0, "0 computed"],
    ["on the first line", 50, "30 computed"],
    ["at an explicit target", 100, "60 explicit"],
    ["on the second line, which has another slope", 150, "67.5 computed"],
    ["at the final date", 200, "75 final"],
    ["constant after the last point", 4000, "75 final"],
  ])("%s", (_, day, expected) => {
    expect(shown(row, [explicit], addDays("2022-01-01", day))).toBe(expected);
  });

  it("runs straight from baseline to final target when nothing lies between", () => {
    expect(shown(row, [], addDays("2022-01-01", 100))).toBe("37.5 computed");
  });

  it("sorts points by date, whatever order they were given in, and takes the last given of a day", () => {
    const targets = [targetOf("70", addDays("2022-01-01", 150)), targetOf("50", explicit.date), explicit];
    expect(shown(row, targets, addDays("2022-01-01", 100))).toBe("60 explicit");
    expect(shown(row, targets, addDays("2022-01-01", 125))).toBe("65 computed");
  });

  it.each([
    ["the project's start, when it is later than the baseline", addDays("2022-01-01", 100), 150, "37.5 computed"],
    ["the baseline's date, when the project started before", "2021-01-01", 100, "37.5 computed"],
  ])("starts at %s", (_, startDate, day, expected) => {
    expect(shown(row, [], addDays("2022-01-01", day), startDate)).toBe(expected);
  });

  it("has no target before driftsstart, and the baseline on the day", () => {
    const start = addDays("2022-01-01", 100);
    expect(shown(row, [], addDays(start, -1), start)).toBe("none");
    expect(shown(row, [], start, start)).toBe("0 computed");
  });

  it("keeps its start at the baseline's date when a target is due before driftsstart", () => {
    const start = addDays("2022-01-01", 150);
    expect(shown(row, [explicit], addDays("2022-01-01", 50), start)).toBe("30 computed");
    expect(shown(row, [explicit], addDays("2022-01-01", 150), start)).toBe("67.5 computed");
  });

  it.each([
    ["only a baseline", rowOf({ baseline: "3", baselineDate: "2022-03-31" }), "2023-01-01", "none"],
    ["nothing", rowOf(), "2023-01-01", "none"],
    ["only a final target to come", rowOf({ finalTarget: "75", finalDate: "2024-12-31" }), "2023-01-01", "none"],
    [
      "a baseline without a date",
      rowOf({ baseline: "3", finalTarget: "2", finalDate: "2024-12-31" }),
      "2023-01-01",
      "none",
    ],
    ["a lone target once it holds", rowOf({ finalTarget: "75", finalDate: "2022-12-31" }), "2023-01-01", "75 final"],
    ["a final target without a date", rowOf({ finalTarget: "90" }), "2023-01-01", "90 undated"],
    [
      "that and a baseline",
      rowOf({ baseline: "3", baselineDate: "2022-03-31", finalTarget: "2" }),
      "2023-01-01",
      "2 undated",
    ],
  ])("with %s", (_, lone, date, expected) => {
    expect(shown(lone, [], date)).toBe(expected);
  });

  it("lets an undated final target wait while dated explicit ones hold", () => {
    const undated = rowOf({ baseline: "0", baselineDate: "2022-01-01", finalTarget: "75" });
    expect(shown(undated, [explicit], addDays("2022-01-01", 50))).toBe("30 computed");
    expect(shown(undated, [explicit], addDays("2022-01-01", 300))).toBe("60 explicit");
    expect(goalTarget(undated, [explicit])).toEqual({ value: decimal(75), kind: "undated" });
  });

  it("draws the line between two targets when the baseline is missing", () => {
    const targets = [explicit, targetOf("70", addDays("2022-01-01", 200))];
    expect(shown(rowOf(), targets, addDays("2022-01-01", 150), "2022-01-01")).toBe("65 computed");
    expect(shown(rowOf(), targets, addDays("2022-01-01", 50), "2022-01-01")).toBe("none");
    expect(goalTarget(rowOf(), targets)).toEqual({ value: decimal(70), kind: "explicit" });
  });

  it("holds no undated final target before a lone explicit one", () => {
    expect(shown(rowOf({ finalTarget: "75" }), [explicit], "2022-01-02")).toBe("none");
  });

  it("leaves out a target set for the baseline's own day", () => {
    const sameDay = targetOf("20", "2022-01-01");
    expect(shown(row, [sameDay, explicit], "2022-01-01")).toBe("0 computed");
    expect(shown(row, [sameDay, explicit], addDays("2022-01-01", 50))).toBe("30 computed");
  });

  it("lets driftsstart move the start when the only earlier target is from before the baseline", () => {
    const s1 = rowOf({ baseline: "3", baselineDate: "2022-03-31", finalTarget: "2", finalDate: "2024-12-31" });
    expect(shown(s1, [targetOf("2.5", "2020-12-31")], "2022-09-30", "2023-01-01")).toBe("none");
    const lone = rowOf({ baseline: "3", baselineDate: "2022-03-31" });
    expect(goalTarget(lone, [targetOf("2.5", "2020-12-31")])).toBeUndefined();
  });

  it("leaves out a target from before the baseline was measured", () => {
    const before = targetOf("20", "2021-06-30");
    expect(shown(row, [before], addDays("2022-01-01", 100))).toBe("37.5 computed");
  });

  it("gives an explicit target without a date no place on the path", () => {
    expect(shown(row, [targetOf("60")], addDays("2022-01-01", 100))).toBe("37.5 computed");
    expect(goalTarget(rowOf(), [targetOf("60")])).toBeUndefined();
  });

  it("looks only at the row's own office", () => {
    const grue = { ...row, office: "Grue" };
    const vaaler = { ...explicit, office: "Våler" };
    expect(shown(grue, [explicit, vaaler], addDays("2022-01-01", 100))).toBe("37.5 computed");
    expect(shown(grue, [{ ...explicit, office: "Grue" }], addDays("2022-01-01", 100))).toBe("60 explicit");
  });

  it("leads to the final target, else to the last explicit one", () => {
    expect(goalTarget(row, [explicit])).toEqual({ value: decimal(75), kind: "final" });
    expect(goalTarget(rowOf({ baseline: "0" }), [explicit])).toEqual({ value: decimal(60), kind: "explicit" });
  });

  it("lies between the two points around it", () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: -1000, max: 1000 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 3500 }), (list, day) => {
        const targets = list.map(([after, value]) => targetOf(String(value), addDays("2022-01-01", after)));
        const target = targetAt(
          rowOf({ baseline: "0", baselineDate: "2022-01-01" }),
          targets,
          addDays("2022-01-01", day),
        );
        const values = [0, ...list.map(([, value]) => value)];
        expect(target?.value.gte(Math.min(...values))).toBe(true);
        expect(target?.value.lte(Math.max(...values))).toBe(true);
      }),
    );
  });
});
