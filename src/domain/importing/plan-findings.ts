import { type Decimal, decimal, roundTo } from "../numbers/decimal.ts";
import { readQuantity } from "../numbers/quantity.ts";
import { type Measure, rowKey, type ScorecardRow } from "../project/measure.ts";
import type { PlanList } from "../project/plan-lists.ts";
import type { Goal, KeyFigure, Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { achievementPercent } from "../scorecard/achievement.ts";
import { declaredDirection } from "../scorecard/direction.ts";
import { storedPeriod } from "../time/period.ts";
import { decisionsAfterMilestones } from "./decision-after-milestone.ts";
import type { CellPlace, ImportFinding } from "./import-report.ts";
import { modelFindings } from "./model-findings.ts";

/** Where a field of an item (by its natural key) stands in the workbook. */
export type Locate = (list: PlanList, key: string, field: string) => Partial<CellPlace>;

/** What a person must look at in a plan that was read without an error. */
export function planFindings(plan: Plan, readings: Reading[], locate: Locate): ImportFinding[] {
  return [
    ...plan.keyFigures.flatMap((figure) => sumFinding(figure, locate)),
    ...plan.rows.flatMap((row) => targetFindings(plan, row, readings, locate)),
    ...plan.measures.flatMap((measure) => kindFinding(measure, locate)),
    ...scorecardGaps(plan),
    ...plan.benefits
      .filter((benefit) => benefit.measureId === undefined)
      .map(({ id, name }) => ({
        reason: "benefitWithoutMeasure" as const,
        id,
        name,
        ...locate("benefits", id, "measureId"),
      })),
    ...modelFindings(plan, locate),
    ...goalsWithoutMeasure(plan).map(({ id, text }) => ({
      reason: "goalWithoutMeasure" as const,
      id,
      name: text,
      ...locate("goals", id, "id"),
    })),
    ...decisionsAfterMilestones(plan).map((found) => ({
      reason: "decisionAfterMilestone" as const,
      ...found,
      ...locate("milestones", found.milestoneId, "status"),
    })),
    ...plan.rows.flatMap((row) => statedFinding(plan, row, readings, locate)),
  ];
}

/** A total beside parts that do not add up to it. A mean or a share is no sum. */
function sumFinding({ name, parts, total }: KeyFigure, locate: Locate): ImportFinding[] {
  const isMean = /andel|prosent|%|snitt|\bper\b|\bpr\b|grad\b|share|average/i.test(name);
  if (total === undefined || parts.length < 2 || isMean) return [];
  const sum = parts.reduce((all, part) => all.plus(part.value), decimal(0));
  if (sum.eq(total)) return [];
  return [{ reason: "sumDiffers", name, stated: total, sum, ...locate("keyFigures", name, "total") }];
}

function targetFindings(plan: Plan, row: ScorecardRow, readings: Reading[], locate: Locate): ImportFinding[] {
  const { measureId, office, targetText } = row;
  const findings: ImportFinding[] = [];
  if (targetText !== undefined) {
    const place = locate("rows", rowKey(row), "target");
    findings.push({ reason: "targetIsText", measureId, office, text: targetText, ...place });
  }
  const undated = plan.targets.some((target) => rowKey(target) === rowKey(row) && target.date === undefined);
  if (undated && !readings.some((reading) => rowKey(reading) === rowKey(row))) {
    findings.push({ reason: "undatedTarget", measureId, office, ...locate("rows", rowKey(row), "target") });
  }
  if (row.finalTarget !== undefined && row.finalDate === undefined) {
    findings.push({ reason: "undatedTarget", measureId, office, ...locate("rows", rowKey(row), "finalTarget") });
  }
  return findings;
}

function kindFinding({ id, unit, kind }: Measure, locate: Locate): ImportFinding[] {
  return kind === undefined ? [{ reason: "kindUnknown", measureId: id, unit, ...locate("measures", id, "unit") }] : [];
}

function scorecardGaps(plan: Plan): ImportFinding[] {
  const targeted = new Set(plan.targets.map((target) => target.measureId));
  const lacking = (lacks: (measure: Measure, rows: ScorecardRow[]) => boolean) =>
    plan.measures
      .filter((measure) =>
        lacks(
          measure,
          plan.rows.filter((row) => row.measureId === measure.id),
        ),
      )
      .map(({ id }) => id);
  const gaps: ImportFinding[] = [
    {
      reason: "measuresWithoutTarget",
      measureIds: lacking(({ id }, rows) => !targeted.has(id) && rows.every((row) => row.finalTarget === undefined)),
    },
    {
      reason: "measuresWithoutBaseline",
      measureIds: lacking((_, rows) => rows.some((row) => row.baseline === undefined)),
    },
    {
      reason: "directionMissing",
      measureIds: lacking((measure, rows) => rows.some((row) => !hasDirection(measure, row))),
    },
    {
      reason: "measuresWithoutOwner",
      measureIds: lacking((_, rows) => rows.some((row) => !row.owner && !row.measurer)),
    },
  ];
  return gaps.filter((gap) => "measureIds" in gap && gap.measureIds.length > 0);
}

/** Declared, or the way from the baseline to the final target. */
function hasDirection(measure: Measure, row: ScorecardRow): boolean {
  return declaredDirection(measure, row) !== undefined || (row.baseline !== undefined && row.finalTarget !== undefined);
}

/** Uppermost goals where neither they nor any goal under them has a measure. */
export function goalsWithoutMeasure(plan: Pick<Plan, "goals" | "measures">): Goal[] {
  const measured = new Set(plan.measures.map((measure) => measure.goalId));
  const ids = new Set(plan.goals.map((goal) => goal.id));
  const hasMeasure = (goal: Goal, seen: Set<string>): boolean =>
    !seen.has(goal.id) &&
    (measured.has(goal.id) ||
      plan.goals.some((child) => child.parentId === goal.id && hasMeasure(child, new Set([...seen, goal.id]))));
  const isTop = (goal: Goal) => goal.parentId === undefined || !ids.has(goal.parentId);
  return plan.goals.filter((goal) => isTop(goal) && !hasMeasure(goal, new Set()));
}

/** "oppgitt måloppnåelse 78,33 %" in Grunnlag, against what the row's newest reading gives. */
function statedFinding(plan: Plan, row: ScorecardRow, readings: Reading[], locate: Locate): ImportFinding[] {
  const words = /måloppnåelse\D{0,5}(-?[\d\p{Zs}.,]*\d)\p{Zs}*%/iu.exec(row.grounds ?? "")?.[1];
  const stated = words === undefined ? undefined : readQuantity(words, true);
  if (!stated?.ok) return [];
  const computed = achievementOf(plan, row, readings);
  if (computed === undefined) return [];
  const shown = roundTo(computed, 2);
  if (roundTo(stated.value, 2).eq(shown)) return [];
  return [
    {
      reason: "statedAchievementDiffers",
      measureId: row.measureId,
      stated: stated.value.toFixed(),
      computed: shown.toFixed(),
      ...locate("rows", rowKey(row), "grounds"),
    },
  ];
}

function achievementOf(plan: Plan, row: ScorecardRow, readings: Reading[]): Decimal | undefined {
  const newest = readings
    .filter((reading) => rowKey(reading) === rowKey(row))
    .reduce<Reading | undefined>((best, next) => (best && endOf(best) > endOf(next) ? best : next), undefined);
  const explicit = plan.targets.find((target) => rowKey(target) === rowKey(row));
  const target = explicit?.value ?? row.finalTarget;
  if (!newest || row.baseline === undefined || target === undefined) return undefined;
  return achievementPercent(newest.value, row.baseline, target);
}

function endOf(reading: Reading): string {
  return reading.measuredOn ?? storedPeriod(reading.period).end;
}
