import { localDate } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";
import type { CardReminder } from "./answer-card.ts";
import { isWaiting } from "./ask-transitions.ts";
import type { RowFacts } from "./row-facts.ts";
import { storedReading } from "./row-facts.ts";

type Sent = Pick<CardReminder, "lateSince" | "reader">;

/** The line above a card that comes again, from how it stands now; undefined when nothing on it waits any more. */
export function cardReminder(rows: RowFacts[], { lateSince, reader }: Sent): CardReminder | undefined {
  const open = rows.filter((facts) => storedReading(facts) === undefined);
  const dues = open.filter(({ ask }) => isWaiting(ask.state)).map(dueOn);
  const expected = open.flatMap(({ ask }) => (ask.state === "cannotMeasure" ? (ask.expectedOn ?? []) : []));
  const [on] = dues.length > 0 ? dues.sort() : expected.sort();
  const [first] = rows;
  if (on === undefined || first === undefined) return undefined;
  const due = dues.length === 0 ? "expected" : on < first.today ? "passed" : "ahead";
  const late = lateSince === undefined ? {} : { lateSince };
  return { on, due, ...late, ...(reader === undefined ? {} : { reader }) };
}

function dueOn({ ask, project }: RowFacts): IsoDate {
  return localDate(ask.dueAt, project.timeZone);
}
