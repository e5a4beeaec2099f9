import { lockedFrom } from "../project/baseline-lock.ts";
import { type RowKey, rowKey, type Target } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { keepSeries, startNewSeries, withoutOldValues } from "../project/series-break.ts";
import type { IsoDate } from "../time/time.ts";
import { holdFinalTargets, holdTargets } from "./held-targets.ts";
import type {
  CellPlace,
  ImportCounts,
  ImportError,
  ImportFinding,
  ImportReport,
  PlanChange,
  UnderstoodTime,
} from "./import-report.ts";
import { keepClosed } from "./keep-closed.ts";
import { keepMeasured } from "./keep-measured.ts";
import { type NewReadings, newReadings } from "./new-readings.ts";
import { planDifference } from "./plan-difference.ts";
import {
  keepBaselines,
  keepFinalTargets,
  keepTargets,
  mergePlan,
  movedTargets,
  type PlanSilence,
  settleTargets,
} from "./plan-merge.ts";
import { withoutUnionPersons } from "./union-roles.ts";

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
  given: ReadWorkbook,
  known: StoredProject | undefined,
  today: IsoDate,
  shortName?: string,
): ImportDecision {
  const { plan: shown, unnamed } = withoutUnionPersons(given.plan);
  const own = shown.project;
  const named = shortName === undefined || isSameName(own.shortName, shortName) ? own : { ...own, shortName };
  const whole = mergePlan(known?.plan, { ...shown, project: named }, given.silence);
  const series = seriesOf(known, { ...whole, targets: shown.targets }, today);
  const { stored, merged } = series;
  const read = { ...given, plan: { ...shown, rows: merged.rows, targets: merged.targets } };
  const readings = newReadings(stored?.readings ?? [], read.readings);
  const based = stored ? keepBaselines(stored.plan, merged.rows, today) : { items: merged.rows, findings: [] };
  const filled = keepFinalTargets(stored?.plan.rows ?? [], based.items);
  const rows = stored ? holdFinalTargets(stored.plan, filled.items, today) : { ...filled, findings: [] };
  const targets = targetsOf(read, stored, readings, today);
  const benefits = stored ? keepClosed(stored.plan, merged.benefits) : { items: merged.benefits, findings: [] };
  const plan = { ...merged, rows: rows.items, targets: targets.items, benefits: benefits.items };
  // a workbook without any place for such targets has no empty cell to tell of
  const kept = [...filled.findings, ...(hasTargetCells(read) ? targets.findings : [])];
  const changes = planDifference(known?.plan, plan);
  const report: ImportReport = {
    kind: "importReport",
    projectName: plan.project.name,
    shortName: plan.project.shortName,
    known: stored !== undefined,
    counts: countsOf({ ...given, plan: shown }),
    times: read.times,
    findings: [
      ...renaming(read, shortName),
      ...stillTrue(read.findings, plan),
      ...(unnamed > 0 ? [{ reason: "namedByOffice" as const, roles: unnamed }] : []),
      ...series.findings,
      ...based.findings,
      ...(stored ? movedTargets(stored.plan, plan) : []),
      ...rows.findings,
      ...targets.held,
      ...kept,
      ...benefits.findings,
      ...placed(readings, read.readingPlaces),
    ],
    changes,
    newReadings: readings.fresh.length,
    saved: false,
  };
  return { plan, changes, fresh: readings.fresh, report };
}

/** What is measured no more, or is measured anew, before the rest is compared. */
function seriesOf(known: StoredProject | undefined, given: Plan, today: IsoDate) {
  if (!known) return { stored: undefined, merged: given, findings: [] };
  const kept = keepMeasured(
    known.plan,
    withoutOldValues(known.plan, keepSeries(known.plan, given)),
    known.readings,
    today,
  );
  const { before, plan, broken } = startNewSeries(known.plan, kept.plan, known.readings);
  const told = broken.map(({ id, unit, seriesBefore = "", seriesFrom = today }): ImportFinding => {
    return { reason: "newSeries", measureId: id, before: seriesBefore, unit, from: seriesFrom };
  });
  return { stored: { ...known, plan: before }, merged: plan, findings: [...kept.findings, ...told] };
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

/** The stored targets stay, and the workbook's are added to them or take the same date's place. */
function targetsOf(read: ReadWorkbook, stored: StoredProject | undefined, { fresh }: NewReadings, today: IsoDate) {
  const before = stored?.plan.targets ?? [];
  const readings = [...(stored?.readings ?? []), ...fresh.map(({ reading }) => reading)];
  const settled = settleTargets(before, read.plan.targets, readings);
  const { items, findings } = stored ? holdTargets(stored.plan, settled, today) : { items: settled, findings: [] };
  const isLocked = (target: Target) => stored !== undefined && lockedFrom(target, stored.plan, today) !== undefined;
  return { ...keepTargets(before, items, read.plan.targets, read.plan.rows, isLocked), held: findings };
}

function hasTargetCells({ silence }: ReadWorkbook): boolean {
  return !(silence?.lists.includes("targets") && silence.fields.rows?.includes("target"));
}

/** A target that has its date from a stored reading is no longer undated; one that is kept is not missing. */
function stillTrue(findings: ImportFinding[], plan: Plan): ImportFinding[] {
  const { targets, rows } = plan;
  const targeted = new Set([...targets, ...rows.filter((row) => row.finalTarget)].map(({ measureId }) => measureId));
  return findings.flatMap((finding): ImportFinding[] => {
    if (finding.reason === "measuresWithoutTarget") {
      const measureIds = finding.measureIds.filter((id) => !targeted.has(id));
      return measureIds.length > 0 ? [{ ...finding, measureIds }] : [];
    }
    return finding.reason !== "undatedTarget" || isUndated(finding, plan) ? [finding] : [];
  });
}

function isUndated(of: RowKey, { targets, rows }: Plan): boolean {
  const isFinal = rows.some((row) => rowKey(row) === rowKey(of) && row.finalTarget && !row.finalDate);
  return isFinal || targets.some((target) => rowKey(target) === rowKey(of) && target.date === undefined);
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
    actions: plan.actions.length,
    modelLines: plan.modelLines.length,
    mapArrows: plan.mapArrows.length,
    statedTotals: plan.statedTotals.length,
    targets: plan.targets.length,
  };
}
