import type { Decimal } from "../numbers/decimal.ts";
import { oldestFirst } from "../project/current-readings.ts";
import type { Measure, ScorecardRow, Target } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Reading } from "../project/reading.ts";
import { presentSeries } from "../project/series-break.ts";
import { isHidden } from "../project/small-counts.ts";
import type { IsoDate } from "../time/time.ts";
import { readingDate } from "./achievement.ts";
import { combineValues, methodFor } from "./office-combination.ts";
import { targetAt } from "./target.ts";

type LinePoint = { date: IsoDate; value: Decimal; target?: Decimal };
/** A measure's way so far; `row` and `readings` are what it is as one line, also where offices are combined. */
export type LineOverTime = { points: LinePoint[]; offices: string[]; row?: ScorecardRow; readings: Reading[] };
export type LineInput = {
  measure: Measure;
  rows: ScorecardRow[];
  targets: Target[];
  /** current ones, of any row */
  readings: Reading[];
  startDate?: IsoDate;
};

const noLine: LineOverTime = { points: [], offices: [], readings: [] };

/**
 * Baseline and values, oldest first. Where several offices report, the line has the offices of the newest period and
 * only those periods that all of them have: a line over changing offices would rise and fall with who answers.
 */
export function lineOverTime(all: LineInput): LineOverTime {
  const input = withoutHidden(all);
  const rows = officeRows(input.rows);
  const [first] = rows;
  if (first === undefined) return noLine;
  return rows.length === 1 ? lineOfRow(input, first) : lineOfOffices(input, rows);
}

/** A small count of persons is no point of the line, nor what was measured before a break of the series. */
function withoutHidden(input: LineInput): LineInput {
  const { measure, rows, readings } = input;
  return {
    ...input,
    rows: rows.map((row) => (isHidden(measure, row.baseline) ? { ...row, baseline: undefined } : row)),
    readings: presentSeries(measure, readings).filter(({ value }) => !isHidden(measure, value)),
  };
}

function lineOfRow({ targets, readings, startDate }: LineInput, row: ScorecardRow): LineOverTime {
  const own = oldestFirst(readings.filter((reading) => rowKey(reading) === rowKey(row)));
  const measured = own.map((reading) => {
    const date = readingDate(reading);
    return { date, value: reading.value, target: targetAt(row, targets, date, startDate)?.value };
  });
  return { points: withBaseline(row, measured), offices: officesOf([row]), row, readings: own };
}

function lineOfOffices({ measure, targets, readings, startDate }: LineInput, all: ScorecardRow[]): LineOverTime {
  const periods = [...Map.groupBy(oldestFirst(readings), (reading) => reading.period)];
  const newest = rowsWith(all, periods.at(-1)?.[1] ?? []);
  const rows = newest.length > 0 ? newest : all;
  const method = methodFor(measure, rows);
  if (method === undefined) return noLine;
  const combine = (values: (Decimal | undefined)[]) => combineValues(method, rows, values);
  const row = combinedRow(measure, rows, combine);
  const complete = periods.flatMap(([period, given]) => {
    const own = rows.map((one) => given.findLast((reading) => rowKey(reading) === rowKey(one)));
    const value = combine(own.map((reading) => reading?.value));
    const date = own
      .flatMap((reading) => (reading ? readingDate(reading) : []))
      .sort()
      .at(-1);
    if (value === undefined || date === undefined) return [];
    const target = combine(rows.map((one) => targetAt(one, targets, date, startDate)?.value));
    return [{ point: { date, value, target }, reading: combinedReading(measure, period, value, date, given) }];
  });
  return {
    points: withBaseline(
      row,
      complete.map((one) => one.point),
    ),
    offices: officesOf(rows),
    row,
    readings: complete.map((one) => one.reading),
  };
}

/** A row for the whole project beside its offices would count everything twice. */
function officeRows(rows: ScorecardRow[]): ScorecardRow[] {
  const offices = rows.filter((row) => row.office !== undefined);
  return offices.length > 0 ? offices : rows;
}

function rowsWith(rows: ScorecardRow[], readings: Reading[]): ScorecardRow[] {
  const keys = new Set(readings.map(rowKey));
  return rows.filter((row) => keys.has(rowKey(row)));
}

function combinedRow(
  measure: Measure,
  rows: ScorecardRow[],
  combine: (values: (Decimal | undefined)[]) => Decimal | undefined,
): ScorecardRow {
  const finalDates = new Set(rows.map((row) => row.finalDate));
  return {
    measureId: measure.id,
    baseline: combine(rows.map((row) => row.baseline)),
    baselineDate: rows
      .flatMap((row) => row.baselineDate ?? [])
      .sort()
      .at(-1),
    finalTarget: combine(rows.map((row) => row.finalTarget)),
    finalDate: finalDates.size === 1 ? rows[0]?.finalDate : undefined,
    targetText: rows.find((row) => row.targetText !== undefined)?.targetText,
  };
}

function combinedReading(measure: Measure, period: string, value: Decimal, date: IsoDate, of: Reading[]): Reading {
  const last = of.at(-1);
  if (last === undefined) throw new Error(`no readings for ${period}`);
  return {
    id: "",
    measureId: measure.id,
    period,
    measuredOn: date,
    value,
    unchanged: false,
    at: last.at,
    source: last.source,
  };
}

function withBaseline(row: ScorecardRow, points: LinePoint[]): LinePoint[] {
  const sorted = points.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (row.baseline === undefined || row.baselineDate === undefined) return sorted;
  const start = { date: row.baselineDate, value: row.baseline };
  return [start, ...sorted.filter((point) => point.date > start.date)];
}

function officesOf(rows: ScorecardRow[]): string[] {
  return rows.flatMap((row) => row.office ?? []);
}
