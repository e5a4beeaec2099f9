import type { Measure, ScorecardRow } from "../project/measure.ts";
import type { Period } from "../time/period.ts";
import { figuresReadyOn, newestFinishedPeriod, nextPeriod, previousPeriod } from "../time/period.ts";
import type { IsoDate } from "../time/time.ts";
import { dueDate, firstWorkingDay } from "../time/workday.ts";

/** The day a period is asked for: the first working day on which its figure can be had. */
export function askDate(measure: Measure, period: Period): IsoDate {
  return firstWorkingDay(figuresReadyOn(period, measure.figuresReady));
}

/**
 * The one period that can be asked for on `today`: the newest finished one, once its figure can be had.
 * Where a source is more than a period late, waiting for the newest would mean never asking:
 * then it is the newest period with a figure, if that came after the period had stopped being the newest.
 */
export function periodToAsk(measure: Measure, today: IsoDate): Period | undefined {
  const newest = newestFinishedPeriod(measure.frequency, today);
  let period = newest;
  while (figuresReadyOn(period, measure.figuresReady) > today) period = previousPeriod(period);
  const neverNewestWithFigure = askDate(measure, period) > nextPeriod(period).end;
  return period.key === newest.key || neverNewestWithFigure ? period : undefined;
}

/** A period that ends with the baseline, or before it, is history: it is not asked for and its silence is no fault. */
export function isAfterBaseline(row: ScorecardRow, period: Period): boolean {
  return row.baselineDate === undefined || period.end > row.baselineDate;
}

/**
 * Has a newer period than `measured` passed its due date unanswered on `today`?
 * Looks at the newest period whose due date has passed, so that a silent owner's value
 * doesn't turn fresh again each time a new period ends.
 */
export function isOutdated(measure: Measure, row: ScorecardRow, measured: Period, today: IsoDate): boolean {
  let period = newestFinishedPeriod(measure.frequency, today);
  while (period.end > measured.end && dueDate(measure.frequency, askDate(measure, period)) >= today) {
    period = previousPeriod(period);
  }
  return period.end > measured.end && isAfterBaseline(row, period);
}
