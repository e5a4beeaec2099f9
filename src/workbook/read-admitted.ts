import type { ImportError } from "../domain/importing/import-report.ts";
import type { WorkbookContents } from "../journeys/ports.ts";
import { openGrid } from "./open-grid.ts";
import { readPlan } from "./read-plan.ts";

export type WorkbookReading = WorkbookContents | { ok: false; errors: ImportError[] };

/** Reads bytes that `admitFile` let in. */
export async function readAdmitted(bytes: Buffer): Promise<WorkbookReading> {
  const grid = await openGrid(bytes);
  return grid ? readPlan(grid) : { ok: false, errors: [{ reason: "damaged", sheet: "" }] };
}
