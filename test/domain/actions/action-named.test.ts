import { actionNamed } from "../../../src/domain/actions/action-named.ts";
import type { Action } from "../../../src/domain/project/project.ts";
import { planOf, solorPlan } from "../../support/plan-builder.ts";

const action = (id: string): Action => ({ id, kind: "action", text: `Tiltak ${id}`, status: "planned" });
const plan = {
  ...solorPlan(),
  actions: ["T1", "T 1", "T10", "T", "Ås"].map(action),
  benefits: [{ id: "G2", name: "Færre" }],
};

describe("what the words after tiltak name", () => {
  it.each([
    ["", { of: "all" }],
    ["  ", { of: "all" }],
    ["T1", { of: "action", id: "T1", rest: "" }],
    ["t1 ferdig", { of: "action", id: "T1", rest: "ferdig" }],
    ["T1: ferdig", { of: "action", id: "T1", rest: "ferdig" }],
    ["T10 startet", { of: "action", id: "T10", rest: "startet" }],
    ["T 1 frist 1. mars", { of: "action", id: "T 1", rest: "frist 1. mars" }],
    ["T ferdig", { of: "action", id: "T", rest: "ferdig" }],
    ["a\u030as ferdig", { of: "action", id: "Ås", rest: "ferdig" }],
    ["K1", { of: "concern", about: "K1" }],
    ["g2", { of: "concern", about: "G2" }],
    ["3", { of: "concern", about: "3" }],
    ["T11", { of: "nothing", near: ["T1", "T 1", "T10"] }],
    ["mot fravær", { of: "nothing", near: ["T"] }],
  ])("%j", (said, expected) => {
    const named = actionNamed(said, plan);
    const told =
      named.of === "action"
        ? { of: named.of, id: named.action.id, rest: named.rest }
        : named.of === "concern"
          ? { of: named.of, about: named.id }
          : named.of === "nothing"
            ? { of: named.of, near: named.near }
            : named;
    expect(told).toEqual(expected);
  });

  it("a plan without actions names nothing, and finds nothing near", () => {
    expect(actionNamed("T1", planOf())).toEqual({ of: "nothing", text: "T1", near: [] });
  });
});
