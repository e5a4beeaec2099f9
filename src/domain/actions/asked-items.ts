import type { Action, Milestone, Plan } from "../project/project.ts";
import type { IsoDate } from "../time/time.ts";

/** As the trail names it, so that it is never taken for an action. */
const prefix = "milestones ";

/**
 * All that is asked about when its day comes: the actions, and the milestones as if they were (docs/decisions/0035). The
 * leader is asked about a milestone that nobody answers for, or only a role.
 */
export function askedItems(plan: Plan): Action[] {
  if (!asksOfMilestones(plan)) return plan.actions;
  return [...plan.actions, ...plan.milestones.map((one) => askedMilestone(one, plan.project.leader))];
}

/** Once somebody answers for one of them: a plan that was only just brought does not flood its leader. */
export function asksOfMilestones({ milestones }: Pick<Plan, "milestones">): boolean {
  return milestones.some(({ responsible }) => responsible?.includes("@"));
}

function askedMilestone({ id, event, status, responsible, time, concerns }: Milestone, leader: string): Action {
  return {
    ...{ id: `${prefix}${id}`, kind: "action", text: event, status, due: time },
    responsible: responsible?.includes("@") ? responsible : leader,
    ...(concerns && { concerns }),
  };
}

/** The milestone that is meant by the name of an asked item, as it is in the plan. */
export function milestoneAsked(id: string, { milestones }: Plan): Milestone | undefined {
  return id.startsWith(prefix) ? milestones.find((one) => one.id === id.slice(prefix.length)) : undefined;
}

export function isMilestone({ id }: { id: string }): boolean {
  return id.startsWith(prefix);
}

/** As people call it. */
export function calledId(id: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** "actions T1", "milestones MP 1": what the trail is about. */
export function askedSubject(id: string): string {
  return id.startsWith(prefix) ? id : `actions ${id}`;
}

/** A time that nobody can read is asked about once a month, until someone gives a day. */
export function dayToAskOf(item: Action, today: IsoDate): IsoDate | undefined {
  return item.due?.date ?? (isMilestone(item) ? `${today.slice(0, 8)}01` : undefined);
}
