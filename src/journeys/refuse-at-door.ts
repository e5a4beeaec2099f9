import { type Action, may, mayAnywhere } from "../domain/asking/access.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import { inProject, logRefusal } from "./acting-person.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/**
 * Why a thing is not even begun; asked before every command, click and file. A guest gets what the project of the place
 * allows and no more, and whom Teams has not told of may be one. Everyone else goes on, and the journey asks what she
 * may. Undefined: go on. What Teams starts by itself (`automatic`) is not logged: nobody tried anything.
 */
export async function refuseAtDoor(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  action: Action,
  { automatic = false }: { automatic?: boolean } = {},
): Promise<Notice | undefined> {
  const { user, guest = false } = turn.actor;
  if (!guest && user !== undefined) return undefined;
  if (mayAnywhere(action, { guest: true })) return undefined;
  if (guest && (await projectLets(ports, turn, action))) return undefined;
  const reason = guest ? "guestRefused" : "unknownPerson";
  const refusal = { at: ports.clock.now(), projectId: turn.conversation.projectId, what: "refused", subject: action };
  if (!automatic) await ports.store.write(turn.tenant, (data) => logRefusal(data, turn, { ...refusal, why: reason }));
  return { reason };
}

/** What the project of this place lets its guests do. */
async function projectLets({ store, clock }: Pick<Ports, "store" | "clock">, turn: Turn, action: Action) {
  const { projectId } = turn.conversation;
  const { user = "" } = turn.actor;
  if (projectId === undefined) return false;
  return store.read(turn.tenant, async (data) => {
    const plan = await data.projects.plan(projectId);
    if (plan === undefined) return false;
    const today = localDate(clock.now(), plan.project.timeZone);
    return may(action, inProject(turn, { user, guest: true }, plan), plan, today);
  });
}
