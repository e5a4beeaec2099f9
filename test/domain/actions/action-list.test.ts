import { actionList, concerns } from "../../../src/domain/actions/action-list.ts";
import { type ActionStanding, judgeAction } from "../../../src/domain/actions/judged-action.ts";
import type { Action } from "../../../src/domain/project/project.ts";
import { planOf } from "../../support/plan-builder.ts";

const today = "2022-10-03";
const action = (some: Partial<Action> = {}): Action => ({
  ...{ id: "T1", kind: "action", text: "Opplæring", status: "planned" },
  ...some,
});
const on = (date: string) => ({ due: { text: date, date, exact: true } });

describe("where an action stands", () => {
  it.each<[string, Partial<Action>, ActionStanding]>([
    ["the day before today", on("2022-10-02"), "overdue"],
    ["its own day", on("2022-10-03"), "soon"],
    ["two weeks ahead", on("2022-10-17"), "soon"],
    ["a day more", on("2022-10-18"), "later"],
    ["started changes nothing of that", { ...on("2022-10-02"), status: "started" }, "overdue"],
    ["no due time", {}, "undated"],
    ["a due time that is no day", { due: { text: "Ved behov", exact: false } }, "undated"],
    ["done, though late", { ...on("2022-01-01"), status: "done" }, "done"],
    ["dropped, without a date", { status: "dropped" }, "dropped"],
  ])("%s", (_, some, when) => {
    expect(judgeAction(action(some), today).when).toBe(when);
  });
});

describe("what keeps an action from being asked about", () => {
  const lacks = (some: Partial<Action>) =>
    actionList(planOf({ actions: [action(some)] }), today, new Map()).actions[0]?.lacks;
  it.each<[string, Partial<Action>, string[]]>([
    ["nothing", { responsible: "a@b.example", ...on("2022-12-01") }, []],
    ["no responsible and no due time", {}, ["responsible", "due"]],
    ["a role", { responsible: "Rådmannen", ...on("2022-12-01") }, ["account"]],
    ["a due time that is no day", { responsible: "a@b.example", due: { text: "Ved behov", exact: false } }, ["due"]],
    ["one that is over lacks nothing", { status: "done" }, []],
  ])("%s", (_, some, expected) => {
    expect(lacks(some)).toEqual(expected);
  });
});

describe("what an action concerns", () => {
  const plan = planOf({
    benefits: [
      { id: "G1", name: "Færre", measureId: "K1" },
      { id: "G2", name: "Flere", measureId: "K2" },
    ],
  });
  it.each([
    [["K1"], "K1", true],
    [["k1"], "K1", true],
    [["G1"], "K1", true],
    [["G2"], "K1", false],
    [["K1"], "G1", false],
    [undefined, "K1", false],
  ])("%j for %s: %s", (ids, about, expected) => {
    expect(concerns({ concerns: ids }, about, plan)).toBe(expected);
  });
});
