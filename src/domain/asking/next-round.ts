import type { Measure, ScorecardRow } from "../project/measure.ts";
import { rowKey } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { isBefore } from "../telling/digest-week.ts";
import { addDays, instantAt, localDate } from "../time/calendar.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import type { Ask } from "./ask.ts";
import { isAfterBaseline } from "./ask-period.ts";
import { askedMeasures } from "./closed-measures.ts";
import { askingTime } from "./decide-round.ts";
import type { NextAsk } from "./due-asks.ts";
import { dueRows, nextDueDate } from "./due-asks.ts";

/** What is asked for or answered already. */
export type Handled = { asks: Ask[]; latest: Reading[] };

export type NextRound = { on: IsoDate; at: IsoInstant; measureIds: string[] };

/**
 * The next moment after `now` at which a round may open, with the measures whose figures are out that day; with
 * `handled` known also those that nobody has been asked for and that are still due then.
 */
export function nextRound(plan: Plan, now: IsoInstant, handled?: Handled): NextRound | undefined {
  const { timeZone } = plan.project;
  const asks = nextAsks(plan, now, new Set(handled?.asks.map(questionOf)));
  const on = asks.map((ask) => ask.askOn).sort()[0];
  if (on === undefined) return undefined;
  const outThen = asks.filter((ask) => ask.askOn === on).map((ask) => ask.measureId);
  const measureIds = handled ? stillDue(plan, on, handled) : outThen;
  return { on, at: instantAt(on, askingTime, timeZone), measureIds };
}

/** The day a measure is asked for next: of a period that is not asked for yet, and not reported by all who are to. */
export function nextAskDay(
  measure: Measure,
  rows: ScorecardRow[],
  now: IsoInstant,
  timeZone: string,
  { asks, latest }: Handled,
): IsoDate | undefined {
  const isAsked = new Set(asks.map(questionOf));
  const reportedTo = new Map(latest.map((reading) => [rowKey(reading), storedPeriod(reading.period).end]));
  let day = localDate(now, timeZone);
  for (;;) {
    const [next] = nextDueDate([measure], rows, day);
    if (next === undefined) return undefined;
    const { period, askOn } = next;
    const asksFor = rows.filter((row) => isAfterBaseline(row, period));
    const isOpen = asksFor.some((row) => (reportedTo.get(rowKey(row)) ?? "") < period.end);
    const isAhead = isBefore(now, instantAt(askOn, askingTime, timeZone));
    if (isOpen && isAhead && !isAsked.has(questionOf({ measureId: measure.id, period: period.key }))) return askOn;
    day = addDays(askOn, 1);
  }
}

/** Lines whose figures are out and that nobody has been asked for: what `spør nå` would ask. */
export function askableNow(plan: Plan, now: IsoInstant, { asks, latest }: Handled): number {
  const { project, rows } = plan;
  const reported = new Set(latest.map((reading) => `${rowKey(reading)} ${reading.period}`));
  const isAsked = new Set(asks.map((ask) => `${rowKey(ask)} ${ask.period}`));
  const due = dueRows({ measures: askedMeasures(plan), rows, reported, today: localDate(now, project.timeZone) });
  const unasked = due.filter(
    ({ row, period }) => (row.measurer ?? row.owner) !== undefined && !isAsked.has(`${rowKey(row)} ${period.key}`),
  );
  return unasked.length;
}

/** Per measure its next ask, today's only while nine o'clock is ahead and it is not asked yet. */
function nextAsks(plan: Plan, now: IsoInstant, isAsked: Set<string>): NextAsk[] {
  const { timeZone } = plan.project;
  const today = localDate(now, timeZone);
  const rhythms = rhythmsOf(askedMeasures(plan), plan.rows);
  const todays = asksFrom(rhythms, today).filter(
    ({ measureId, period, askOn }) =>
      !isAsked.has(questionOf({ measureId, period: period.key })) &&
      isBefore(now, instantAt(askOn, askingTime, timeZone)),
  );
  const found = new Set(todays.map((ask) => ask.measureId));
  const tomorrows = asksFrom(rhythms, addDays(today, 1)).filter((ask) => !found.has(ask.measureId));
  return [...todays, ...tomorrows];
}

/** Measures that are asked for on the same days: hundreds of them have a handful of rhythms. */
type Rhythm = { measures: Measure[]; rows: ScorecardRow[] };

function rhythmsOf(measures: Measure[], rows: ScorecardRow[]): Rhythm[] {
  const rowsOf = Map.groupBy(rows, (row) => row.measureId);
  const alike = Map.groupBy(measures, ({ id, frequency, figuresReady }) => {
    const baselines = new Set((rowsOf.get(id) ?? []).map((row) => row.baselineDate ?? ""));
    return JSON.stringify([frequency, figuresReady, [...baselines].sort()]);
  });
  return [...alike.values()].map((some) => ({ measures: some, rows: rowsOf.get(some[0]?.id ?? "") ?? [] }));
}

function asksFrom(rhythms: Rhythm[], day: IsoDate): NextAsk[] {
  return rhythms.flatMap(({ measures, rows }) => {
    const [next] = nextDueDate(measures.slice(0, 1), rows, day);
    return next ? measures.map((measure) => ({ ...next, measureId: measure.id })) : [];
  });
}

function stillDue(plan: Plan, on: IsoDate, { asks, latest }: Handled): string[] {
  const reported = new Set(latest.map((reading) => `${rowKey(reading)} ${reading.period}`));
  const isAsked = new Set(asks.map(questionOf));
  const due = dueRows({ measures: askedMeasures(plan), rows: plan.rows, reported, today: on });
  const open = due.filter(
    ({ measure, period }) => !isAsked.has(questionOf({ measureId: measure.id, period: period.key })),
  );
  return [...new Set(open.map(({ measure }) => measure.id))];
}

function questionOf({ measureId, period }: Pick<Ask, "measureId" | "period">): string {
  return `${measureId} ${period}`;
}
