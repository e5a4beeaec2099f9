import type { Milestone } from "../project/project.ts";
import { addDays } from "../time/calendar.ts";
import type { IsoDate } from "../time/time.ts";
import type { JudgedMilestone } from "./status.ts";

const soonDays = 14;

/** Where a milestone stands on `today`; its own day is not overdue, two weeks ahead and sooner is `soon`. */
export function judgeMilestone(milestone: Milestone, today: IsoDate): JudgedMilestone {
  return { ...milestone, when: standing(milestone, today) };
}

function standing({ status, time }: Milestone, today: IsoDate): JudgedMilestone["when"] {
  if (status === "done") return "done";
  if (time.date === undefined) return "unreadable";
  if (time.date < today) return "overdue";
  return time.date <= addDays(today, soonDays) ? "soon" : "later";
}
