import { readFileSync } from "node:fs";
import { importFile } from "../../src/journeys/import-workbook.ts";
import type { Database } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { countingIds } from "../support/ids.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

it("the real workbook's union representatives and safety delegates are stored by office, nowhere by name", async () => {
  const ports = {
    store: database.store,
    clock: movableClock("2022-10-03T07:00:00Z"),
    ids: countingIds("u"),
    workbooks: createWorkbooks(),
  };
  const bytes = readFileSync("src/sample/nav-solor.xlsx");
  const args = { tenant: "t1", fileName: "nav-solor.xlsx", bytes, who: { source: "cli" } };
  const report = await importFile(ports, args);
  expect(report.kind === "importReport" ? report.findings : []).toContainEqual({ reason: "namedByOffice", roles: 13 });
  const plan = await database.store.read("t1", async (data) => {
    const project = await data.projects.findByShortName("nav-solor");
    return project && data.projects.plan(project.id);
  });
  const codetermination = plan?.roles.filter(({ group }) => group === "Prosjekt-MBA") ?? [];
  expect(codetermination).toHaveLength(11);
  expect(codetermination.filter(({ user }) => user !== undefined)).toEqual([]);
  expect(codetermination).toContainEqual(
    expect.objectContaining({ position: "Vara", title: "Verneombud", office: "Grue" }),
  );
  expect(plan?.roles.filter(({ user }) => user !== undefined).length).toBeGreaterThan(10);
  const { rows } = await database.pool.query(
    "select 1 from audit where tenant = 't1' and concat(subject, old, new, why) ~ 'mba[.]|verneombud|ansatte[.]'",
  );
  expect(rows).toEqual([]);
  expect(await importFile(ports, args)).toMatchObject({ changes: [], newReadings: 0 });
});
