import { personName } from "../project/person-name.ts";
import type { Plan, Project } from "../project/project.ts";
import { localDate } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";
import type { Ask } from "./ask.ts";
import { isWaiting } from "./ask-transitions.ts";
import type { Reminder } from "./reminder.ts";

/** Who has not answered a week of working days after the due date; for the project leader's eyes only. */
export type OverdueList = { kind: "overdueList"; project: Project; people: OverduePerson[] };
type OverduePerson = { name: string; rows: OverdueRow[] };
type OverdueRow = Pick<Ask, "measureId" | "office" | "period"> & {
  dueOn: IsoDate;
  /** the days on which she was reminded */
  reminded: IsoDate[];
};

export function overdueList(
  plan: Plan,
  asks: Ask[],
  reminders: Reminder[],
  names: Map<string, string>,
): OverdueList | undefined {
  const waiting = asks.filter(({ state }) => isWaiting(state));
  if (waiting.length === 0) return undefined;
  const { project } = plan;
  const people = [...Map.groupBy(waiting, ({ person }) => person)].map(([user, own]) => ({
    name: personName(user, names, plan),
    rows: own.map((ask) => overdueRow(ask, reminders, project.timeZone)),
  }));
  return { kind: "overdueList", project, people };
}

function overdueRow(ask: Ask, reminders: Reminder[], timeZone: string): OverdueRow {
  const { measureId, office, period } = ask;
  const sent = reminders.filter(
    ({ askId, stage, messageId }) => askId === ask.id && stage !== "leader" && messageId !== undefined,
  );
  const reminded = [...new Set(sent.map(({ at }) => localDate(at, timeZone)))].sort();
  return {
    measureId,
    ...(office === undefined ? {} : { office }),
    period,
    dueOn: localDate(ask.dueAt, timeZone),
    reminded,
  };
}
