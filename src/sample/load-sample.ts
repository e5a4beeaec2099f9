import { readFile } from "node:fs/promises";
import { importFile } from "../journeys/import-workbook.ts";
import type { Ports } from "../journeys/ports.ts";
import { createWorkbooks } from "../workbook/excel-workbooks.ts";
import { readWorkbook } from "../workbook/read-workbook.ts";

/** Everything in local mode belongs to it. */
export const sampleTenant = "local";
const files = ["nav-solor.xlsx", "kor-malekort.xlsx"];

/** The example projects, for a database without any; one that has been used is left as it is. */
export async function loadSample(ports: Ports): Promise<void> {
  const projects = await ports.store.read(sampleTenant, (data) => data.projects.list());
  if (projects.length > 0) return;
  // our own files: a process for each would only make the start slower
  const workbooks = { ...createWorkbooks(), read: readWorkbook };
  for (const fileName of files) {
    const bytes = await readFile(new URL(fileName, import.meta.url));
    const who = { source: "sample" };
    const result = await importFile({ ...ports, workbooks }, { tenant: sampleTenant, fileName, bytes, who });
    if (result.kind === "importRefusal") throw new Error(`${fileName}: ${JSON.stringify(result.errors)}`);
  }
}
