import type { Measure, ScorecardRow } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Period } from "../time/period.ts";
import { newestFinishedPeriod, nextPeriod, previousPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import { askDate, isAfterBaseline, periodToAsk } from "./ask-period.ts";

export type DueRow = { row: ScorecardRow; measure: Measure; period: Period };
export type NextAsk = { measureId: string; period: Period; askOn: IsoDate };
export type DueInput = {
  measures: Measure[];
  rows: ScorecardRow[];
  /** `${rowKey} ${periodKey}` of what has a reading */
  reported: Set<string>;
  today: IsoDate;
};

/** What can be asked for on `today` (DOMAIN, section 4, "What is due"), in the rows' order; whether today is a day to ask is the round's business. */
export function dueRows({ measures, rows, reported, today }: DueInput): DueRow[] {
  const periods = new Map(measures.map((measure) => [measure.id, { measure, period: periodToAsk(measure, today) }]));
  return rows.flatMap((row) => {
    const { measure, period } = periods.get(row.measureId) ?? {};
    if (measure === undefined || period === undefined || !isAfterBaseline(row, period)) return [];
    return reported.has(`${rowKey(row)} ${period.key}`) ? [] : [{ row, measure, period }];
  });
}

/** Per measure with rows: the first ask that falls on `today` or later, whether or not it is answered already. */
export function nextDueDate(measures: Measure[], rows: ScorecardRow[], today: IsoDate): NextAsk[] {
  return measures.flatMap((measure) => {
    const own = rows.filter((row) => row.measureId === measure.id);
    return own.length === 0 ? [] : [nextAsk(measure, own, today)];
  });
}

/** Ends always: of the periods whose figures come on one day the newest is the one asked for. */
function nextAsk(measure: Measure, rows: ScorecardRow[], today: IsoDate): NextAsk {
  let period = newestFinishedPeriod(measure.frequency, today);
  // a late source has figures to come for periods that ended before the newest
  while (askDate(measure, previousPeriod(period)) >= today) period = previousPeriod(period);
  for (;;) {
    const askOn = askDate(measure, period);
    const isAsked = askOn >= today && periodToAsk(measure, askOn)?.key === period.key;
    if (isAsked && rows.some((row) => isAfterBaseline(row, period))) return { measureId: measure.id, period, askOn };
    period = nextPeriod(period);
  }
}
