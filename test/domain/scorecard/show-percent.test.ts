import fc from "fast-check";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { showPercent } from "../../../src/domain/scorecard/achievement.ts";
import { limits } from "./scorecard-sample.ts";

describe("a per cent as shown", () => {
  it.each([
    ["78.3333333", 2, "78.33"],
    ["62.6666666", 2, "62.67"],
    ["86.2359550561797752808988764", 2, "86.24"],
    ["84.6153846", 2, "84.62"],
    ["78.3333333", 0, "78"],
    ["79.6", 0, "79.6"],
    ["79.5", 0, "79.5"],
    ["79.4", 0, "79"],
    ["79.96", 0, "79.9"],
    ["79.9999999999", 0, "79.9"],
    ["79.996", 2, "79.99"],
    ["80", 0, "80"],
    ["80.4", 0, "80"],
    ["94.5", 0, "94.5"],
    ["95", 0, "95"],
    ["99.7", 0, "99.7"],
    ["100", 0, "100"],
    ["100", 2, "100.00"],
    ["-0.3", 0, "-0.3"],
    ["-0.04", 0, "-0.1"],
    ["-0.5", 0, "-1"],
    ["-10.5", 0, "-11"],
    ["10.5", 0, "11"],
    ["0.3", 0, "0"],
    ["0", 2, "0.00"],
    ["110", 0, "110"],
  ] as const)("%s with %i places is %s", (percent, places, shown) => {
    expect(showPercent(decimal(percent), places, limits)).toBe(shown);
  });

  it("follows the project's own limits, whole or not", () => {
    expect(showPercent(decimal("92.4"), 0, { green: 92.5, yellow: 80 })).toBe("92");
    expect(showPercent(decimal("92.6"), 0, { green: 92.5, yellow: 80 })).toBe("93");
    expect(showPercent(decimal("93.45"), 0, { green: 93.4, yellow: 80 })).toBe("93.5");
    expect(showPercent(decimal("89.7"), 0, { green: 95, yellow: 90 })).toBe("89.7");
  });

  it("is always a plain number on its own side of every limit", () => {
    const near = fc.tuple(fc.constantFrom(0, 80, 95, 100), fc.integer({ min: -2000, max: 2000 }));
    const anyPercent = fc.oneof(
      near.map(([limit, n]) => decimal(n).div(1000).plus(limit)),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((n) => decimal(n.toString()).div(7)),
    );
    fc.assert(
      fc.property(anyPercent, fc.constantFrom(0 as const, 2 as const), (percent, places) => {
        const shown = showPercent(percent, places, limits);
        expect(shown).toMatch(/^(0(\.\d+)?|-?[1-9]\d*(\.\d+)?|-0\.\d*[1-9]\d*)$/);
        for (const limit of [0, 80, 95, 100]) expect(decimal(shown).gte(limit)).toBe(percent.gte(limit));
        expect(decimal(shown).minus(percent).abs().lte(0.5)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
