import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { ImplausibleInput } from "../../../src/domain/scorecard/plausibility.ts";
import { implausible } from "../../../src/domain/scorecard/plausibility.ts";
import { measureOf, readingOf, rowOf } from "./scorecard-sample.ts";

const count = measureOf({ percent: false, unit: "Antall", kind: "additive" });
const money = measureOf({ percent: false, unit: "Kroner", kind: "additive" });
const days = measureOf({ percent: false, unit: "Dager", kind: "additive" });
const last = (value: string) => readingOf(value, "2022-Q2");

function doubts(value: string, some: Partial<ImplausibleInput> = {}) {
  const found = implausible({ measure: measureOf(), row: rowOf(), value: decimal(value), bareShare: false, ...some });
  return found.map(({ reason, compared }) => (compared ? `${reason} ${compared.toFixed()}` : reason));
}

describe("what the owner is asked to confirm", () => {
  it.each<[string, string, Partial<ImplausibleInput>, string[]]>([
    ["a share", "47", {}, []],
    ["zero", "0", {}, []],
    ["all", "100", {}, []],
    ["a share over 100", "100.1", {}, ["outsideShare"]],
    ["a share below zero", "-0.1", {}, ["outsideShare"]],
    ["a bare 0,47", "0.47", { bareShare: true }, ["bareShare 47"]],
    ["a negative count", "-1", { measure: count }, ["negativeCount"]],
    ["negative days", "-1", { measure: days }, ["negativeCount"]],
    ["a loss in kroner", "-1000", { measure: money }, []],
    ["a count over 100", "112", { measure: count }, []],
    ["half as much again as the last", "15", { last: last("10") }, []],
    ["more than that", "15.01", { last: last("10") }, ["farFromLast 10"]],
    ["half of the last", "5", { last: last("10") }, []],
    ["less than that", "4.99", { last: last("10") }, ["farFromLast 10"]],
    ["far from a negative last", "-1", { measure: money, last: last("-10") }, ["farFromLast -10"]],
    ["anything after zero", "3", { last: last("0") }, []],
    ["far from the baseline, with no last value", "16", { row: rowOf({ baseline: "10" }) }, ["farFromBaseline 10"]],
    ["far from the baseline, near the last value", "16", { row: rowOf({ baseline: "10" }), last: last("15") }, []],
    ["half the way to the target", "37.5", { row: rowOf({ baseline: "0", finalTarget: "75" }) }, []],
    ["over half the way to the target", "38", { row: rowOf({ baseline: "0", finalTarget: "75" }) }, ["bigJump 0"]],
    [
      "over half the way back",
      "20",
      { row: rowOf({ baseline: "0", finalTarget: "40" }), last: last("40.1") },
      ["farFromLast 40.1", "bigJump 40.1"],
    ],
    [
      "over half the way to the target at the date, where there is no final one",
      "31",
      { row: rowOf({ baseline: "0" }), target: { value: decimal(60), kind: "explicit" } },
      ["bigJump 0"],
    ],
    [
      "over half the way to it, not to the final one",
      "31",
      { row: rowOf({ baseline: "0", finalTarget: "75" }), target: { value: decimal(60), kind: "explicit" } },
      [],
    ],
    ["half the way from a baseline that isn't zero", "12", { row: rowOf({ baseline: "10", finalTarget: "14" }) }, []],
    ["over half the way from it", "12.5", { row: rowOf({ baseline: "10", finalTarget: "14" }) }, ["bigJump 10"]],
    ["a count of zero", "0", { measure: count }, []],
    ["a level to hold", "11", { row: rowOf({ baseline: "10", finalTarget: "10" }) }, []],
    ["several doubts at once", "470", { last: last("47") }, ["outsideShare", "farFromLast 47"]],
  ])("%s", (_, value, input, expected) => {
    expect(doubts(value, input)).toEqual(expected);
  });
});
