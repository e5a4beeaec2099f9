import { remembered } from "../../../src/domain/numbers/remembered.ts";

describe("what is remembered", () => {
  it("is counted once, and again when too much was asked in between", () => {
    const asked: string[] = [];
    const length = remembered((text) => asked.push(text) && text.length, 2);
    expect(["a", "bb", "a", "bb"].map(length)).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(["a", "bb"]);
    expect(["ccc", "a"].map(length)).toEqual([3, 1]);
    expect(asked).toEqual(["a", "bb", "ccc", "a"]);
  });

  it("is nothing after a fault", () => {
    const failing = remembered((text): string => {
      throw new RangeError(text);
    });
    expect(() => failing("x")).toThrow(RangeError);
    expect(() => failing("x")).toThrow(RangeError);
  });
});
