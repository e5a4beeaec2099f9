import { decimal } from "../../../src/domain/numbers/decimal.ts";
import {
  declaredDirection,
  meetsTarget,
  readDirection,
  trendSince,
  wantedDirection,
} from "../../../src/domain/scorecard/direction.ts";
import { measureOf, rowOf } from "./scorecard-sample.ts";

describe("the wanted direction", () => {
  it.each([
    ["Reduksjon", "decrease"],
    ["redusert", "decrease"],
    ["Lavere enn i dag", "decrease"],
    ["Færre", "decrease"],
    ["Økning", "increase"],
    ["auke", "increase"],
    ["Mer", "increase"],
    ["Higher", "increase"],
    ["Uendret", "hold"],
    ["Holde nivået", "hold"],
    ["Merkbar", undefined],
    ["60 %", undefined],
    ["", undefined],
  ])("%j reads as %s", (text, direction) => {
    expect(readDirection(text)).toBe(direction);
  });

  it("is the declared one before the target's text", () => {
    const row = rowOf({ targetText: "Reduksjon" });
    expect(declaredDirection(measureOf({ direction: "increase" }), row)).toBe("increase");
    expect(declaredDirection(measureOf(), row)).toBe("decrease");
    expect(declaredDirection(measureOf(), rowOf())).toBeUndefined();
  });

  it("is the sign from baseline to target before the declared one", () => {
    expect(wantedDirection(decimal(3), decimal(2), "increase")).toBe("decrease");
    expect(wantedDirection(decimal(2), decimal(3), undefined)).toBe("increase");
    expect(wantedDirection(decimal(2), decimal(2), "decrease")).toBe("decrease");
    expect(wantedDirection(undefined, decimal(2), "decrease")).toBe("decrease");
  });

  it("makes a change right, wrong or none; a level to hold has only wrong ones", () => {
    expect(trendSince(decimal(3), decimal(2), "decrease")).toBe("rightWay");
    expect(trendSince(decimal(3), decimal(4), "decrease")).toBe("wrongWay");
    expect(trendSince(decimal(3), decimal(4), "hold")).toBe("wrongWay");
    expect(trendSince(decimal(3), decimal(3), "hold")).toBe("unchanged");
    expect(trendSince(decimal(3), decimal(3), undefined)).toBeUndefined();
    expect(trendSince(undefined, decimal(3), "hold")).toBeUndefined();
  });

  it("decides whether a target is met; without it only equality is known to", () => {
    expect(meetsTarget(decimal(92), decimal(90), "decrease")).toBe(false);
    expect(meetsTarget(decimal(92), decimal(90), "increase")).toBe(true);
    expect(meetsTarget(decimal(90), decimal(90), undefined)).toBe(true);
    expect(meetsTarget(decimal(92), decimal(90), undefined)).toBeUndefined();
    expect(meetsTarget(decimal(92), decimal(90), "hold")).toBe(false);
  });
});
