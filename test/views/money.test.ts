import { decimal } from "../../src/domain/numbers/decimal.ts";
import { figureText, isRounded, moneyText, moneyUnit } from "../../src/views/money.ts";
import { wordsOf } from "../../src/views/texts.ts";

const nb = wordsOf("nb");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("an amount by itself", () => {
  it.each([
    ["0", "0 kr"],
    ["0.4", "0,4 kr"],
    ["-12.5", "−12,5 kr"],
    ["1234.5", "1 235 kr"],
    ["999999.4", "999 999 kr"],
    ["999999.5", "1,0 mill. kr"],
    ["1700000", "1,7 mill. kr"],
    ["1234567", "1,23 mill. kr"],
    ["-28480000", "−28,5 mill. kr"],
    ["17000000", "17,0 mill. kr"],
    ["1234567890", "1 234,6 mill. kr"],
  ])("%s is %s", (amount, shown) => {
    expect(plain(moneyText(decimal(amount), nb))).toBe(shown);
  });

  it("is written as the language does", () => {
    expect(plain(moneyText(decimal("-1234567"), wordsOf("en")))).toBe("−1.23 million kr");
    expect(plain(moneyText(decimal("4200"), wordsOf("en")))).toBe("4,200 kr");
  });
});

describe("the figures of a table", () => {
  it.each<[string[], string, string[]]>([
    [["12000000", "-450000", "0"], "millions", ["12,0", "−0,5", "0,0"]],
    [["12000000", "40000"], "thousands", ["12 000", "40"]],
    [["9000000", "1000"], "thousands", ["9 000", "1"]],
    [["9000000", "400"], "kroner", ["9 000 000", "400"]],
    [["52300.5", "1250.25"], "kroner", ["52 301", "1 250"]],
    [["52300.5", "0.25"], "kroner", ["52 300,50", "0,25"]],
    [[], "kroner", []],
  ])("%j are told in %s, none but zero as zero", (amounts, name, shown) => {
    const values = amounts.map((amount) => decimal(amount));
    const unit = moneyUnit(values);
    expect([unit.name, values.map((value) => plain(figureText(value, unit, nb)))]).toEqual([name, shown]);
  });

  it("are said to be rounded when one of them is", () => {
    expect(isRounded([decimal(12_300_000)], moneyUnit([decimal(12_300_000)]))).toBe(false);
    expect(isRounded([decimal(12_310_000)], moneyUnit([decimal(12_310_000)]))).toBe(true);
  });
});
