import type { DatedFact } from "../domain/telling/plan-trail.ts";
import type { Data } from "./ports.ts";

/** Further back is the trail's file (`npm run audit -- --export`). */
const mostChanges = 2000;

/** What was changed of a plan, in the order it was. */
export async function readPlanTrail(data: Data, projectId: string): Promise<DatedFact[]> {
  const newest = await data.audit.newest(projectId, ["planChange"], { offset: 0, limit: mostChanges });
  return newest.toReversed();
}
