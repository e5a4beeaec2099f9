import type { Plan, Risk } from "../project/project.ts";
import type { Reading } from "../project/reading.ts";
import { judgeMilestone } from "../telling/milestone-judging.ts";
import type { JudgedMilestone } from "../telling/status.ts";
import type { IsoDate } from "../time/time.ts";
import { concerns, type ListedAction, listedAction } from "./action-list.ts";

/** What stands behind a measure that deviates: what its owner has said, and what the plan ties to it. */
export type CauseChain = {
  told: { office?: string; cause?: string; action?: string }[];
  actions: ListedAction[];
  milestones: JudgedMilestone[];
  risks: Risk[];
};
/** The same in so few words that it fits in a line: ids, and where each stands. */
export type ChainInShort = {
  actions: Pick<ListedAction, "id" | "when">[];
  milestones: Pick<JudgedMilestone, "id" | "when">[];
  risks: Pick<Risk, "id">[];
};
type Asked = { measureId: string; today: IsoDate; names?: Map<string, string> };

/** Undefined when nobody has said anything and nothing is tied to the measure or a benefit of it. */
export function causeChain(
  plan: Plan,
  { measureId, today, names = new Map() }: Asked,
  readings: Reading[] = [],
): CauseChain | undefined {
  const tied = <T extends { concerns?: string[] }>(items: T[]) => items.filter((one) => concerns(one, measureId, plan));
  const told = readings.flatMap(({ office, cause, action }) =>
    cause === undefined && action === undefined
      ? []
      : [{ ...(office !== undefined && { office }), ...(cause && { cause }), ...(action && { action }) }],
  );
  const chain = {
    told,
    actions: tied(plan.actions).map((action) => listedAction(action, plan, today, names)),
    milestones: tied(plan.milestones).map((milestone) => judgeMilestone(milestone, today)),
    risks: tied(plan.risks),
  };
  return Object.values(chain).every((part) => part.length === 0) ? undefined : chain;
}

export function chainInShort(plan: Plan, asked: Asked): ChainInShort | undefined {
  const chain = causeChain(plan, asked);
  return (
    chain && {
      actions: chain.actions.map(({ id, when }) => ({ id, when })),
      milestones: chain.milestones.map(({ id, when }) => ({ id, when })),
      risks: chain.risks.map(({ id }) => ({ id })),
    }
  );
}
