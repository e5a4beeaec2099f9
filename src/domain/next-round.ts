import type { Ask } from "./ask.ts";
import { addDays, instantAt, localDate } from "./calendar.ts";
import { isBefore } from "./digest-week.ts";
import { dueRows, nextDueDate } from "./due-asks.ts";
import { rowKey } from "./measure.ts";
import type { Plan } from "./project.ts";
import type { Reading } from "./reading.ts";
import type { IsoDate, IsoInstant } from "./time.ts";

/** Rounds open at this time of a working day (DOMAIN.md section 4). */
export const roundTime = "09:00";

/** What is asked for or answered already. */
export type Handled = { asks: Ask[]; latest: Reading[] };

/** The next moment after `now` at which a round may open: a measure's figures are out that day. */
export function nextRoundAt(
  plan: Plan,
  now: IsoInstant,
  asks: Ask[] = [],
): { on: IsoDate; at: IsoInstant } | undefined {
  const { timeZone } = plan.project;
  const today = localDate(now, timeZone);
  const isAsked = new Set(asks.map(questionOf));
  const todays = nextDueDate(plan.measures, plan.rows, today).filter(
    (next) =>
      !isAsked.has(questionOf({ measureId: next.measureId, period: next.period.key })) &&
      isBefore(now, instantAt(next.askOn, roundTime, timeZone)),
  );
  const found = new Set(todays.map((ask) => ask.measureId));
  const others = plan.measures.filter((measure) => !found.has(measure.id));
  const days = [...todays, ...nextDueDate(others, plan.rows, addDays(today, 1))].map((ask) => ask.askOn);
  const on = days.sort()[0];
  return on === undefined ? undefined : { on, at: instantAt(on, roundTime, timeZone) };
}

/** The next round with everything it will ask for: what is due that day, older questions that nobody was asked too. */
export function nextRound(plan: Plan, now: IsoInstant, { asks, latest }: Handled) {
  const next = nextRoundAt(plan, now, asks);
  if (next === undefined) return undefined;
  const reported = new Set(latest.map((reading) => `${rowKey(reading)} ${reading.period}`));
  const isAsked = new Set(asks.map(questionOf));
  const due = dueRows({ measures: plan.measures, rows: plan.rows, reported, today: next.on });
  const asked = due.filter(
    ({ measure, period }) => !isAsked.has(questionOf({ measureId: measure.id, period: period.key })),
  );
  return { on: next.on, measureIds: [...new Set(asked.map(({ measure }) => measure.id))] };
}

function questionOf({ measureId, period }: Pick<Ask, "measureId" | "period">): string {
  return `${measureId} ${period}`;
}
