import { admitFile } from "./admit-file.ts";
import { readAdmitted, type WorkbookReading } from "./read-admitted.ts";
import { readInProcess } from "./read-in-process.ts";

/** Up to some tenths of a second of work; a process would take as long to start. */
const mostCellsHere = 20_000;

/** Reads a workbook as it is; with any error in it nothing is answered but the errors, all of them. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  const admission = await admitFile(bytes);
  if (!admission.ok) return { ok: false, errors: [{ reason: admission.reason, sheet: "" }] };
  return admission.cells > mostCellsHere ? readInProcess(admission.bytes) : readAdmitted(admission.bytes);
}
