import type { Ask } from "./ask.ts";
import { addDays, instantAt, localDate } from "./calendar.ts";
import { isBefore } from "./digest-week.ts";
import type { NextAsk } from "./due-asks.ts";
import { nextDueDate } from "./due-asks.ts";
import type { Plan } from "./project.ts";
import type { IsoDate, IsoInstant } from "./time.ts";

/** Rounds open at this time of a working day (DOMAIN.md section 4). */
export const roundTime = "09:00";

export type NextRound = { on: IsoDate; at: IsoInstant; measureIds: string[] };

/** The next moment after `now` at which somebody is to be asked, and for which measures; those asked already are past. */
export function nextRound(plan: Plan, now: IsoInstant, asked: Ask[] = []): NextRound | undefined {
  const { timeZone } = plan.project;
  const today = localDate(now, timeZone);
  const isAsked = new Set(asked.map((ask) => `${ask.measureId} ${ask.period}`));
  const todays = nextDueDate(plan.measures, plan.rows, today).filter(
    ({ measureId, period, askOn }) =>
      !isAsked.has(`${measureId} ${period.key}`) && isBefore(now, instantAt(askOn, roundTime, timeZone)),
  );
  const found = new Set(todays.map((ask) => ask.measureId));
  const others = plan.measures.filter((measure) => !found.has(measure.id));
  return earliest([...todays, ...nextDueDate(others, plan.rows, addDays(today, 1))], timeZone);
}

function earliest(asks: NextAsk[], timeZone: string): NextRound | undefined {
  const on = asks.map((ask) => ask.askOn).sort()[0];
  if (on === undefined) return undefined;
  const measureIds = asks.filter((ask) => ask.askOn === on).map((ask) => ask.measureId);
  return { on, at: instantAt(on, roundTime, timeZone), measureIds };
}
