import type { ImportError } from "../domain/import-report.ts";
import type { WorkbookContents } from "../journeys/ports.ts";
import { admitFile } from "./admit-file.ts";
import { openGrid } from "./open-grid.ts";
import { readPlan } from "./read-plan.ts";

/** Reads a workbook as it is; with any error in it nothing is answered but the errors, all of them. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<WorkbookContents | { ok: false; errors: ImportError[] }> {
  const admission = await admitFile(bytes);
  if (!admission.ok) return { ok: false, errors: [{ reason: admission.reason, sheet: "" }] };
  const grid = await openGrid(admission.bytes);
  return grid ? readPlan(grid) : { ok: false, errors: [{ reason: "damaged", sheet: "" }] };
}
