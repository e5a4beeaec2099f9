import { judgeMilestone } from "../../../src/domain/telling/milestone-judging.ts";
import { milestone } from "../../support/plan-builder.ts";

describe("a milestone on 3 October 2022", () => {
  it.each([
    ["September 2022 (MP 10)", "2022-09-30", "planned", "overdue"],
    ["Saturday 1 October (MP 11)", "2022-10-01", "planned", "overdue"],
    ["Primo oktober (MP 12)", "2022-10-10", "planned", "soon"],
    ["today", "2022-10-03", "planned", "soon"],
    ["two weeks ahead", "2022-10-17", "planned", "soon"],
    ["two weeks and a day ahead", "2022-10-18", "planned", "later"],
    ["started and past", "2022-10-02", "started", "overdue"],
    ["done, though its day is to come", "2022-12-01", "done", "done"],
    ["without a day that can be read", undefined, "planned", "unreadable"],
    ["done without a day", undefined, "done", "done"],
  ] as const)("%s", (_name, date, status, when) => {
    expect(judgeMilestone(milestone("MP", date, { status }), "2022-10-03").when).toBe(when);
  });
});
