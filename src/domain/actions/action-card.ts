import type { Action, Plan, Project } from "../project/project.ts";
import { localDate } from "../time/calendar.ts";
import type { IsoDate, IsoInstant } from "../time/time.ts";
import { type ListedAction, listedAction } from "./action-list.ts";
import type { MilestoneProblem } from "./answer-milestone.ts";
import { askedItems, milestoneAsked } from "./asked-items.ts";
import type { ActionProblem } from "./change-action.ts";
import { isOpen } from "./judged-action.ts";

/** What was filled in about one action. */
export type ActionAnswer = {
  id: string;
  was: string;
  /** a milestone is moved, an action started, with a new due time */
  choice?: "done" | "started" | "dropped" | "moved";
  due: string;
  why: string;
};
export type ActionCardProblem =
  | ActionProblem
  | MilestoneProblem
  | { reason: "actionDueMissing"; id: string }
  | { reason: "actionChangedMeanwhile"; id: string };
export type ActionCardItem = {
  action: ListedAction;
  isOpen: boolean;
  isMilestone?: true;
  /** how it stood when the card was drawn: an answer to something else is not stored */
  was: string;
  problem?: ActionCardProblem;
  said?: ActionAnswer;
};
/** "Er det gjort?", about one or several actions of one person. */
export type ActionCard = {
  kind: "actionCard";
  project: Project;
  /** tells one drawing from another, so that a click that comes again long after counts once */
  drawnAt: IsoInstant;
  items: ActionCardItem[];
  /** the day it should have come */
  lateSince?: IsoDate;
};
type Drawing = {
  ids: string[];
  now: IsoInstant;
  names: Map<string, string>;
  lateSince?: IsoDate;
  refused?: Map<string, { problem: ActionCardProblem; said: ActionAnswer }>;
};

/** Undefined when none of them is in the plan any more. */
export function actionCard(plan: Plan, drawing: Drawing): ActionCard | undefined {
  const { ids, now, names, lateSince, refused } = drawing;
  const today = localDate(now, plan.project.timeZone);
  const items = ids.flatMap((id): ActionCardItem[] => {
    const action = askedItems(plan).find((one) => one.id === id);
    if (!action) return [];
    const listed = listedAction(action, plan, today, names);
    const milestone = milestoneAsked(id, plan);
    const lacksOne = milestone !== undefined && milestone.responsible === undefined;
    const { responsibleName, ...nobody } = listed;
    const shown = lacksOne ? nobody : { ...nobody, ...(responsibleName !== undefined && { responsibleName }) };
    const about = { isOpen: isOpen(action), was: seenOf(action), ...(milestone && ({ isMilestone: true } as const)) };
    return [{ action: shown, ...about, ...refused?.get(id) }];
  });
  if (items.length === 0) return undefined;
  return { kind: "actionCard", project: plan.project, drawnAt: now, items, ...(lateSince && { lateSince }) };
}

/** What a card remembers of the action it asks about. */
export function seenOf({ status, due, why = "" }: Action): string {
  return [status, due?.date ?? due?.text ?? "", why.slice(0, 200)].join(" | ");
}
