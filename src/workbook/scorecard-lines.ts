import type { ImportError, ImportFinding } from "../domain/importing/import-report.ts";
import { type Measure, rowKey, type ScorecardRow, type Target } from "../domain/project/measure.ts";
import { isHidden } from "../domain/project/small-counts.ts";
import { kindOfUnit } from "../domain/project/unit-kind.ts";
import { readDirection } from "../domain/scorecard/direction.ts";
import { bareShares, isInPercent, percentErrors, type WrittenAmount } from "./amounts.ts";
import type { Amount } from "./number-codecs.ts";
import type { Line } from "./read-sheet.ts";
import { type ScorecardLine, scorecardSheet } from "./scorecard-sheets.ts";

export type Scorecard = {
  measures: Measure[];
  rows: ScorecardRow[];
  /** of the column "Mål per statustidspunkt": without a date */
  targets: Target[];
  errors: ImportError[];
  findings: ImportFinding[];
};

/** What a measure's offices have in common. */
const shared = [
  "goalId",
  "dimension",
  "effectGoal",
  "needGroup",
  "name",
  "means",
  "unit",
  "kind",
  "direction",
  "frequency",
  "figuresReady",
  "dataSource",
  "countsPersons",
  "stoppedOn",
  "seriesFrom",
  "seriesBefore",
] as const satisfies (keyof ScorecardLine)[];
const amountFields = ["baseline", "target", "finalTarget"] as const;

/** Lines of Målekort to measures and rows; `elsewhere` are the measures' values in the other sheets. */
export function readScorecard(lines: Line<ScorecardLine>[], elsewhere: WrittenAmount[]): Scorecard {
  const result: Scorecard = { measures: [], rows: [], targets: [], errors: [], findings: [] };
  const byId = Map.groupBy(lines, (line) => line.item.id);
  const amounts = Map.groupBy([...lines.flatMap(amountsOf), ...elsewhere], (amount) => amount.measureId);
  for (const [id, own] of byId) {
    const measure = readMeasure(id, own, amounts.get(id) ?? [], result);
    if (measure) result.measures.push(measure);
  }
  for (const { item } of lines) {
    result.rows.push(rowOf(item));
    const value = amountOf(item.target);
    if (value) result.targets.push({ measureId: item.id, office: item.office, value: value.value });
  }
  return result;
}

function readMeasure(
  id: string,
  lines: Line<ScorecardLine>[],
  amounts: WrittenAmount[],
  result: Scorecard,
): Measure | undefined {
  const common = Object.assign({}, ...shared.map((field) => commonValue(field, lines, result.findings)));
  const { name, unit, frequency, kind, direction, ...rest }: ScorecardLine = common;
  const missing = (["name", "unit", "frequency"] as const).filter((field) => common[field] === undefined);
  const first = lines[0];
  if (first) {
    result.errors.push(
      ...missing.map((field) => ({ ...first.place(field), reason: "valueMissing" as const, column: headerOf(field) })),
    );
  }
  if (name === undefined || unit === undefined || frequency === undefined) return undefined;
  const percent = isInPercent(unit, amounts);
  result.errors.push(...percentErrors(percent, amounts));
  result.findings.push(...bareShares(percent, amounts));
  const seasonal = lines.some(({ item }) => /sesongvarier/i.test(item.comment ?? ""));
  const said = direction ?? lines.map(({ item }) => readDirection(targetWords(item) ?? "")).find(Boolean);
  return {
    ...rest,
    id,
    name,
    unit,
    frequency,
    percent,
    kind: kind ?? kindOfUnit(unit, name),
    direction: said,
    seasonal,
  };
}

/** The first line's value that is there; an office that says another is told of. */
function commonValue(
  field: (typeof shared)[number],
  lines: Line<ScorecardLine>[],
  findings: ImportFinding[],
): Partial<ScorecardLine> {
  const saying = lines.filter(({ item }) => item[field] !== undefined);
  const used = saying[0]?.item[field];
  if (used === undefined) return {};
  for (const { item, place } of saying) {
    if (shown(item[field]) === shown(used)) continue;
    const column = headerOf(field);
    const disagreement = { measureId: item.id, column, used: shown(used), other: shown(item[field]) };
    findings.push({ ...place(field), reason: "measureRowsDisagree", ...disagreement });
  }
  return { [field]: used };
}

function shown(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function rowOf(item: ScorecardLine): ScorecardRow {
  const {
    id: measureId,
    office,
    owner,
    measurer,
    weight,
    baselineDate,
    finalDate,
    comparison,
    comment,
    grounds,
  } = item;
  return {
    measureId,
    office,
    owner,
    measurer,
    weight,
    baseline: item.baseline?.value,
    baselineDate,
    finalTarget: amountOf(item.finalTarget)?.value,
    finalDate,
    targetText: targetWords(item),
    comparison,
    comment,
    grounds,
  };
}

function targetWords({ target, finalTarget }: ScorecardLine): string | undefined {
  return [target, finalTarget].find((value) => typeof value === "string");
}

function amountOf(value: Amount | string | undefined): Amount | undefined {
  return typeof value === "string" ? undefined : value;
}

function amountsOf({ item, place }: Line<ScorecardLine>): WrittenAmount[] {
  return amountFields.flatMap((field) => {
    const amount = amountOf(item[field]);
    if (!amount) return [];
    return [{ measureId: item.id, office: item.office, amount, place: place(field), column: headerOf(field) }];
  });
}

function headerOf(field: string): string {
  return scorecardSheet.columns.find((column) => column.field === field)?.header ?? field;
}

/** The lines that are read as this plan's measures, rows and undated targets; targets they have no room for are left. */
export function writeScorecard(
  measures: Measure[],
  rows: ScorecardRow[],
  targets: Target[],
): { lines: ScorecardLine[]; left: Target[] } {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const undated = new Map(targets.filter(({ date }) => date === undefined).map((target) => [rowKey(target), target]));
  const lines = rows.flatMap((row) => {
    const measure = byId.get(row.measureId);
    const target = row.targetText === undefined ? undated.get(rowKey(row)) : undefined;
    return measure ? [lineOf(measure, row, target)] : [];
  });
  const written = new Set(rows.filter((row) => row.targetText === undefined).map(rowKey));
  const left = targets.filter((target) => target.date !== undefined || !written.has(rowKey(target)));
  return { lines, left };
}

function lineOf(measure: Measure, row: ScorecardRow, target: Target | undefined): ScorecardLine {
  const { percent, seasonal: _comment, hidesSmall: _shown, ...common } = measure;
  const { measureId: _id, targetText, baseline, finalTarget, ...own } = row;
  const written = (value: Target["value"] | undefined): Amount | undefined =>
    value && { value, percent, bareShare: false, ...(isHidden(measure, value) && { hidden: true }) };
  return {
    ...common,
    ...own,
    baseline: written(baseline),
    target: targetText ?? written(target?.value),
    finalTarget: written(finalTarget),
  };
}
