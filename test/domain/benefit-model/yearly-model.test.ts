import fc from "fast-check";
import { certaintyAdjusted } from "../../../src/domain/benefit-model/estimate.ts";
import { presentValue } from "../../../src/domain/benefit-model/present-value.ts";
import {
  isInTable,
  type ModelAmounts,
  paidBackYear,
  yearlyModel,
  yearsOf,
} from "../../../src/domain/benefit-model/yearly-model.ts";
import { decimal, roundTo } from "../../../src/domain/numbers/decimal.ts";
import type { ModelLine } from "../../../src/domain/project/model-line.ts";
import { kroner, line, modelLines } from "./model-lines.ts";

const four = decimal(4);
const none = decimal(0);

describe("the certainty-adjusted amount", () => {
  it.each([
    ["1000", "1000", "1000", "1000"],
    ["1000", "1500", "500", "1000"],
    ["1000", "1200", "200", "880"],
    ["100", "0", "0", "60"],
    ["-500", "-100", "-1400", "-600"],
    ["0.1", "0.2", "0.3", "0.16"],
  ])("of %s (%s, %s) is %s", (likely, optimistic, pessimistic, adjusted) => {
    const estimate = {
      likely: decimal(likely),
      optimistic: decimal(optimistic),
      pessimistic: decimal(pessimistic),
    };
    expect(certaintyAdjusted(estimate).toFixed()).toBe(adjusted);
  });

  it("is the most likely as long as a point is missing", () => {
    expect(certaintyAdjusted({ likely: decimal(100), optimistic: decimal(900) }).toFixed()).toBe("100");
    expect(certaintyAdjusted({ likely: decimal(100), pessimistic: decimal(0) }).toFixed()).toBe("100");
  });

  it("lies between the lowest and the highest of the three points", () => {
    fc.assert(
      fc.property(kroner, kroner, kroner, (likely, optimistic, pessimistic) => {
        const sorted = [likely, optimistic, pessimistic].sort((a, b) => a.cmp(b));
        const adjusted = certaintyAdjusted({ likely, optimistic, pessimistic });
        expect(adjusted.gte(sorted[0] ?? none) && adjusted.lte(sorted[2] ?? none)).toBe(true);
      }),
    );
  });
});

describe("present value", () => {
  // the factors of a 4 % table: 1 / 1.04^n
  it.each([
    [0, "1000000"],
    [1, "961538.46"],
    [2, "924556.21"],
    [5, "821927.11"],
    [10, "675564.17"],
    [20, "456386.95"],
    [40, "208289.04"],
  ])("of a million in %i years is %s at 4 %%", (years, worth) => {
    expect(roundTo(presentValue(decimal(1_000_000), four, years), 2).toFixed()).toBe(worth);
  });

  it("is the amount itself at 0 %, however far away", () => {
    fc.assert(
      fc.property(kroner, fc.integer({ min: 0, max: 110 }), (amount, years) => {
        expect(presentValue(amount, none, years).eq(amount)).toBe(true);
      }),
    );
  });

  it("grows back to the amount when interest is added again", () => {
    fc.assert(
      fc.property(kroner, fc.integer({ min: 0, max: 60 }), (amount, years) => {
        const back = presentValue(amount, four, years).times(decimal("1.04").pow(years));
        expect(roundTo(back, 20).eq(amount)).toBe(true);
      }),
    );
  });

  it("refuses a rate that leaves nothing", () => {
    expect(() => presentValue(decimal(1), decimal(-100), 1)).toThrow(RangeError);
  });
});

describe("the yearly table", () => {
  const plan: ModelLine[] = [
    line("nullAlternative", "1000000", { recurrence: "running", lastYear: 2026 }),
    line("newSolution", "2500000", { optimistic: decimal(2000000), pessimistic: decimal(4000000) }),
    line("newSolution", "300000", { recurrence: "running", year: 2024 }),
    line("benefit", "500000", { recurrence: "running", year: 2024, lastYear: 2025 }),
    line("benefit", "-100000", { year: 2026 }),
  ];

  it("is the null alternative against the new solution and what is gained, year by year", () => {
    const { years } = yearlyModel(plan, four);
    const shown = years.map((one) => [
      one.year,
      ...[one.nullAlternative, one.oneOff, one.running, one.benefits, one.net, one.adjusted, one.accumulated].map(
        Number,
      ),
    ]);
    expect(shown).toEqual([
      [2023, 1000000, 2500000, 0, 0, -1500000, -1700000, -1500000],
      [2024, 1000000, 0, 300000, 500000, 1200000, 1200000, -300000],
      [2025, 1000000, 0, 300000, 500000, 1200000, 1200000, 900000],
      [2026, 1000000, 0, 300000, -100000, 600000, 600000, 1500000],
    ]);
  });

  it("is added up, and discounted to its first year", () => {
    const { total } = yearlyModel(plan, four);
    expect(total.net.toFixed()).toBe("1500000");
    expect(total.adjusted.toFixed()).toBe("1300000");
    // −1 500 000 + 1 200 000/1.04 + 1 200 000/1.04² + 600 000/1.04³
    expect(roundTo(total.present, 2).toFixed()).toBe("1296711.42");
    expect(yearlyModel(plan, none).total.present.toFixed()).toBe("1500000");
  });

  it("is paid back in the year from which it stays above zero", () => {
    expect(paidBackYear(yearlyModel(plan, four))).toBe(2025);
    expect(paidBackYear(yearlyModel([line("newSolution", "1")], four))).toBeUndefined();
    const falls = [
      line("benefit", "5"),
      line("newSolution", "9", { year: 2024 }),
      line("benefit", "9", { year: 2026 }),
    ];
    expect(paidBackYear(yearlyModel(falls, four))).toBe(2026);
  });

  it("has the years in between, and none of its own without lines", () => {
    const gap = [line("benefit", "1"), line("benefit", "1", { year: 2026 })];
    expect(yearlyModel(gap, four).years.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026]);
    expect(yearlyModel([], four).years).toEqual([]);
    expect(yearlyModel([], four).total.net.toFixed()).toBe("0");
  });

  it("leaves out what has no year, what has no amount and what is told as taken out", () => {
    const out = [
      line("newSolution", "5", { year: undefined }),
      line("benefit", undefined),
      line("takenOut", "700", { year: 2050 }),
    ];
    const { years, total } = yearlyModel([...out, line("benefit", "3")], four);
    expect(years.map(({ year }) => year)).toEqual([2023]);
    expect(total.net.toFixed()).toBe("3");
  });

  it("runs to the model's last year where nothing else is said", () => {
    const open = { ...line("newSolution", "1", { recurrence: "running" }), year: 2023 };
    expect(yearsOf(open, 2026)).toEqual([2023, 2024, 2025, 2026]);
    expect(yearsOf({ ...open, lastYear: 2024 }, 2026)).toEqual([2023, 2024]);
    expect(yearsOf({ ...open, recurrence: "oneOff", lastYear: 2025 }, 2026)).toEqual([2023]);
  });
});

describe("whatever the lines are", () => {
  const rates = fc.constantFrom(none, four, decimal("3.5"));
  const names: (keyof ModelAmounts)[] = [
    "nullAlternative",
    "oneOff",
    "running",
    "benefits",
    "net",
    "adjusted",
    "present",
    "presentAdjusted",
  ];
  const texts = (amounts: ModelAmounts) => names.map((name) => amounts[name].toFixed());

  it("the years add up to the total, and the total to what each line gives in all its years", () => {
    fc.assert(
      fc.property(modelLines, rates, (lines, rate) => {
        const { years, total } = yearlyModel(lines, rate);
        for (const name of names) {
          const sum = years.reduce((all, year) => all.plus(year[name]), none);
          expect(sum.eq(total[name])).toBe(true);
        }
        const last = years.at(-1)?.year ?? 0;
        const net = lines.filter(isInTable).reduce((all, one) => {
          const sign = one.side === "newSolution" ? -1 : 1;
          return all.plus(one.likely.times(yearsOf(one, last).length * sign));
        }, none);
        expect(net.eq(total.net)).toBe(true);
        expect(total.net.eq(total.nullAlternative.minus(total.oneOff).minus(total.running).plus(total.benefits))).toBe(
          true,
        );
        expect((years.at(-1)?.accumulated ?? none).eq(total.net)).toBe(true);
      }),
    );
  });

  it("the order of the lines changes nothing", () => {
    fc.assert(
      fc.property(
        modelLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        rates,
        ([lines, shuffled], rate) => {
          const [one, other] = [yearlyModel(lines, rate), yearlyModel(shuffled, rate)];
          expect(other.years.map(texts)).toEqual(one.years.map(texts));
          expect(texts(other.total)).toEqual(texts(one.total));
        },
      ),
    );
  });

  it("at 0 % nothing is discounted, and at 4 % an amount is worth less the later it comes", () => {
    fc.assert(
      fc.property(modelLines, (lines) => {
        const { total } = yearlyModel(lines, none);
        expect(total.present.eq(total.net) && total.presentAdjusted.eq(total.adjusted)).toBe(true);
        for (const { net, present } of yearlyModel(lines, four).years.slice(1)) {
          expect(net.eq(0) ? present.eq(0) : present.abs().lt(net.abs())).toBe(true);
        }
      }),
    );
  });
});

it("counts 500 lines over 20 years exactly", () => {
  const lines = Array.from({ length: 500 }, (_, index) =>
    line(index % 2 === 0 ? "benefit" : "newSolution", index % 2 === 0 ? "0.3" : "0.1", {
      recurrence: "running",
      lastYear: 2042,
    }),
  );
  const { years, total } = yearlyModel(lines, four);
  expect(years).toHaveLength(20);
  expect(total.net.toFixed()).toBe("1000");
});
