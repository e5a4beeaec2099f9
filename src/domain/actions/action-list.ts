import { personName } from "../project/person-name.ts";
import type { Action, Plan, Project } from "../project/project.ts";
import { foldName } from "../telling/plan-subject.ts";
import type { IsoDate } from "../time/time.ts";
import { askedOf, isOpen, type JudgedAction, judgeAction } from "./judged-action.ts";

/** What keeps an open action from being asked about. */
type ActionLack = "responsible" | "account" | "due";
export type ListedAction = JudgedAction & { responsibleName?: string; lacks: ActionLack[] };
export type ActionList = {
  kind: "actionList";
  project: Project;
  at: IsoDate;
  actions: ListedAction[];
  /** only those for this benefit, measure or risk, as it is called */
  about?: string;
  /** those that nobody has answered about: the leader's own list */
  forLeader?: true;
};

export function actionList(plan: Plan, today: IsoDate, names: Map<string, string>, about?: string): ActionList {
  const chosen = about === undefined ? plan.actions : plan.actions.filter((action) => concerns(action, about, plan));
  const actions = chosen.map((action) => listedAction(action, plan, today, names));
  return { kind: "actionList", project: plan.project, at: today, actions, ...(about !== undefined && { about }) };
}

export function listedAction(action: Action, plan: Plan, today: IsoDate, names: Map<string, string>): ListedAction {
  const { responsible } = action;
  const responsibleName = responsible === undefined ? undefined : personName(responsible, names, plan);
  return {
    ...judgeAction(action, today),
    ...(responsibleName !== undefined && { responsibleName }),
    lacks: lacksOf(action),
  };
}

function lacksOf(action: Action): ActionLack[] {
  if (!isOpen(action)) return [];
  const lacks: ActionLack[] = [];
  if (action.responsible === undefined) lacks.push("responsible");
  else if (askedOf(action) === undefined) lacks.push("account");
  if (action.due?.date === undefined) lacks.push("due");
  return lacks;
}

/** Named by its id, or, where `id` is a measure, by a benefit that the measure shows. */
export function concerns(item: { concerns?: string[] }, id: string, plan: Plan): boolean {
  const wanted = foldName(id);
  const tied = plan.benefits.filter(({ measureId }) => measureId !== undefined && foldName(measureId) === wanted);
  const ids = new Set([wanted, ...tied.map((benefit) => foldName(benefit.id))]);
  return (item.concerns ?? []).some((one) => ids.has(foldName(one)));
}
