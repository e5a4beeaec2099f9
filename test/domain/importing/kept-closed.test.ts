import { decideImport } from "../../../src/domain/importing/decide-import.ts";
import type { Benefit } from "../../../src/domain/project/project.ts";
import { planOf, projectOf } from "../../support/plan-builder.ts";

const closed: Benefit = {
  ...{ id: "G1", name: "Færre klager", closedOn: "2024-12-31", finalResult: "12 dager", closingNote: "Start tidlig" },
};
const stored = planOf({ project: projectOf({ id: "solor" }), benefits: [closed] });

function imported(benefit: Benefit) {
  const plan = planOf({ ...stored, benefits: [benefit] });
  const read = { plan, readings: [], times: [], findings: [] };
  const decision = decideImport(read, { plan: stored, readings: [] }, "2025-02-01");
  const findings = decision.report.findings.filter(({ reason }) => reason === "closedKept");
  return { benefit: decision.plan.benefits[0], findings };
}

it("an empty cell opens no closed benefit, and takes neither result nor note away", () => {
  const { benefit, findings } = imported({ id: "G1", name: "Færre klager, alle" });
  expect(benefit).toEqual({ ...closed, name: "Færre klager, alle" });
  expect(findings).toEqual([{ reason: "closedKept", id: "G1", name: "Færre klager, alle", on: "2024-12-31" }]);
});

it("the same workbook, or another day, says nothing of it", () => {
  expect(imported(closed)).toEqual({ benefit: closed, findings: [] });
  const moved = { ...closed, closedOn: "2024-11-30" };
  expect(imported(moved)).toEqual({ benefit: moved, findings: [] });
});
