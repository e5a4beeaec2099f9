import type { Decimal } from "../numbers/decimal.ts";
import type { Measure, ScorecardRow, Target } from "../project/measure.ts";
import type { Reading } from "../project/reading.ts";
import { addDays, daysBetween, laterOf } from "../time/calendar.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import { readingDate } from "./achievement.ts";
import { declaredDirection, meetsTarget, wantedDirection } from "./direction.ts";
import { legalRange, withinLegalRange } from "./legal-range.ts";
import type { Point, TrendLine } from "./trend-line.ts";
import { trendLine } from "./trend-line.ts";

export type ForecastInput = {
  measure: Measure;
  row: ScorecardRow;
  targets: Target[];
  /** one row's, in any order, current ones only */
  readings: Reading[];
  /** driftsstart */
  startDate?: IsoDate;
};
export type Forecast = {
  /** preliminary ("foreløpig anslag") from four to seven readings */
  kind: "preliminary" | "full";
  /** undefined without a final date, or when it has passed; low–high covers the trend with about 80 % confidence */
  atFinalDate?: { value: Decimal; low: Decimal; high: Decimal; date: IsoDate };
  /** when the trend meets the final target; undefined without one, or when the newest value meets it; "never" also past a hundred years */
  reachesTargetOn?: IsoDate | "never";
};

const fewestReadings = 4;
const readingsForFull = 8;
const yearsOfSeason = 2;
const farthestDays = 36_525;

/** Where the trend since driftsstart leads (Theil–Sen); undefined while there is too little to tell it from. The baseline is not a reading. */
export function forecast(input: ForecastInput): Forecast | undefined {
  const readings = readingsSinceStart(input);
  const first = readings[0];
  const newest = readings.at(-1);
  if (first === undefined || newest === undefined || readings.length < fewestReadings) return undefined;
  if (input.measure.seasonal && !coversSeasons(first, newest)) return undefined;
  const origin = readingDate(first);
  const points = readings.map((reading) => pointOf(reading, origin, input.measure.seasonal));
  const line = trendLine(points);
  if (line === undefined) return undefined;
  return {
    kind: readings.length < readingsForFull ? "preliminary" : "full",
    atFinalDate: atFinalDate(input, newest, (date) => line.at(daysBetween(origin, date))),
    reachesTargetOn: reachesTargetOn(input, newest, line, origin),
  };
}

function readingsSinceStart({ row, readings, startDate }: ForecastInput): Reading[] {
  const start = laterOf(row.baselineDate, startDate);
  const since = readings.filter((reading) => start === undefined || readingDate(reading) > start);
  return since.sort((a, b) => (readingDate(a) < readingDate(b) ? -1 : 1));
}

/** Counted in whole periods: the eight quarters of two years are two years, though their ends are 21 months apart. */
function coversSeasons(first: Reading, newest: Reading): boolean {
  const [from, to] = [storedPeriod(first.period).start, addDays(storedPeriod(newest.period).end, 1)];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return years > yearsOfSeason || (years === yearsOfSeason && to.slice(5) >= from.slice(5));
}

/** A period key without its year is the season: "-Q3". */
function pointOf(reading: Reading, origin: IsoDate, seasonal: boolean): Point {
  return {
    day: daysBetween(origin, readingDate(reading)),
    value: reading.value,
    season: seasonal ? reading.period.slice(4) : "",
  };
}

function atFinalDate(
  { measure, row }: ForecastInput,
  newest: Reading,
  valueOn: (date: IsoDate) => { value: Decimal; low: Decimal; high: Decimal },
): Forecast["atFinalDate"] {
  const date = row.finalDate;
  if (date === undefined || date <= readingDate(newest)) return undefined;
  const range = legalRange(measure);
  const { value, low, high } = valueOn(date);
  return {
    value: withinLegalRange(value, range),
    low: withinLegalRange(low, range),
    high: withinLegalRange(high, range),
    date,
  };
}

/** "Never" when the trend doesn't head for the target. A trend already past a target the newest value just misses meets it next. */
function reachesTargetOn(
  { measure, row }: ForecastInput,
  newest: Reading,
  line: TrendLine,
  origin: IsoDate,
): Forecast["reachesTargetOn"] {
  const target = row.finalTarget;
  if (target === undefined) return undefined;
  const direction = wantedDirection(row.baseline, target, declaredDirection(measure, row));
  if (meetsTarget(newest.value, target, direction) === true) return undefined;
  const headsForTarget = line.slope.times(target.minus(newest.value)).gt(0);
  const day = line.dayOf(target);
  if (!headsForTarget || day === undefined || day > farthestDays) return "never";
  return addDays(origin, Math.max(day, daysBetween(origin, readingDate(newest)) + 1));
}
