import { leastSeconds, unequalSizes } from "./fan-out-size.ts";

describe("the tenants of the fan-out", () => {
  const sizes = unequalSizes(10_000, 200);

  it("are unequal, and have all the people", () => {
    expect(sizes).toHaveLength(200);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10_000);
    expect([sizes[0], sizes[1], sizes[99], sizes[199]]).toEqual([999, 575, 25, 14]);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it("have somebody each, where there are few", () => {
    expect(unequalSizes(3, 3)).toEqual([1, 1, 1]);
  });
});

describe("the least time of a fan-out", () => {
  it.each([
    ["one window holds all", [25, 3], 0],
    ["the fifty-first call waits for the first to be a second old", [26], 1],
    ["only the largest tenant counts", [100, 99, 99], 3],
    ["of the bench", unequalSizes(10_000, 200), 39],
  ])("%s", (_, sizes, seconds) => {
    expect(leastSeconds(sizes)).toBe(seconds);
  });
});
