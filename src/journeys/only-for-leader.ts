import { type AccessSubject, may } from "../domain/asking/access.ts";
import type { Action } from "../domain/asking/access-table.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { actingPerson, logRefusal, mayKnowOf, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import type { Data, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

type Wanted = {
  projectId: string;
  action: Action;
  /** what the log calls a refusal, and what it was about where that is not the project */
  refusal: string;
  subject?: string;
  lock?: boolean;
  /** what of the plan is meant, where its own people may do it too */
  about?: (plan: Plan) => AccessSubject;
};
type Allowed = { plan: Plan; user: string; at: IsoInstant };

/**
 * The project that a card names, for those who may do this to it (its leader, and whom the access table names beside); else what the others are told, with the attempt in
 * the log. To an outsider a closed project does not exist.
 */
export async function onlyForLeader(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  turn: Turn,
  { projectId, action, refusal, subject = projectId, lock = false, about = () => ({}) }: Wanted,
): Promise<Allowed | Content> {
  const plan = await data.projects.plan(projectId, { lock });
  if (!plan) return say({ reason: "noProjects" });
  const person = await actingPerson(data, turn);
  if (!person) return say({ reason: "unknownPerson" });
  const at = clock.now();
  const today = localDate(at, plan.project.timeZone);
  if (may(action, person, plan, today, about(plan))) return { plan, user: person.user, at };
  await logRefusal(data, turn, { at, projectId, what: refusal, subject, why: "onlyLeader" });
  return say(mayKnowOf(turn, person, plan, today) ? await onlyLeader(data, plan) : { reason: "noProjects" });
}
