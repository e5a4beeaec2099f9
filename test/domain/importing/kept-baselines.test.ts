import { decideImport } from "../../../src/domain/importing/decide-import.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Plan } from "../../../src/domain/project/project.ts";
import { planOf, projectOf, solorPlan } from "../../support/plan-builder.ts";

const stored = solorPlan({ project: projectOf({ id: "solor", startDate: "2023-01-01" }) });
const [first] = stored.rows.filter((row) => row.baseline && row.finalTarget === undefined);
if (!first) throw new Error("a line with a baseline");

function imported(change: Partial<typeof first>, today: string, before: Plan = stored) {
  const rows = stored.rows.map((row) => (row === first ? { ...row, ...change } : row));
  const read = { plan: planOf({ ...stored, rows }), readings: [], times: [], findings: [] };
  const decision = decideImport(read, { plan: before, readings: [] }, today);
  const row = decision.plan.rows.find((one) => one.measureId === first?.measureId && one.office === first?.office);
  const findings = decision.report.findings.filter(({ reason }) => ["baselineKept", "targetMoved"].includes(reason));
  return { row, findings };
}
const of = { measureId: first.measureId, office: first.office };

it("a workbook moves a baseline until the day the change starts, and not from then on", () => {
  const other = { baseline: decimal("99"), baselineDate: "2022-06-30" };
  expect(imported(other, "2022-12-31")).toMatchObject({ row: other, findings: [] });
  const locked = imported(other, "2023-01-01");
  expect(locked.row).toMatchObject({ baseline: first.baseline, baselineDate: first.baselineDate });
  expect(locked.findings).toEqual([{ reason: "baselineKept", ...of, from: "2023-01-01" }]);
});

it("nor does one that moves the day as well", () => {
  const rows = stored.rows.map((row) => (row === first ? { ...row, baseline: decimal("99") } : row));
  const plan = { ...stored, rows, project: { ...stored.project, startDate: "2030-01-01" } };
  const decision = decideImport(
    { plan, readings: [], times: [], findings: [] },
    { plan: stored, readings: [] },
    "2023-06-01",
  );
  expect(
    decision.plan.rows.find((row) => row.measureId === first.measureId && row.office === first.office),
  ).toMatchObject({ baseline: first.baseline });
});

it("an empty cell takes none away, before or after", () => {
  for (const today of ["2022-12-31", "2023-01-01"]) {
    const { row, findings } = imported({ baseline: undefined, baselineDate: undefined }, today);
    expect(row).toMatchObject({ baseline: first.baseline, baselineDate: first.baselineDate });
    expect(findings).toEqual([{ reason: "baselineKept", ...of }]);
  }
});

it("the same workbook says nothing of baselines, and a first one is taken whenever it comes", () => {
  expect(imported({}, "2023-06-01").findings).toEqual([]);
  const unset = { ...stored, rows: stored.rows.map(({ baseline: _, baselineDate: __, ...row }) => row) };
  expect(imported({}, "2023-06-01", unset)).toMatchObject({ row: { baseline: first.baseline }, findings: [] });
});

it("a target that the workbook moves is told with what it was", () => {
  const before = {
    ...stored,
    rows: stored.rows.map((row) => (row === first ? { ...row, finalTarget: decimal("2") } : row)),
  };
  const { row, findings } = imported({ finalTarget: decimal("3"), finalDate: "2025-12-31" }, "2022-12-31", before);
  expect(row?.finalTarget?.toFixed()).toBe("3");
  expect(findings).toEqual([
    { reason: "targetMoved", ...of, date: "2025-12-31", old: decimal("2"), value: decimal("3") },
  ]);
});
