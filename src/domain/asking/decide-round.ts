import { rowKey } from "../project/measure.ts";
import { presentFor, type StandIn } from "../project/stand-in.ts";
import { instantAt, localDate } from "../time/calendar.ts";
import { storedPeriod } from "../time/period.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { dueDate } from "../time/workday.ts";
import type { Ask, Round } from "./ask.ts";
import { askDate } from "./ask-period.ts";
import { canBeAnswered, isWaiting } from "./ask-transitions.ts";
import type { DueRow } from "./due-asks.ts";

/** Rounds open at this time of a working day. */
export const askingTime = "09:00";

/** An ask is due at this time of its last day (DOMAIN, section 4). */
const dueTime = "23:59";

/** One question of a round that is to be opened; ids come from the journey. */
type NewAsk = { due: DueRow; person: string; standsInFor?: string; dueAt: IsoInstant };
export type RoundDecision = {
  asks: NewAsk[];
  /** older periods' asks of the same lines: not answered in time, and can still be */
  lapse: Ask[];
  /** lines without anybody to ask */
  blocked: string[];
  /** the open round takes the new asks in: it still waits for answers, is not overdue, and asks nothing older of these lines */
  join?: Round;
};
export type RoundInput = {
  due: DueRow[];
  /** asks that can still be answered, over all rounds of the project */
  openAsks: Ask[];
  openRound?: Round;
  today: IsoDate;
  timeZone: string;
  standIns?: readonly StandIn[];
};

export function decideRound({ due, openAsks, openRound, today, timeZone, standIns = [] }: RoundInput): RoundDecision {
  const asked = new Set(openAsks.filter((ask) => canBeAnswered(ask.state)).map(questionKey));
  const unasked = due.filter(({ row, period }) => !asked.has(`${rowKey(row)} ${period.key}`));
  const asks = unasked.flatMap((each): NewAsk[] => {
    const asked = each.row.measurer ?? each.row.owner;
    if (asked === undefined) return [];
    const person = presentFor(asked, standIns, today);
    const away = person === asked ? {} : { standsInFor: asked };
    return [{ due: each, person, ...away, dueAt: dueAtFrom(each, today, timeZone) }];
  });
  const blocked = unasked.filter(({ row }) => (row.measurer ?? row.owner) === undefined).map(({ row }) => rowKey(row));
  const lapse = openAsks.filter((ask) => isWaiting(ask.state) && asks.some((next) => isOlder(ask, next)));
  const takesMore =
    openRound !== undefined &&
    lapse.length === 0 &&
    localDate(openRound.dueAt, timeZone) >= today &&
    openAsks.some((ask) => ask.roundId === openRound.id && isWaiting(ask.state));
  return { asks, lapse, blocked, join: takesMore ? openRound : undefined };
}

/** When a round that was planned for `plannedOn` should have opened: after a long downtime some of it came later. */
export function scheduledFor(asks: NewAsk[], plannedOn: IsoDate, timeZone: string): IsoInstant {
  const days = asks.map(({ due: { measure, period } }) => askDate(measure, period)).filter((day) => day >= plannedOn);
  return instantAt(days.sort()[0] ?? plannedOn, askingTime, timeZone);
}

/** Counted from `from`: the day of asking, and then the day of delivery where that is later. */
export function dueAtFrom({ measure }: Pick<DueRow, "measure">, from: IsoDate, timeZone: string): IsoInstant {
  return instantAt(dueDate(measure.frequency, from), dueTime, timeZone);
}

function isOlder(ask: Ask, { due }: NewAsk): boolean {
  return rowKey(ask) === rowKey(due.row) && storedPeriod(ask.period).end < due.period.end;
}

function questionKey(ask: Ask): string {
  return `${rowKey(ask)} ${ask.period}`;
}
