import { withoutSmallCounts } from "../../../src/domain/telling/audit-export.ts";
import { solorPlan } from "../../support/plan-builder.ts";

const plan = solorPlan();
const counted = {
  ...plan,
  measures: plan.measures.map((one) => (one.id === "K1" ? { ...one, countsPersons: true } : one)),
};
const isK1 = counted.measures.some(({ id }) => id === "K1");

describe("the trail's file for others than the owner and the leader", () => {
  it.each([
    ["K1 Grue 2022", "4", "<5"],
    ["K1 Grue 2022", "5", "5"],
    ["K1 Grue 2022", "0", "<5"],
    ["K1 Grue", "3 2024-12-31", "<5 2024-12-31"],
    [
      "rows K1 Grue",
      '{"baseline":"3","weight":"12","comment":"3 av 12"}',
      '{"baseline":"<5","weight":"12","comment":"3 av 12"}',
    ],
    // of a measure that is gone nobody knows what it counts
    ["X9 Grue 2022", "2", "<5"],
    ["readings X9 Grue 2022-Q3", "2", "<5"],
    ["rows X9", '{"finalTarget":"1.5"}', '{"finalTarget":"<5"}'],
    // a share, and what is no line of the scorecard
    ["S1 Åsnes 2022-Q3", "1.2", "1.2"],
    ["rows S1 Åsnes", '{"baseline":"1.3"}', '{"baseline":"1.3"}'],
    ["risks 1", '{"likelihood":"3"}', '{"likelihood":"3"}'],
  ])("hides persons under five: %s %s", (subject, told, shown) => {
    expect(isK1).toBe(true);
    expect(withoutSmallCounts({ subject, old: told, new: told }, counted)).toEqual({ subject, old: shown, new: shown });
  });

  it("leaves what is not there as it is", () => {
    expect(withoutSmallCounts({ subject: "K1 Grue 2022", new: "7" }, counted)).toEqual({
      subject: "K1 Grue 2022",
      new: "7",
    });
  });
});
