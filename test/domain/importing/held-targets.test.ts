import fc from "fast-check";
import { decideImport } from "../../../src/domain/importing/decide-import.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Measure, ScorecardRow, Target } from "../../../src/domain/project/measure.ts";
import type { Plan } from "../../../src/domain/project/project.ts";
import { planOf, projectOf } from "../../support/plan-builder.ts";

const measure: Measure = {
  ...{ id: "K1", name: "Mottakere", unit: "Antall", percent: false, seasonal: false },
  kind: "additive",
  frequency: "year",
};
const stored: ScorecardRow = {
  ...{ measureId: "K1", office: "Våler", baseline: decimal(112), baselineDate: "2021-12-31" },
  ...{ finalTarget: decimal(90), finalDate: "2024-12-31" },
};
const key = { measureId: "K1", office: "Våler" };
const dated: Target = { ...key, date: "2023-12-31", value: decimal(100) };
const started = "2023-01-01";

function plan(row: ScorecardRow = stored, targets: Target[] = [dated], some: Partial<Plan> = {}): Plan {
  const project = projectOf({ startDate: started });
  return planOf({ project, measures: [measure], rows: [row], targets, ...some });
}
/** What importing `next` over the stored plan stores of the line, and says of what is held. */
function imported(next: Plan, today: string, before: Plan = plan()) {
  const read = { plan: next, readings: [], times: [], findings: [] };
  const decision = decideImport(read, { plan: before, readings: [] }, today);
  const told = decision.report.findings.filter(({ reason }) => /Held/.test(reason));
  return { row: decision.plan.rows[0], targets: decision.plan.targets, told, changes: decision.changes };
}

describe("an import over a line whose change has started", () => {
  const from = started;
  const target = { reason: "targetHeld", ...key, from, value: decimal(90), date: "2024-12-31" };
  it.each([
    ["another final target", { finalTarget: decimal(100) }, [{ ...target, written: decimal(100), to: "2024-12-31" }]],
    ["a later final date", { finalDate: "2026-12-31" }, [{ ...target, written: decimal(90), to: "2026-12-31" }]],
  ])("holds against %s, and says it once", (_, change, told) => {
    const next = plan({ ...stored, ...change });
    const held = imported(next, "2023-01-01");
    expect(held.row).toEqual(stored);
    expect(held.changes).toEqual([]);
    expect(held.told).toEqual(told);
    // the day before it is taken
    expect(imported(next, "2022-12-31").row).not.toEqual(stored);
    expect(imported(next, "2022-12-31").told).toEqual([]);
  });

  it("holds a target for a date, and takes one for another date", () => {
    const moved = { ...dated, value: decimal(105) };
    const later = { ...key, date: "2024-06-30", value: decimal(95) };
    const { targets, told } = imported(plan(stored, [moved, later]), "2023-05-01");
    expect(targets).toEqual([dated, later]);
    expect(told).toEqual([
      {
        ...{ reason: "targetHeld", ...key, from, value: decimal(100), date: "2023-12-31" },
        ...{ written: decimal(105), to: "2023-12-31" },
      },
    ]);
  });

  it("holds a target that has no date yet", () => {
    const undated: Target = { ...key, value: decimal(60) };
    const before = plan(stored, [undated]);
    const next = plan(stored, [{ ...undated, value: decimal(70) }]);
    expect(imported(next, "2023-05-01", before).targets).toEqual([undated]);
  });

  it("does not let the same workbook move the start out of the way", () => {
    const project = projectOf({ startDate: "2030-01-01" });
    const next = plan({ ...stored, baseline: decimal(130), finalTarget: decimal(130) }, [dated], { project });
    expect(imported(next, "2023-05-01").row).toEqual(stored);
  });

  it("takes everything of a project that is new", () => {
    const read = { plan: plan(), readings: [], times: [], findings: [] };
    const decision = decideImport(read, undefined, "2025-01-01");
    expect(decision.plan.rows).toEqual([stored]);
    expect(decision.report.findings).toEqual([]);
  });

  it("never stores another baseline or target than the one that was there, whatever the workbook says", () => {
    const number = fc.option(
      fc.integer({ min: -500, max: 500 }).map((n) => decimal(n)),
      { nil: undefined },
    );
    const day = fc.option(fc.constantFrom("2021-12-31", "2022-06-30", "2024-12-31", "2026-12-31"), { nil: undefined });
    const row = fc.record({ baseline: number, baselineDate: day, finalTarget: number, finalDate: day });
    fc.assert(
      fc.property(
        row,
        fc.array(
          number.map((value) => value ?? decimal(1)),
          { maxLength: 1 },
        ),
        (cells, values) => {
          const next = plan(
            { ...key, ...cells },
            values.map((value) => ({ ...dated, value })),
          );
          const held = imported(next, "2023-01-01");
          expect(held.row).toMatchObject(stored);
          expect(held.targets).toEqual([dated]);
        },
      ),
    );
  });
});
