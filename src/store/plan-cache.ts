import type { Plan } from "../domain/project/project.ts";

/** The key is the tenant and the version: a copy of one tenant's rows made for another has the same versions. */
type PlanKey = { tenant: string; version: string };
export type PlanCache = {
  get: (key: PlanKey) => Plan | undefined;
  set: (key: PlanKey, plan: Plan) => void;
};

/** The lines of some hundred usual projects, or of ten of the largest: what is in use at a time, in some 15 MB. */
const mostRows = 6000;

/**
 * Plans that were read lately, by the random version that every saving gives them: another process's saving, or one
 * that was rolled back, has a version of its own, so what is found is never out of date. Frozen, since many share it.
 */
export function createPlanCache(limit = mostRows): PlanCache {
  const plans = new Map<string, Plan>();
  let rows = 0;
  const remove = (key: string) => {
    rows -= sizeOf(plans.get(key));
    plans.delete(key);
  };
  return {
    get: (of) => {
      const key = keyOf(of);
      const plan = plans.get(key);
      if (plan === undefined) return undefined;
      // a Map keeps the order of insertion: the first one is the one not used for longest
      plans.delete(key);
      plans.set(key, plan);
      return plan;
    },
    set: (of, plan) => {
      const key = keyOf(of);
      remove(key);
      plans.set(key, frozen(plan));
      rows += sizeOf(plan);
      for (const oldest of plans.keys()) {
        if (rows <= limit) return;
        remove(oldest);
      }
    },
  };
}

function keyOf({ tenant, version }: PlanKey): string {
  return `${tenant} ${version}`;
}

/** Its lines, and a little for the rest of a plan. */
function sizeOf(plan: Plan | undefined): number {
  return plan === undefined ? 0 : plan.rows.length + 10;
}

/** Objects and lists all the way down; exact numbers are left, they never change by themselves. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
