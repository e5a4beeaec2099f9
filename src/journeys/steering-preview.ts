import { digestMomentIn, digestTime, isBefore } from "../domain/telling/digest-week.ts";
import type { SteeringPreview } from "../domain/telling/steering-copy.ts";
import { periodFromKey } from "../domain/time/period.ts";
import type { Data, Ports } from "./ports.ts";
import { digestNow } from "./post-digest.ts";

/** The steering group's copy as it is to be, or is; undefined when there is none. */
export async function buildSteeringPreview(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  projectId: string,
  key: string,
): Promise<SteeringPreview | undefined> {
  const copy = await data.steering.look(projectId, key);
  const project = await data.projects.find(projectId);
  if (!copy || !project || copy.state === "planned") return undefined;
  const monday = periodFromKey(key)?.start;
  const planned = monday === undefined ? undefined : digestMomentIn(monday, digestTime(project))?.at;
  const now = clock.now();
  const at = planned !== undefined && isBefore(now, planned) ? planned : now;
  const posted = copy.digestId === undefined ? undefined : await data.digests.find(copy.digestId);
  const digest = { ...(posted ?? (await digestNow(data, project, at))), leaderLine: copy.line };
  return { kind: "steeringPreview", digest, key, state: copy.state, at: copy.at };
}
