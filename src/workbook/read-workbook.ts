import { admitFile } from "./admit-file.ts";
import { readAdmitted, type WorkbookReading } from "./read-admitted.ts";

/**
 * Reads a workbook as it is; with any error in it nothing is answered but the errors, all of them. Here and now: for
 * files that we made ourselves. What people send is read by `readInProcess`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  const admission = await admitFile(bytes);
  if (!admission.ok) return { ok: false, errors: [{ reason: admission.reason, sheet: "" }] };
  return readAdmitted(admission.bytes);
}
