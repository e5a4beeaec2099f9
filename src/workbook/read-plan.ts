import type { ImportError, ImportFinding, UnderstoodTime } from "../domain/importing/import-report.ts";
import { planFindings } from "../domain/importing/plan-findings.ts";
import type { PlanSilence } from "../domain/importing/plan-merge.ts";
import { rowKey, type Target } from "../domain/project/measure.ts";
import { keyedItems, type PlanItem, type PlanList } from "../domain/project/plan-lists.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import type { WorkbookContents } from "../journeys/ports.ts";
import { explanationSheets, listSheets, type SimpleList, simpleLists } from "./all-sheets.ts";
import type { WrittenAmount } from "./amounts.ts";
import { comparableName } from "./cell-text.ts";
import type { Grid } from "./grid.ts";
import { orderErrors } from "./order-errors.ts";
import { projectSheet } from "./plan-sheets.ts";
import { type Line, readSheet, type SheetReading } from "./read-sheet.ts";
import { readReadings } from "./reading-lines.ts";
import { readScorecard, type Scorecard } from "./scorecard-lines.ts";
import { type ReadingLine, readingSheet, scorecardSheet, type TargetLine, targetSheet } from "./scorecard-sheets.ts";
import type { Sheet } from "./sheet.ts";

type Found = {
  grid: Grid;
  read: Set<string>;
  errors: ImportError[];
  findings: ImportFinding[];
  times: UnderstoodTime[];
  silence: PlanSilence;
  /** lines by list and natural key, to say where something stands */
  lines: Map<string, Line<unknown>>;
};
type Read<Item> = Pick<SheetReading<Item>, "lines" | "absent"> & { isThere: boolean };
type WithoutScorecard = Pick<Plan, SimpleList>;

/** Makes a plan and readings of a workbook's cells, or tells every fault in it. */
export function readPlan(grid: Grid): WorkbookContents | { ok: false; errors: ImportError[] } {
  const found: Found = {
    grid,
    read: new Set(),
    errors: [],
    findings: [],
    times: [],
    silence: { lists: [], fields: {} },
    lines: new Map(),
  };
  const project = readProject(found);
  const lists = readLists(found);
  const { scorecard, targets, readings } = readMeasures(found);
  const { measures, rows } = scorecard;
  // without the one row of Prosjekt there is an error, and nothing of this is used
  const plan: Plan = { project: project ?? ({} as Project), ...lists, measures, rows, targets };
  found.errors.push(...brokenReferences(plan, found));
  if (found.errors.length > 0) {
    return {
      ok: false,
      errors: orderErrors(
        found.errors,
        grid.map(({ name }) => name),
      ),
    };
  }
  found.findings.push(
    ...planFindings(plan, readings.readings, locator(plan, found)),
    ...readings.findings,
    ...unread(found),
  );
  const { times, findings, silence } = found;
  return { ok: true, plan, readings: readings.readings, readingPlaces: readings.places, times, findings, silence };
}

function take<Item>(sheet: Sheet<Item>, found: Found): Read<Item> {
  const own = found.grid.find(({ name }) => comparableName(name) === comparableName(sheet.name));
  if (!own) {
    if (sheet.required) found.errors.push({ reason: "sheetMissing", sheet: sheet.name });
    return { lines: [], absent: [], isThere: false };
  }
  found.read.add(own.name);
  const { lines, absent, errors, findings, times } = readSheet(sheet, own);
  const [cell] = own.blankFormulas;
  const formulas = own.blankFormulas.length;
  if (cell) found.findings.push({ reason: "formulasWithoutValue", sheet: own.name, cell, formulas });
  found.errors.push(...errors);
  found.findings.push(...findings);
  found.times.push(...times);
  return { lines, absent, isThere: true };
}

function readProject(found: Found): Project | undefined {
  const { lines, absent } = take(projectSheet, found);
  const limitFields = absent.filter((field) => field.startsWith("limits"));
  found.silence.fields.project = limitFields.length === 2 ? [...absent, "limits"] : absent;
  return lines[0]?.item;
}

function readLists(found: Found): WithoutScorecard {
  const lists: Partial<WithoutScorecard> = {};
  for (const list of simpleLists) readList(list, lists, found);
  return lists as WithoutScorecard;
}

function readList<List extends SimpleList>(list: List, lists: Partial<WithoutScorecard>, found: Found): void {
  const sheet: Sheet<PlanItem<List>> = listSheets[list];
  const { lines, absent, isThere } = take(sheet, found);
  if (isThere) found.silence.fields[list] = absent;
  else found.silence.lists.push(list);
  const items = lines.map(({ item }) => item);
  Object.assign(lists, { [list]: items });
  remember(list, lines, found);
}

function readMeasures(found: Found) {
  const lines = take(scorecardSheet, found);
  const targetLines = take(targetSheet, found);
  const readingLines = take(readingSheet, found);
  found.silence.fields.measures = lines.absent.filter((field) => field !== "kind" && field !== "direction");
  found.silence.fields.rows = lines.absent.includes("target") ? [...lines.absent, "targetText"] : lines.absent;
  if (!targetLines.isThere) found.silence.lists.push("targets");
  const elsewhere = [
    ...amountsOf(targetLines.lines, "Mål"),
    ...amountsOf(
      readingLines.lines.filter((line) => line.item.value !== undefined),
      "Status",
    ),
  ];
  const scorecard = readScorecard(lines.lines, elsewhere);
  found.errors.push(...scorecard.errors);
  found.findings.push(...scorecard.findings);
  for (const line of lines.lines) {
    found.lines.set(`rows ${rowKey({ measureId: line.item.id, office: line.item.office })}`, line);
    if (!found.lines.has(`measures ${line.item.id}`)) found.lines.set(`measures ${line.item.id}`, line);
  }
  const readings = readReadings(readingLines.lines, scorecard);
  found.errors.push(...readings.errors, ...unknownRows(targetLines.lines, scorecard));
  return { scorecard, targets: allTargets(scorecard.targets, targetLines.lines), readings };
}

function amountsOf(lines: Line<TargetLine>[] | Line<ReadingLine>[], column: string): WrittenAmount[] {
  return lines.flatMap(({ item, place }) => {
    const { measureId, office, value: amount } = item;
    return amount ? [{ measureId, office, amount, place: place("value"), column }] : [];
  });
}

/** A target in Delmål goes before one of the same row and date in Målekort. */
function allTargets(undated: Target[], lines: Line<TargetLine>[]): Target[] {
  const listed = lines.map(({ item }) => ({ ...item, value: item.value?.value }));
  const rowsWithUndated = new Set(listed.filter(({ date }) => date === undefined).map(rowKey));
  return [...undated.filter((target) => !rowsWithUndated.has(rowKey(target))), ...listed];
}

function unknownRows(lines: Line<TargetLine>[], { rows }: Scorecard): ImportError[] {
  const keys = new Set(rows.map(rowKey));
  return lines
    .filter(({ item }) => item.measureId !== undefined && !keys.has(rowKey(item)))
    .map(({ item, place }) => ({ ...place("measureId"), reason: "unknownMeasure", value: rowKey(item) }));
}

/** Goals, benefits and measures that are named but are not in the workbook; the first two only where it has a sheet of them. */
function brokenReferences(plan: Plan, found: Found): ImportError[] {
  const goals = new Set(plan.goals.map((goal) => goal.id));
  // of the rows: a measure that could not be read is there all the same
  const measures = new Set(plan.rows.map((row) => row.measureId));
  const benefits = new Set(plan.benefits.map((benefit) => benefit.id));
  const knowsBenefits = !found.silence.lists.includes("benefits");
  const knowsGoals = !found.silence.lists.includes("goals");
  const at = locator(plan, found);
  const place = (list: PlanList, key: string, field: string) => ({ sheet: "", ...at(list, key, field) });
  const unknownGoal = (
    list: "goals" | "measures",
    id: string,
    field: string,
    goal: string | undefined,
  ): ImportError[] =>
    !knowsGoals || goal === undefined || goals.has(goal)
      ? []
      : [{ ...place(list, id, field), reason: "unknownGoal", value: goal }];
  return [
    ...plan.goals.flatMap(({ id, parentId }) => unknownGoal("goals", id, "parentId", parentId)),
    ...plan.measures.flatMap(({ id, goalId }) => unknownGoal("measures", id, "goalId", goalId)),
    ...plan.modelLines.flatMap(({ id, benefitId }): ImportError[] =>
      !knowsBenefits || benefitId === undefined || benefits.has(benefitId)
        ? []
        : [{ ...place("modelLines", id, "benefitId"), reason: "unknownBenefit", value: benefitId }],
    ),
    ...plan.modelLines.flatMap(({ id, year, lastYear }): ImportError[] =>
      year === undefined || lastYear === undefined || lastYear >= year
        ? []
        : [{ ...place("modelLines", id, "lastYear"), reason: "endsBeforeStart", id, year, lastYear }],
    ),
    ...plan.benefits.flatMap(({ id, measureId }): ImportError[] =>
      measureId === undefined || measures.has(measureId)
        ? []
        : [{ ...place("benefits", id, "measureId"), reason: "unknownMeasure", value: measureId }],
    ),
  ];
}

function remember(list: SimpleList, lines: Line<unknown>[], found: Found): void {
  lines.forEach((line, index) => {
    found.lines.set(`${list} #${index}`, line);
  });
}

/** Where an item's field stands: simple lists by the item's place in the list, the scorecard by its key. */
function locator(plan: Plan, found: Found) {
  const order = new Map<string, number>(
    simpleLists.flatMap((list) =>
      [...keyedItems(plan, list).keys()].map((key, index) => [`${list} ${key}`, index] as const),
    ),
  );
  return (list: PlanList, key: string, field: string) => {
    const index = order.get(`${list} ${key}`);
    const line = found.lines.get(index === undefined ? `${list} ${key}` : `${list} #${index}`);
    return line?.place(field) ?? {};
  };
}

function unread({ grid, read }: Found): ImportFinding[] {
  const ours = new Set(Object.values(explanationSheets).map(comparableName));
  return grid
    .filter(({ name, rows }) => !read.has(name) && !ours.has(comparableName(name)) && rows.length > 0)
    .map(({ name, rows }) => ({ reason: "sheetNotRead", sheet: name, rows: Math.max(rows.length - 1, 0) }));
}
