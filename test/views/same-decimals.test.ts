import { decimal } from "../../src/domain/numbers/decimal.ts";
import { formatOf } from "../../src/views/format.ts";
import { sameDecimals } from "../../src/views/same-decimals.ts";
import { solorPlan } from "../support/plan-builder.ts";

describe("numbers of one measure on one card", () => {
  const share = solorPlan().measures[0];
  if (!share?.percent) throw new Error("the sample starts with a share");
  const shown = (...values: string[]) => {
    const of = sameDecimals(share, values.map(decimal));
    return values.map((value) => formatOf("nb").quantity(decimal(value), of).replaceAll("\u00a0", " "));
  };

  it("have as many decimals as the one with the most", () => {
    expect(shown("3", "1.3", "3.3")).toEqual(["3,0 %", "1,3 %", "3,3 %"]);
    expect(shown("8.9", "8.75")).toEqual(["8,90 %", "8,75 %"]);
    expect(shown("514", "161")).toEqual(["514 %", "161 %"]);
  });

  it("keep what was given beyond two decimals, and don't lend it to the others", () => {
    expect(shown("1.2345", "1")).toEqual(["1,2345 %", "1,00 %"]);
  });
});
