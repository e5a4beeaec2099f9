import type { Milestone } from "../project/project.ts";
import type { IsoDate } from "../time/time.ts";
import type { ActionAnswer } from "./action-card.ts";
import { readDue } from "./change-action.ts";

export type MilestoneProblem =
  | { reason: "milestoneDayMissing"; id: string }
  | { reason: "milestoneDayUnreadable"; id: string; text: string }
  | { reason: "milestoneDayPassed"; id: string; text: string; on: IsoDate }
  | { reason: "milestoneReasonMissing"; id: string };

/** Done, or moved to a day that is to come, with the reason; a first day for a time that nobody could read needs none. */
export function decideMilestone(
  milestone: Milestone,
  { choice, due, why }: Pick<ActionAnswer, "due" | "why"> & { choice: "done" | "moved" },
  today: IsoDate,
): Milestone | MilestoneProblem {
  const { statusText: _words, ...same } = milestone;
  if (choice === "done") return milestone.status === "done" ? milestone : { ...same, status: "done" };
  const { id } = milestone;
  if (due.trim() === "") return { reason: "milestoneDayMissing", id };
  const time = readDue(due, today);
  if (time.date === undefined) return { reason: "milestoneDayUnreadable", id, text: due };
  if (time.date < today) return { reason: "milestoneDayPassed", id, text: due, on: time.date };
  if (why === "" && milestone.time.date !== undefined) return { reason: "milestoneReasonMissing", id };
  return { ...milestone, time };
}
