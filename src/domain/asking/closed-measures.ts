import type { Measure } from "../project/measure.ts";
import type { Plan } from "../project/project.ts";

/**
 * Measures that nobody is asked for any more: they are stopped, or every benefit that is tied to them is closed (DOMAIN,
 * section 4, "After the project"). One without benefits goes on, whatever has ended.
 */
export function closedMeasures({ measures, benefits }: Pick<Plan, "measures" | "benefits">): ReadonlySet<string> {
  const tied = Map.groupBy(benefits, ({ measureId }) => measureId);
  const closed = [...tied].filter(([, own]) => own.every(({ closedOn }) => closedOn !== undefined));
  const stopped = measures.filter(({ stoppedOn }) => stoppedOn !== undefined);
  return new Set([...closed.flatMap(([measureId]) => measureId ?? []), ...stopped.map(({ id }) => id)]);
}

/** Those that rounds still ask for. */
export function askedMeasures(plan: Pick<Plan, "measures" | "benefits">): Measure[] {
  const closed = closedMeasures(plan);
  return plan.measures.filter(({ id }) => !closed.has(id));
}
