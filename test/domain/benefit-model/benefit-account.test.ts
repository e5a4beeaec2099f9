import fc from "fast-check";
import { type BenefitAccount, benefitAccount } from "../../../src/domain/benefit-model/benefit-account.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow } from "../../../src/domain/project/measure.ts";
import type { Benefit, Plan } from "../../../src/domain/project/project.ts";
import type { Reading } from "../../../src/domain/project/reading.ts";
import { planOf, projectOf, reading } from "../../support/plan-builder.ts";
import { line, modelLines } from "./model-lines.ts";

const today = "2026-11-23";
const days: Measure = {
  id: "G1",
  name: "Manuelt arbeid",
  unit: "Dager",
  percent: false,
  kind: "additive",
  frequency: "halfYear",
  seasonal: false,
};
const row: ScorecardRow = {
  measureId: "G1",
  baseline: decimal(7140),
  baselineDate: "2016-01-31",
  finalTarget: decimal(20),
  finalDate: "2020-12-31",
};
const work: Benefit = { id: "G1", name: "Unngår manuelt arbeid", measureId: "G1", unitPrice: decimal(4000) };

function accountOf(some: Partial<Plan>, latest: Reading[] = []): BenefitAccount {
  return benefitAccount(planOf(some), latest, today);
}

function measuredOf(rows: ScorecardRow[], latest: Reading[], some: Partial<Measure> = {}) {
  const [found] = accountOf({ benefits: [work], measures: [{ ...days, ...some }], rows }, latest).measured;
  const text = (value: { toFixed: () => string } | undefined) => value?.toFixed();
  return {
    possible: text(found?.possible),
    taken: text(found?.taken),
    gap: found?.gap,
    missing: found?.missingOffices,
  };
}

describe("what is taken out by the readings", () => {
  it("is the change since the baseline times the unit price: 7 140 days to 20, now 1 000", () => {
    const found = measuredOf([row], [reading("G1", undefined, "2019-H1", "1000")]);
    expect(found).toEqual({ possible: "28480000", taken: "24560000", gap: undefined, missing: [] });
  });

  it("is below zero when it went the wrong way", () => {
    expect(measuredOf([row], [reading("G1", undefined, "2019-H1", "7240")]).taken).toBe("-400000");
  });

  it("is not a number where there is none, and says why", () => {
    expect(measuredOf([row], [])).toMatchObject({ possible: "28480000", taken: undefined, gap: "notMeasured" });
    const value = [reading("G1", undefined, "2019-H1", "1000")];
    expect(measuredOf([{ ...row, baseline: undefined }], value)).toMatchObject({ taken: undefined, gap: "noBaseline" });
    const open = { ...row, finalTarget: undefined };
    expect(measuredOf([open], value)).toMatchObject({ possible: undefined, taken: undefined, gap: "noDirection" });
    expect(measuredOf([open], value, { direction: "decrease" })).toMatchObject({ taken: "24560000", gap: "noTarget" });
  });

  it("adds the offices that have a figure, names the others and holds the same offices against each other", () => {
    const offices = ["Våler", "Grue"].map((office) => ({ ...row, office }));
    const found = measuredOf(offices, [reading("G1", "Grue", "2019-H1", "1000")]);
    expect(found).toEqual({ possible: "28480000", taken: "24560000", gap: undefined, missing: ["Våler"] });
  });

  it("does not add shares of several offices", () => {
    const offices = ["Våler", "Grue"].map((office) => ({ ...row, office }));
    expect(measuredOf(offices, [], { kind: "ratio" })).toMatchObject({ taken: undefined, gap: "notSummable" });
  });
});

describe("what owners tell", () => {
  const planned = line("benefit", "100", { benefitId: "G1", recurrence: "running", year: 2025, lastYear: 2030 });
  const toldOf = (lines: Plan["modelLines"]) =>
    accountOf({ modelLines: lines, benefits: [work] }).told.map(({ benefitId, name, possible, taken }) => [
      benefitId ?? name,
      possible.toFixed(),
      taken?.toFixed(),
    ]);

  it("is held against what was possible up to this year", () => {
    expect(toldOf([planned])).toEqual([["G1", "200", undefined]]);
    expect(toldOf([planned, line("takenOut", "70", { benefitId: "G1", year: 2025 })])).toEqual([["G1", "200", "70"]]);
  });

  it("counts without a year too, and not before its year has come", () => {
    expect(toldOf([planned, line("takenOut", "70", { benefitId: "G1", year: undefined })])).toEqual([
      ["G1", "200", "70"],
    ]);
    expect(toldOf([line("benefit", "100", { year: 2027 })])).toEqual([]);
  });

  it("is not asked of a benefit below zero", () => {
    expect(toldOf([line("benefit", "-100")])).toEqual([]);
  });
});

describe("the benefit account", () => {
  it("counts with 4 % unless the project says otherwise, and says which", () => {
    expect(accountOf({}).discountRate).toMatchObject({ isDefault: true });
    expect(accountOf({}).discountRate.rate.toFixed()).toBe("4");
    const zero = accountOf({ project: projectOf({ discountRate: decimal(0) }) }).discountRate;
    expect([zero.rate.toFixed(), zero.isDefault]).toEqual(["0", false]);
  });

  it("keeps a cost without a year out of the table and shows it beside", () => {
    const { model, undated } = accountOf({ modelLines: [line("newSolution", "5", { id: "L9", year: undefined })] });
    expect(model.years).toEqual([]);
    expect(undated.map(({ id }) => id)).toEqual(["L9"]);
  });

  it("names a negative benefit, which counts against the net", () => {
    const { negative, model } = accountOf({ modelLines: [line("benefit", "-5", { id: "L8" })] });
    expect(negative.map(({ id }) => id)).toEqual(["L8"]);
    expect(model.total.net.toFixed()).toBe("-5");
  });

  it("says the price level, and names what is given in another", () => {
    const lines = [line("benefit", "1", { id: "A", priceYear: 2021 }), line("benefit", "1", { id: "B" })];
    expect(accountOf({ modelLines: lines }).priceYear).toBe(2021);
    const other = accountOf({ modelLines: lines, project: projectOf({ priceYear: 2022 }) });
    expect([other.priceYear, other.otherPriceLevel.map(({ id }) => id)]).toEqual([2022, ["A"]]);
  });

  it("never loses a benefit or a line: each is priced, unpriced, undated, without amount or told", () => {
    const benefits: fc.Arbitrary<Benefit[]> = fc
      .array(fc.record({ unitPrice: fc.boolean(), measureId: fc.constantFrom("G1", "X", undefined) }), { maxLength: 5 })
      .map((all) =>
        all.map(({ unitPrice, measureId }, index) => ({
          id: `B${index}`,
          name: `Gevinst ${index}`,
          ...(unitPrice && { unitPrice: decimal(3) }),
          ...(measureId && { measureId }),
        })),
      );
    fc.assert(
      fc.property(modelLines, benefits, fc.array(fc.nat(6)), (all, list, links) => {
        const lines = all.map((one, index) =>
          links[index] === undefined ? one : { ...one, benefitId: `B${links[index]}` },
        );
        const account = accountOf({ modelLines: lines, benefits: list, measures: [days], rows: [row] });
        const unpriced = new Set(account.unpriced.map(({ id }) => id));
        const measured = new Set(account.measured.map(({ benefit }) => benefit.id));
        for (const { id } of list) {
          const priced = lines.some((one) => one.side === "benefit" && one.benefitId === id && one.likely);
          expect([priced || measured.has(id), unpriced.has(id)]).toContain(true);
        }
        const beside = new Set([...account.undated, ...account.withoutAmount].map(({ id }) => id));
        for (const one of lines.filter(({ side }) => side !== "takenOut")) {
          const inTable = one.year !== undefined && one.likely !== undefined;
          const shown = inTable || beside.has(one.id) || unpriced.has(one.id) || unpriced.has(one.benefitId ?? "");
          expect(shown || measured.has(one.benefitId ?? "") || isPricedElsewhere(one.benefitId, lines)).toBe(true);
        }
      }),
    );
  });
});

/** A line without an amount of a benefit that another line prices says nothing more. */
function isPricedElsewhere(benefitId: string | undefined, lines: Plan["modelLines"]): boolean {
  return lines.some((one) => one.side === "benefit" && one.benefitId === benefitId && one.likely !== undefined);
}
