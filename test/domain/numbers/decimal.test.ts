import fc from "fast-check";
import { decimal, quotient } from "../../../src/domain/numbers/decimal.ts";

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: -20, max: 20 }))
  .map(([digits, exponent]) => decimal(`${digits}e${exponent}`));

describe("a quotient", () => {
  it("is what big.js divides to, to the last place", () => {
    const other = number.filter((value) => !value.eq(0));
    fc.assert(
      fc.property(number, other, (a, b) => {
        expect(quotient(a, b).toFixed()).toBe(a.div(b).toFixed());
      }),
    );
  });

  it.each([
    ["1", "3", "0.3333333333333333333333333333333333333333"],
    ["-2", "3", "-0.6666666666666666666666666666666666666667"],
    ["5e-41", "1", "0.0000000000000000000000000000000000000001"],
    ["-5e-41", "1", "-0.0000000000000000000000000000000000000001"],
    ["-4e-41", "1", "0"],
    ["0", "-7", "0"],
    ["1e300", "1e-300", `1${"0".repeat(600)}`],
  ])("of %s and %s is %s", (a, b, expected) => {
    expect(quotient(decimal(a), decimal(b)).toFixed()).toBe(expected);
  });

  it("by zero is a fault", () => {
    expect(() => quotient(decimal(1), decimal(0))).toThrow(RangeError);
  });
});
