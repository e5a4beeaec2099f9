import { withoutUnit } from "../../../src/domain/numbers/unit-words.ts";

describe("a number followed by its own unit", () => {
  it.each([
    ["47 dager", "Dager", "47"],
    ["47dager", "Dager", "47"],
    ["1 dag", "Dager", "1"],
    ["47 dagar", "dager", "47"],
    ["12,5 årsverk", "Årsverk", "12,5"],
    ["3\u00a0Årsverk.", "Årsverk", "3"],
    ["1 234 kr", "Kroner", "1 234"],
    ["1 234 kroner", "kr", "1 234"],
    ["1 234 kr.", "Kr.", "1 234"],
    ["12 mill. kr", "Mill. kr", "12"],
    ["3 personer", "Antall personer", "3"],
    ["3 stk", "Antall", "3"],
    ["-3 timer", "Timer", "-3"],
  ])("%j of %j is %j", (text, unit, number) => expect(withoutUnit(text, unit)).toBe(number));

  it.each([
    ["47 dager", "Timer"],
    ["3 personer", "Antall"],
    ["12 kr", "Mill. kr"],
    ["12 mill. kr", "Kroner"],
    ["47 dager siden", "Dager"],
    ["dager 47", "Dager"],
    ["dager", "Dager"],
    ["47", "Dager"],
    ["47 %", "Dager"],
    ["", "Dager"],
    ["3 og 4 dager til", "Dager"],
  ])("%j of %j stays as it is", (text, unit) => expect(withoutUnit(text, unit)).toBe(text));
});
