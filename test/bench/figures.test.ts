import { type Figure, isWithin, table } from "./figures.ts";

const ratio: Figure = { name: "cost", runs: [1.1, 3, 1.2], unit: "", limit: { most: 1.2 } };

describe("a figure", () => {
  it("is judged by its median, the limit itself is within", () => {
    expect(isWithin(ratio)).toBe(true);
    expect(isWithin({ ...ratio, runs: [1.3, 1.21, 1] })).toBe(false);
    expect(isWithin({ ...ratio, limit: { least: 1.2 } })).toBe(true);
    expect(isWithin({ ...ratio, limit: { least: 1.3 } })).toBe(false);
  });

  it("that was not measured is within no limit", () => {
    expect(isWithin({ ...ratio, runs: [] })).toBe(false);
    expect(isWithin({ name: "cost", runs: [], unit: "" })).toBe(true);
  });

  it("stands on a line with its limit beside it", () => {
    const lines = table([ratio, { name: "memory", runs: [312.4], unit: "MB", limit: { most: 300 } }]).split("\n");
    expect(lines).toEqual([
      "figure  median  min–max    runs  limit",
      "cost    1.20    1.10–3.00  3     ≤ 1.2     ok",
      "memory  312 MB             1     ≤ 300 MB  NOT OK",
    ]);
  });
});
