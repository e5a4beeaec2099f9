import fc from "fast-check";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import { readQuantity } from "../../../src/domain/numbers/quantity.ts";

const nbsp = "\u00a0";
const narrow = "\u202f";
const thin = "\u2009";
const minus = "\u2212";

describe("a number as people write it", () => {
  it.each([
    ["47", "47"],
    [" 47 ", "47"],
    ["47\t\n", "47"],
    ["0", "0"],
    ["-0", "0"],
    [`${minus}0,00`, "0"],
    ["1 234,5", "1234.5"],
    ["1.234,5", "1234.5"],
    ["1,234.5", "1234.5"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    ["1 234.567", "1234.567"],
    [`1${nbsp}234${nbsp}567,89`, "1234567.89"],
    [`1${narrow}234,5`, "1234.5"],
    [`1${thin}234,5`, "1234.5"],
    [`${minus}3`, "-3"],
    ["-3", "-3"],
    ["–3", "-3"],
    [`${minus} 3,25`, "-3.25"],
    ["0,47", "0.47"],
    ["0.470", "0.47"],
    ["1,234", "1.234"],
    ["1234.567", "1234.567"],
    ["12.5", "12.5"],
    ["7140", "7140"],
    ["1 000 000 000 000", "1000000000000"],
    ["1".repeat(30), "1".repeat(30)],
    ["999999999999,99", "999999999999.99"],
  ])("%j is %s", (text, value) => {
    const read = readQuantity(text, false);
    expect(read.ok && read.value.toFixed()).toBe(value);
    expect(read).toMatchObject({ ok: true, saidPercent: false, bareShare: false });
  });

  it.each(["47 %", "47%", "47 prosent", `47${nbsp}%`, "47 Percent", "47 per cent", "47 pst."])(
    "%j is 47 of a measure in per cent, and none of a count",
    (text) => {
      const read = readQuantity(text, true);
      expect(read.ok && read.value.toFixed()).toBe("47");
      expect(read).toMatchObject({ saidPercent: true, bareShare: false });
      expect(readQuantity(text, false)).toEqual({ ok: false, reason: "percentOnCount" });
    },
  );

  it.each([
    ["0,47", true],
    ["0.47", true],
    ["-0,3", true],
    ["0,47 %", false],
    ["0", false],
    ["1", false],
    ["47", false],
  ])("%j for a measure in per cent may mean a share: %s", (text, bareShare) => {
    expect(readQuantity(text, true)).toMatchObject({ ok: true, bareShare });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    [nbsp, "empty"],
    ["%", "notANumber"],
    ["ingen", "notANumber"],
    ["47 dager", "notANumber"],
    ["uke 40", "notANumber"],
    ["４７", "notANumber"],
    ["٤٧", "notANumber"],
    ["½", "notANumber"],
    ["1e5", "notANumber"],
    ["0x1F", "notANumber"],
    ["Infinity", "notANumber"],
    ["NaN", "notANumber"],
    ["+5", "notANumber"],
    ["--3", "notANumber"],
    ["3-", "notANumber"],
    ["1.23,4", "notANumber"],
    ["1,2,3", "notANumber"],
    [",5", "notANumber"],
    ["47,", "notANumber"],
    ["1".repeat(31), "notANumber"],
    ["47 prosentpoeng", "notANumber"],
    ["47 48", "severalNumbers"],
    ["12 3456", "severalNumbers"],
    ["3 og 4", "severalNumbers"],
    ["10-12", "severalNumbers"],
    ["10–12 %", "severalNumbers"],
    ["1/2", "severalNumbers"],
    ["47; 48", "severalNumbers"],
    ["2022-10-03", "severalNumbers"],
    ["1.234", "ambiguous"],
    [`${minus}1.234`, "ambiguous"],
    ["123.456", "ambiguous"],
    ["1.234 %", "ambiguous"],
  ])("%j is refused: %s", (text, reason) => {
    expect(readQuantity(text, true)).toEqual({ ok: false, reason });
  });

  it("reads back every decimal that nb-NO formatting writes", () => {
    const spaces = fc.constantFrom(nbsp, narrow, thin, " ");
    const anyDecimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, places]) => decimal(digits.toString()).div(10 ** places));
    const format = new Intl.NumberFormat("nb-NO", { maximumFractionDigits: 20 });
    fc.assert(
      fc.property(anyDecimal, spaces, fc.boolean(), (value, space, percent) => {
        // Intl takes a decimal text exactly; its types know only literal ones
        const shown = format.format(value.toFixed() as `${number}`).replaceAll(nbsp, space);
        const read = readQuantity(percent ? `${shown} %` : shown, percent);
        expect({ shown, value: read.ok && read.value.toFixed() }).toEqual({ shown, value: value.toFixed() });
      }),
      { numRuns: 1000 },
    );
  });

  it("never fails, and whatever it reads is one plain number", () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,-% \u00a0\u2212eE+/x") });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), typed), fc.boolean(), (text, percent) => {
        const read = readQuantity(text, percent);
        if (read.ok) expect(read.value.toFixed()).toMatch(/^(0|-?\d+(\.\d+)?)$/);
      }),
      { numRuns: 1000 },
    );
  });
});
