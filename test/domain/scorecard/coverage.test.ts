import type { CombinedAssessment } from "../../../src/domain/scorecard/assessment.ts";
import { coverageOf } from "../../../src/domain/scorecard/coverage.ts";
import { solorPlan } from "../../support/plan-builder.ts";

const plan = solorPlan();
const rowsOf = (measureId: string) => plan.rows.filter((row) => row.measureId === measureId);
const s1 = plan.measures.find(({ id }) => id === "S1");
if (!s1) throw new Error("not in the sample");
const coverage = (assessment: CombinedAssessment) => coverageOf([{ measure: s1, assessment }], rowsOf, "2022-10-03");

describe("of the measures that should have been measured", () => {
  it.each<[string, Partial<CombinedAssessment>, number]>([
    ["nothing is measured", {}, 0],
    ["one is outdated", { state: "outdated", included: ["Åsnes"] }, 0],
    ["one has a value", { state: "noTarget", included: ["Åsnes"] }, 1],
    ["offices answered, and how they are put together is not told", { method: "unknown", included: ["Åsnes"] }, 1],
    ["no office answered, and how they are put together is not told", { method: "unknown" }, 0],
  ])("%s: %j counts %s", (_, some, measured) => {
    const none: CombinedAssessment = { state: "notMeasured", light: "notAssessed", included: [], missing: [] };
    expect(coverage({ ...none, ...some })).toMatchObject({ measured, shouldBeMeasured: 1 });
  });
});
