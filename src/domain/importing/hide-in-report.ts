import { decimal } from "../numbers/decimal.ts";
import { rowKey } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import { hiding, isHidden, type Reader, seesExact, shownCount } from "../project/small-counts.ts";
import type { ImportFinding, ImportReport, PlanChange } from "./import-report.ts";

/** Stands where a small count was; the texts have its words. */
const fewerThanFive = "fewerThanFive";

/** A report tells what is stored beside what the workbook says: small counts of others' lines are not told to a deputy. */
export function hideInReport(report: ImportReport, stored: Plan | undefined, reader: Reader): ImportReport {
  if (!stored) return report;
  const measures = new Map(stored.measures.map((measure) => [measure.id, hiding(measure)]));
  const hidden = stored.rows.flatMap((row) => {
    const measure = measures.get(row.measureId);
    return measure?.hidesSmall && !seesExact(stored.project, row, reader) ? [[rowKey(row), measure] as const] : [];
  });
  const measureOf = new Map(hidden);
  if (measureOf.size === 0) return report;
  const isSmall = (key: string, value: string) => {
    const measure = measureOf.get(key);
    return measure !== undefined && isHidden(measure, shownCount(measure, decimal(value)));
  };
  return {
    ...report,
    findings: report.findings.map((one) => shownFinding(one, isSmall)),
    changes: report.changes.map((one) => shownChange(one, isSmall)),
  };
}

type IsSmall = (key: string, value: string) => boolean;
function shownFinding(finding: ImportFinding, isSmall: IsSmall): ImportFinding {
  if (finding.reason !== "readingDiffers" || !isSmall(rowKey(finding), finding.stored.toFixed())) return finding;
  return { ...finding, stored: shownCount({ hidesSmall: true }, finding.stored), hidesSmall: true };
}

function shownChange(change: PlanChange, isSmall: IsSmall): PlanChange {
  if (change.list !== "rows" || change.fields === undefined) return change;
  const fields = change.fields.map((one) => {
    const isHere = one.field === "baseline" && one.old !== undefined && isSmall(change.id, one.old);
    return isHere ? { ...one, old: fewerThanFive } : one;
  });
  return { ...change, fields };
}
