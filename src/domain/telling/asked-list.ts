import type { Ask, Round } from "../asking/ask.ts";
import { askStates } from "../asking/ask.ts";
import type { Reminder } from "../asking/reminder.ts";
import { countByState, latestDue } from "../asking/round-summary.ts";
import { personName } from "../project/person-name.ts";
import type { Plan } from "../project/project.ts";
import { localDate } from "../time/calendar.ts";
import type { AskedList, AskedPerson, AskingPost } from "./status.ts";

type AskedReminder = Pick<Reminder, "askId" | "person" | "at"> & { reached: boolean };
export type AskedInput = {
  plan: Plan;
  round?: Round;
  /** every ask of the round, handed over and cancelled ones too */
  asks: Ask[];
  /** what was posted, by the one it is to */
  posts: ReadonlyMap<string, AskingPost[]>;
  /** oldest first */
  reminders: AskedReminder[];
  names: Map<string, string>;
  /** userPrincipalNames of those whose own lines the asker may see here */
  shown: string[];
  /** they are the asker alone */
  own?: boolean;
};

/** The visible log of a round (DOMAIN, section 4); its counts add up to what was asked in all. */
export function buildAskedList({
  plan,
  round,
  asks,
  posts,
  reminders,
  names,
  shown,
  own = false,
}: AskedInput): AskedList {
  const counts = countByState(asks);
  const nameOf = (user: string) => personName(user, names, plan);
  const asked = [...new Set(asks.map(({ person }) => person))];
  const persons = asked
    .filter((user) => shown.includes(user))
    .map((user): AskedPerson => {
      const rows = asks.filter(({ person }) => person === user);
      return {
        name: nameOf(user),
        posts: posts.get(user) ?? [],
        reminders: remindersOf(user, rows, reminders, nameOf),
        rows: rows.map((ask) => rowOf(ask, nameOf)),
      };
    });
  return {
    kind: "askedList",
    project: plan.project,
    ...(round && { round: roundFacts(round, asks, plan.project.timeZone) }),
    total: asks.length,
    states: askStates.flatMap((state) => (counts[state] > 0 ? [{ state, count: counts[state] }] : [])),
    people: asked.length,
    ...(persons.length > 0 && { persons }),
    ...(persons.length > 0 && own && { own }),
  };
}

function roundFacts(round: Round, asks: Ask[], timeZone: string): NonNullable<AskedList["round"]> {
  const dueOn = localDate(latestDue(asks) ?? round.dueAt, timeZone);
  return { roundId: round.id, openedAt: round.openedAt, dueOn, cancelled: round.state === "cancelled" };
}

/** One moment is one reminder, however many lines it was about. */
function remindersOf(
  user: string,
  asks: Ask[],
  reminders: AskedReminder[],
  nameOf: (user: string) => string,
): AskedPerson["reminders"] {
  const ids = new Set(asks.map(({ id }) => id));
  const own = reminders.filter(({ askId }) => ids.has(askId));
  const distinct = new Map(own.map((each) => [`${each.at} ${each.person}`, each]));
  return [...distinct.values()].map(({ at, person, reached }) => ({
    at,
    reached,
    ...(person !== user && { to: nameOf(person) }),
  }));
}

function rowOf(ask: Ask, nameOf: (user: string) => string): AskedPerson["rows"][number] {
  const { measureId, office, state, handedTo, expectedOn, standsInFor } = ask;
  return {
    measureId,
    ...(office !== undefined && { office }),
    state,
    ...(state === "handedOver" && handedTo !== undefined && { handedTo: nameOf(handedTo) }),
    ...(standsInFor !== undefined && { standsInFor: nameOf(standsInFor) }),
    ...(state === "cannotMeasure" && expectedOn !== undefined && { expectedOn }),
  };
}
