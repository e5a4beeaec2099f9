import type {
  CellPlace,
  ImportCounts,
  ImportError,
  ImportFinding,
  ImportReport,
  PlanChange,
  UnderstoodTime,
} from "./import-report.ts";
import { rowKey } from "./measure.ts";
import { type NewReadings, newReadings } from "./new-readings.ts";
import { planDifference } from "./plan-difference.ts";
import { mergePlan, type PlanSilence, settleTargets } from "./plan-merge.ts";
import type { Plan } from "./project.ts";
import type { Reading } from "./reading.ts";

/** What was read of a workbook. */
export type ReadWorkbook = {
  plan: Plan;
  readings: Reading[];
  times: UnderstoodTime[];
  findings: ImportFinding[];
  silence?: PlanSilence;
  readingPlaces?: CellPlace[];
};
export type StoredProject = { plan: Plan; readings: Reading[] };
export type ImportDecision = {
  /** to store; its project's id is empty when the project is new */
  plan: Plan;
  changes: PlanChange[];
  fresh: NewReadings["fresh"];
  report: ImportReport;
};

/** What an import would store and say; the same for a look at it, a dry run and the import itself. */
export function decideImport(
  read: ReadWorkbook,
  stored: StoredProject | undefined,
  shortName?: string,
): ImportDecision {
  const own = read.plan.project;
  const named = shortName === undefined || isSameName(own.shortName, shortName) ? own : { ...own, shortName };
  const merged = mergePlan(stored?.plan, { ...read.plan, project: named }, read.silence);
  const readings = newReadings(stored?.readings ?? [], read.readings);
  const plan = { ...merged, targets: targetsOf(read, stored, readings) };
  const changes = planDifference(stored?.plan, plan);
  const report: ImportReport = {
    kind: "importReport",
    projectName: plan.project.name,
    shortName: plan.project.shortName,
    known: stored !== undefined,
    counts: countsOf(read),
    times: read.times,
    findings: [
      ...renaming(read, shortName),
      ...stillTrue(read.findings, plan),
      ...placed(readings, read.readingPlaces),
    ],
    changes,
    newReadings: readings.fresh.length,
    saved: false,
  };
  return { plan, changes, fresh: readings.fresh, report };
}

/** Why a workbook may not be imported as the project `shortName`: one project's plan never takes another's place. */
export function wrongProject(
  { plan }: ReadWorkbook,
  shortName: string,
  isStored: (shortName: string) => boolean,
): ImportError | undefined {
  const fileShortName = plan.project.shortName;
  if (isSameName(fileShortName, shortName)) return undefined;
  if (!isStored(shortName) && !isStored(fileShortName)) return undefined;
  return { reason: "otherProject", sheet: "Prosjekt", fileShortName, project: shortName };
}

function renaming({ plan }: ReadWorkbook, shortName: string | undefined): ImportFinding[] {
  const fileShortName = plan.project.shortName;
  if (shortName === undefined || isSameName(fileShortName, shortName)) return [];
  return [{ reason: "renamed", sheet: "Prosjekt", fileShortName, project: shortName }];
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Without the sheet Delmål the stored targets stay, and one in Målekort is added to them or takes the same date's place. */
function targetsOf(read: ReadWorkbook, stored: StoredProject | undefined, { fresh }: NewReadings): Plan["targets"] {
  const before = stored?.plan.targets ?? [];
  const readings = [...(stored?.readings ?? []), ...fresh.map(({ reading }) => reading)];
  const settled = settleTargets(before, read.plan.targets, readings);
  if (!read.silence?.lists.includes("targets")) return settled;
  const keyOf = (target: Plan["targets"][number]) => `${rowKey(target)} ${target.date ?? ""}`;
  const rows = new Set(read.plan.rows.map(rowKey));
  const kept = before.filter((target) => rows.has(rowKey(target)));
  return [...new Map([...kept, ...settled].map((target) => [keyOf(target), target])).values()];
}

/** A target that has its date from a stored reading is no longer undated. */
function stillTrue(findings: ImportFinding[], { targets, rows }: Plan): ImportFinding[] {
  return findings.filter((finding) => {
    if (finding.reason !== "undatedTarget") return true;
    const isFinal = rows.some((row) => rowKey(row) === rowKey(finding) && row.finalTarget && !row.finalDate);
    return isFinal || targets.some((target) => rowKey(target) === rowKey(finding) && target.date === undefined);
  });
}

function placed({ findings }: NewReadings, places: CellPlace[] | undefined): ImportFinding[] {
  return findings.map(({ finding, index }) => ({ ...finding, ...places?.[index] }));
}

/** Of the workbook, whatever of it was stored before. */
function countsOf({ plan, readings }: ReadWorkbook): ImportCounts {
  return {
    measures: plan.measures.length,
    offices: new Set(plan.rows.flatMap((row) => row.office ?? [])).size,
    scorecardRows: plan.rows.length,
    readings: readings.length,
    goals: plan.goals.length,
    roles: plan.roles.length,
    milestones: plan.milestones.length,
    risks: plan.risks.length,
    successFactors: plan.successFactors.length,
    groupTasks: plan.groupTasks.length,
    groups: new Set(plan.groupTasks.map((task) => task.groupId)).size,
    meetings: plan.meetings.length,
    decisions: plan.decisions.length,
    keyFigures: plan.keyFigures.length,
    benefits: plan.benefits.length,
    mapArrows: plan.mapArrows.length,
    statedTotals: plan.statedTotals.length,
    targets: plan.targets.length,
  };
}
