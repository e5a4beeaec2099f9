import { decimal } from "../../src/domain/numbers/decimal.ts";
import { timeLabels, valueAxis } from "../../src/views/chart-axis.ts";
import { formatOf } from "../../src/views/format.ts";

const nb = formatOf("nb");
const months = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const [year, month] = [2022 + Math.floor(index / 12), (index % 12) + 1];
    return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  });

describe("labels of the time axis", () => {
  it("are our own words, shorter when there are more", () => {
    expect(timeLabels(["2022-03-31", "2022-09-30"], "quarter", nb)).toEqual(["mars 2022", "september 2022"]);
    expect(timeLabels(months(5), "month", nb)).toEqual(["jan. 22", "feb. 22", "mars 22", "apr. 22", "mai 22"]);
    expect(timeLabels(["2021-12-31", "2022-12-31"], "year", nb)).toEqual(["2021", "2022"]);
    expect(timeLabels(["2022-03-31", "2022-09-30"], "quarter", formatOf("en"))).toEqual([
      "March 2022",
      "September 2022",
    ]);
  });

  it("are all different and none of them a date that Teams would write its own way", () => {
    for (const count of [2, 6, 12, 40]) {
      for (const frequency of ["week", "month", "quarter", "year"] as const) {
        const labels = timeLabels(months(count), frequency, nb);
        expect(new Set(labels).size).toBe(labels.length);
        expect(labels.filter((label) => /^\d{4}-\d/.test(label))).toEqual([]);
      }
    }
  });
});

describe("the value axis", () => {
  it.each([
    [["1.3", "1"], 0, 2],
    [["8.9", "8.75"], 6, 11],
    [["3.3", "3.1"], 1, 6],
    [["40", "10"], 0, 40],
    [["7140", "20"], 0, 8000],
    [["0", "0"], 0, 4],
    [["-2", "3"], -2, 6],
  ])("%j lies between %d and %d", (values, low, high) => {
    expect(valueAxis(values.map(decimal))).toEqual({ low, high });
  });

  it("holds every value", () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const values = [seed * 37.7 - 900, (seed * seed) / 11 - 50, seed / 7].map((value) => decimal(value.toFixed(3)));
      const { low, high } = valueAxis(values);
      for (const value of values) expect(value.gte(low) && value.lte(high)).toBe(true);
    }
  });
});
