import type { CellPlace, ImportError, ImportFinding } from "../domain/importing/import-report.ts";
import { decimal } from "../domain/numbers/decimal.ts";
import { type Frequency, type Measure, rowKey, type ScorecardRow } from "../domain/project/measure.ts";
import type { Reading } from "../domain/project/reading.ts";
import { isHidden } from "../domain/project/small-counts.ts";
import { lastDayOfMonth } from "../domain/time/calendar.ts";
import { readFreeTime } from "../domain/time/free-time.ts";
import { type Period, periodFromKey, periodOf, readPeriod, storedPeriod } from "../domain/time/period.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { monthName } from "./date-codecs.ts";
import type { Line } from "./read-sheet.ts";
import { type ReadingLine, readingSheet } from "./scorecard-sheets.ts";

export type ReadingsRead = {
  readings: Reading[];
  places: CellPlace[];
  errors: ImportError[];
  findings: ImportFinding[];
};
type Scorecard = { measures: Measure[]; rows: ScorecardRow[] };
type ReadingTime = { period: Period; measuredOn?: IsoDate };

/** Lines of Målinger to readings; one without a value is no reading. */
export function readReadings(lines: Line<ReadingLine>[], { measures, rows }: Scorecard): ReadingsRead {
  const result: ReadingsRead = { readings: [], places: [], errors: [], findings: [] };
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const keys = new Set(rows.map(rowKey));
  const first = new Map<string, CellPlace>();
  for (const line of lines) {
    const { item, place } = line;
    const row = rowKey(item);
    const measure = byId.get(item.measureId);
    if (!keys.has(row)) result.errors.push({ ...place("measureId"), reason: "unknownMeasure", value: row });
    // without a frequency, which is told of where it is missing, there is no period
    if (!measure || !keys.has(row)) continue;
    const time = readTime(item, measure.frequency);
    if (!time) result.errors.push(timeError(line));
    else if (!item.value) result.findings.push(emptyStatus(line, time.period));
    else addReading(line, time, first, result);
  }
  return result;
}

function addReading(line: Line<ReadingLine>, time: ReadingTime, first: Map<string, CellPlace>, result: ReadingsRead) {
  const { item, place } = line;
  const corrected = item.corrected ?? item.reason !== undefined;
  const key = `${rowKey(item)} ${time.period.key}`;
  const before = first.get(key);
  if (before && !corrected) {
    result.errors.push({ ...place("measureId"), reason: "duplicateRow", key, firstCell: before.cell ?? "" });
    return;
  }
  first.set(key, before ?? place("measureId"));
  result.places.push(place("value"));
  result.readings.push(readingOf(item, time, corrected));
}

/** Ids and time are given when it is stored; an empty `corrects` says that it corrects what was there before. */
function readingOf(item: ReadingLine, { period, measuredOn }: ReadingTime, corrected: boolean): Reading {
  const { measureId, office, comment, reason, unchanged = false, cause, action, by, onBehalfOf } = item;
  return {
    id: "",
    measureId,
    office,
    period: period.key,
    measuredOn: item.measuredOn ?? measuredOn,
    value: item.value?.value ?? decimal(0),
    unchanged,
    comment,
    cause,
    action,
    by,
    onBehalfOf,
    at: "",
    source: "workbook",
    ...(corrected ? { corrects: "", reason } : {}),
  };
}

/**
 * The period of "Status år" and "Status måned", where the month may also be a quarter ("3. kvartal"), a week ("uke 40"),
 * a day or a period's own key. A month of a longer period is when it was measured, where that is not the period's end.
 */
function readTime({ year, month }: ReadingLine, frequency: Frequency): ReadingTime | undefined {
  const yearText = year?.toFixed() ?? "";
  if (!isYear(yearText)) return undefined;
  const literal = month === undefined ? yearText : month.toUpperCase();
  const named = periodFromKey(literal);
  if (named) return month === undefined && frequency !== "year" ? undefined : { period: named };
  const said = withYear(literal.toLowerCase(), yearText);
  const day = readFreeTime(said);
  if (day.exact && day.date !== undefined) return within(periodOf(frequency, day.date), day.date);
  const period = readPeriod(said, frequency, `${yearText}-12-31`);
  const inMonth = period && frequency !== "week" ? readPeriod(said, "month", period.end) : undefined;
  return period && (inMonth ? within(period, inMonth.end) : { period });
}

function isYear(text: string | undefined): boolean {
  return /^(?:19|20|21)\d\d$/.test(text ?? "");
}

function withYear(words: string, year: string): string {
  if (/\d{4}/.test(words)) return words;
  return /^\d{1,2}$/.test(words) ? `${words}/${year}` : `${words} ${year}`;
}

function within(period: Period, date: IsoDate): ReadingTime {
  return date === period.end ? { period } : { period, measuredOn: date };
}

function timeError({ item, place }: Line<ReadingLine>): ImportError {
  const field = isYear(item.year?.toFixed()) ? "month" : "year";
  const column = readingSheet.columns.find((known) => known.field === field)?.header ?? field;
  const value = field === "month" ? item.month : item.year?.toFixed();
  if (value === undefined) return { ...place(field), reason: "valueMissing", column };
  return { ...place(field), reason: "unreadableDate", column, value };
}

function emptyStatus({ item, place }: Line<ReadingLine>, period: Period): ImportFinding {
  return { ...place("value"), reason: "emptyStatus", measureId: item.measureId, period: period.key };
}

/** Lines that are read as these readings, in the same order. */
export function writeReadings(readings: Reading[], measures: Measure[]): ReadingLine[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return readings.flatMap((reading) => {
    const measure = byId.get(reading.measureId);
    return measure ? [lineOf(reading, measure)] : [];
  });
}

function lineOf(reading: Reading, measure: Measure): ReadingLine {
  const { measureId, office, value, comment, cause, action, by, onBehalfOf, reason } = reading;
  const corrected = reading.corrects !== undefined;
  return {
    measureId,
    office,
    ...writeTime(reading, measure.frequency),
    value: { value, percent: measure.percent, bareShare: false, ...(isHidden(measure, value) && { hidden: true }) },
    comment,
    corrected: corrected || undefined,
    reason: corrected ? reason : undefined,
    unchanged: reading.unchanged || undefined,
    cause,
    action,
    by,
    onBehalfOf,
  };
}

/**
 * A month is written where the month says all: the period's last one, or the one it was measured at the end of.
 * A period of another length than the measure's (its frequency was changed) is written as its key.
 */
function writeTime({ period: key, measuredOn }: Reading, frequency: Frequency): Partial<ReadingLine> {
  const period = storedPeriod(key);
  const year = decimal(key.slice(0, 4));
  if (period.frequency !== frequency) return { year, month: period.key, measuredOn };
  if (frequency === "week") return { year, month: `uke ${Number(key.slice(6))}`, measuredOn };
  if (measuredOn === undefined || !isMonthEndIn(period, measuredOn)) {
    return { year, month: monthOf(period.end), measuredOn };
  }
  return { year, month: monthOf(measuredOn) };
}

function isMonthEndIn(period: Period, date: IsoDate): boolean {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return date === lastDayOfMonth(year, month) && date >= period.start && date < period.end;
}

function monthOf(date: IsoDate): string {
  const name = monthName(Number(date.slice(5, 7)));
  return name.charAt(0).toUpperCase() + name.slice(1);
}
