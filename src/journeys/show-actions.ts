import { actionList } from "../domain/actions/action-list.ts";
import { actionNamed } from "../domain/actions/action-named.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { localDate } from "../domain/time/calendar.ts";
import { say } from "./acting-person.ts";
import { findProjectIn } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/**
 * Answers "tiltak", "tiltak T1" and "tiltak K1": all actions, one of them, or those for a measure, benefit or risk. What
 * more is said of one ("T1 ferdig") is given back: it is to be changed.
 */
export async function showActions(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { about = "" }: { about?: string },
): Promise<Content | { projectId: string; id: string; words: string }> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, about);
    if ("notice" in found) return say(found.notice);
    const plan = await data.projects.plan(found.project.id);
    if (!plan) throw new Error(`project ${found.project.id} has no plan`);
    const today = localDate(ports.clock.now(), plan.project.timeZone);
    const named = actionNamed(found.rest, plan);
    if (named.of === "nothing") {
      return say({ reason: "noSuchAction", text: named.text, near: named.near, projectName: plan.project.name });
    }
    if (named.of === "action" && named.rest !== "") {
      return { projectId: plan.project.id, id: named.action.id, words: named.rest };
    }
    const names = await namesOfResponsible(data, plan);
    if (named.of === "action") return actionList({ ...plan, actions: [named.action] }, today, names);
    return actionList(plan, today, names, named.of === "concern" ? named.id : undefined);
  });
}

export async function namesOfResponsible(data: Data, { actions }: Plan): Promise<Map<string, string>> {
  const people = [...new Set(actions.flatMap(({ responsible }) => responsible ?? []))];
  return people.length === 0 ? new Map() : data.conversations.names(people);
}
