import { decideImport } from "../../src/domain/importing/decide-import.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { planOf } from "../support/plan-builder.ts";
import { contentsOf } from "./make-workbook.ts";

const quarters = Array.from({ length: 40 }, (_, index) => `${2013 + Math.floor(index / 4)}-Q${(index % 4) + 1}`);
const measures = Array.from({ length: 200 }, (_, index) => ({
  id: `M${index}`,
  name: `Måltall ${index}`,
  unit: "Andel",
  percent: true,
  kind: "ratio" as const,
  frequency: "quarter" as const,
  seasonal: false,
}));
const rows = measures.flatMap(({ id }) =>
  ["Våler", "Åsnes", "Grue"].map((office) => ({
    measureId: id,
    office,
    baseline: decimal("0.1"),
    owner: "eier@test.example",
  })),
);
const readings = rows.flatMap(({ measureId, office }): Reading[] =>
  quarters.map((period, index) => ({
    id: `${measureId} ${office} ${period}`,
    measureId,
    office,
    period,
    value: decimal(index).div(8),
    unchanged: false,
    at: "2022-01-01T00:00:00Z",
    source: "card",
  })),
);

describe("a workbook of 200 measures, 3 offices and 10 years", () => {
  it("is read in a process of its own, exactly, and changes nothing when it is an export", async () => {
    const plan = planOf({ measures, rows });
    const bytes = await createWorkbooks().write(plan, readings);
    const contents = await contentsOf(bytes);
    const decision = decideImport(contents, { plan, readings }, "2022-10-03");
    expect([decision.report.counts.readings, decision.fresh, decision.changes]).toEqual([24_000, [], []]);
    expect(contents.readings[7]?.value.toFixed()).toBe("0.875");
  }, 60_000);
});
