import { causeChain, chainInShort } from "../../../src/domain/actions/cause-chain.ts";
import type { Action } from "../../../src/domain/project/project.ts";
import { milestone, reading, solorPlan } from "../../support/plan-builder.ts";

const action: Action = {
  ...{ id: "T1", kind: "action", text: "Opplæring", status: "planned", concerns: ["G1"] },
  due: { text: "1. oktober", date: "2022-10-01", exact: true },
};
const plan = solorPlan({
  benefits: [{ id: "G1", name: "Flere i arbeid", measureId: "S1" }],
  actions: [
    action,
    { ...action, id: "T2", concerns: ["S2"] },
    { ...action, id: "T3", status: "done", concerns: ["S1"] },
  ],
  milestones: [milestone("MP 1", "2022-09-30", { status: "done", concerns: ["S1"] }), milestone("MP 2", "2022-10-10")],
  risks: [
    { id: "1", event: "Lite folk", mitigation: "Vikarer", concerns: ["g1"] },
    { id: "2", event: "Annet" },
  ],
});
const asked = { measureId: "S1", today: "2022-10-03" };

describe("what stands behind a measure that deviates", () => {
  it("is what names it or a benefit of it, with where each stands", () => {
    expect(chainInShort(plan, asked)).toEqual({
      actions: [
        { id: "T1", when: "overdue" },
        { id: "T3", when: "done" },
      ],
      milestones: [{ id: "MP 1", when: "done" }],
      risks: [{ id: "1" }],
    });
  });

  it("begins with what its owners have said", () => {
    const told = reading("S1", "Grue", "2022-Q3", "3.5", { cause: "Få folk", action: "Ansetter" });
    const chain = causeChain(plan, asked, [told, reading("S1", "Åsnes", "2022-Q3", "2")]);
    expect(chain?.told).toEqual([{ office: "Grue", cause: "Få folk", action: "Ansetter" }]);
  });

  it("is nothing where nothing is tied to it", () => {
    expect(causeChain(plan, { ...asked, measureId: "K1" })).toBeUndefined();
  });
});
