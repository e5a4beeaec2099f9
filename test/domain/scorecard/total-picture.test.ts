import fc from "fast-check";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { showPercent } from "../../../src/domain/scorecard/achievement.ts";
import type { CombinedAssessment, TargetAt } from "../../../src/domain/scorecard/assessment.ts";
import { totalPicture } from "../../../src/domain/scorecard/total-picture.ts";
import { limits } from "./scorecard-sample.ts";

const target: TargetAt = { value: decimal(60), kind: "computed" };
type Item = { measureId: string; assessment: CombinedAssessment };

function item(measureId: string, assessment: Partial<CombinedAssessment>): Item {
  return {
    measureId,
    assessment: { state: "underway", light: "red", included: [], missing: [], target, ...assessment },
  };
}
function at(measureId: string, percent: string, some: Partial<CombinedAssessment> = {}): Item {
  return item(measureId, { percent: decimal(percent), ...some });
}

describe("the total picture", () => {
  it("is the mean of achievement, each held within 0–100, with the weakest as it is", () => {
    const total = totalPicture([
      at("M1", "150", { state: "reached", light: "green" }),
      at("M2", "50"),
      at("M3", "-30", { state: "worseThanBaseline" }),
    ]);
    expect(total).toMatchObject({ percent: decimal(50), counted: ["M1", "M2", "M3"], leftOut: [] });
    expect(total.weakest).toEqual({ measureId: "M3", percent: decimal(-30) });
  });

  it("is counted of 2 of 7 when 5 lack a target", () => {
    const lacking = ["P126", "P127", "P129", "X1", "X2"].map((id) =>
      item(id, { state: "noTarget", light: "notAssessed", target: undefined }),
    );
    const total = totalPicture([at("P45", "78"), at("G1", "86"), ...lacking]);
    expect(total.percent?.toFixed()).toBe("82");
    expect(total.counted).toHaveLength(2);
    expect(total.leftOut).toEqual(lacking.map(({ measureId }) => ({ measureId, reason: "noTarget" })));
  });

  it("has no number when 12 of 12 lack a target, measured or not", () => {
    const measured = ["S1", "S2", "S3", "B1", "B2"].map((id) =>
      item(id, { state: "noTarget", light: "notAssessed", target: undefined }),
    );
    const unmeasured = ["K1", "K2", "K3", "K4", "K5", "K6", "K7"].map((id) =>
      item(id, { state: "notMeasured", light: "notAssessed", target: undefined }),
    );
    const total = totalPicture([...measured, ...unmeasured]);
    expect(total.percent).toBeUndefined();
    expect(total.weakest).toBeUndefined();
    expect(total.leftOut.filter(({ reason }) => reason === "noTarget")).toHaveLength(12);
  });

  it("of no measure has no number", () => {
    expect(totalPicture([])).toEqual({ percent: undefined, counted: [], leftOut: [], weakest: undefined });
  });

  it.each([
    ["outdated", at("M", "100", { state: "outdated", light: "notAssessed" }), "outdated"],
    ["no baseline", item("M", { state: "noBaseline", light: "notAssessed" }), "noBaseline"],
    ["a level to hold", item("M", { state: "holdLevel", light: "notAssessed" }), "holdLevel"],
    ["not measured, though it has a target", item("M", { state: "notMeasured", light: "notAssessed" }), "notMeasured"],
    [
      "offices nobody has said how to combine",
      item("M", { state: "notMeasured", light: "notAssessed", target: undefined, method: "unknown" }),
      "notMeasured",
    ],
    ["too early", at("M", "110", { state: "onTrack", light: "tooEarly" }), "tooEarly"],
    ["underway to a final target without a date", at("M", "50", { light: "notAssessed" }), "noTarget"],
  ])("leaves out and counts: %s", (_, left, reason) => {
    const total = totalPicture([at("P45", "60"), left]);
    expect(total).toMatchObject({ percent: decimal(60), leftOut: [{ measureId: "M", reason }] });
  });

  it("is within 0–100, whatever the measures are, and shown as a plain number", () => {
    const anyItem = fc.integer({ min: -100_000, max: 100_000 }).map((n) => at("M", decimal(n).div(7).toFixed()));
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 9 }), (items) => {
        const { percent, weakest } = totalPicture(items);
        expect(percent?.gte(0) && percent.lte(100)).toBe(true);
        expect(percent && showPercent(percent, 0, limits)).toMatch(/^\d+(\.\d)?$/);
        expect(items.every(({ assessment }) => weakest && assessment.percent?.gte(weakest.percent))).toBe(true);
      }),
    );
  });
});
