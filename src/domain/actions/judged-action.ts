import type { Action } from "../project/project.ts";
import { addDays } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";

/** `undated`: no day can be read from its due time, or it has none. */
export type ActionStanding = "overdue" | "soon" | "later" | "undated" | "done" | "dropped";
export type JudgedAction = Action & { when: ActionStanding };

const soonDays = 14;

/** Where an action stands on `today`: its own day is not overdue, two weeks ahead and sooner is `soon`. */
export function judgeAction(action: Action, today: IsoDate): JudgedAction {
  return { ...action, when: standing(action, today) };
}

/** Neither done nor dropped. */
export function isOpen({ status }: Pick<Action, "status">): boolean {
  return status === "planned" || status === "started";
}

/** The account that can be asked; a responsible that is only a role ("Rådmannen") is nobody to ask. */
export function askedOf({ responsible }: Pick<Action, "responsible">): string | undefined {
  return responsible?.includes("@") ? responsible : undefined;
}

function standing({ status, due }: Action, today: IsoDate): ActionStanding {
  if (status === "done" || status === "dropped") return status;
  if (due?.date === undefined) return "undated";
  if (due.date < today) return "overdue";
  return due.date <= addDays(today, soonDays) ? "soon" : "later";
}
