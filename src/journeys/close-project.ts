import { may } from "../domain/asking/access.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, logRefusal, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProjectIn } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

export type CloseArgs = { closed: boolean; text: string };

/**
 * Closes a project to all but its own people and its own channel, or opens it again, on its leader's word said twice.
 * Nothing is taken away from anyone who has a part in it.
 */
export async function closeProject(ports: Ports, turn: Turn, args: CloseArgs): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => say(await closeWithin(ports, data, turn, args)));
}

const confirmed = /(?:^|\s)(?:bekreft|stadfest|confirm)\s*$/iu;

async function closeWithin(ports: Ports, data: Data, turn: Turn, { closed, text }: CloseArgs): Promise<Notice> {
  const named = text.replace(confirmed, "").replace(/[?!.\s]+$/u, "");
  const found = await findProjectIn(data, turn, named);
  if ("notice" in found) return found.notice;
  if (found.rest !== "") return { reason: "noSuchProject", text: found.rest.slice(0, 100), known: [] };
  const plan = await data.projects.plan(found.project.id, { lock: true });
  const person = await actingPerson(data, turn);
  if (!plan) return { reason: "noProjects" };
  if (!person) return { reason: "unknownPerson" };
  const at = ports.clock.now();
  const { id: projectId, name: projectName } = plan.project;
  if (!may("closeProject", person, plan, localDate(at, plan.project.timeZone))) {
    await logRefusal(data, turn, { at, projectId, what: "closeRefused", subject: projectId, why: "onlyLeader" });
    return onlyLeader(data, plan);
  }
  if ((plan.project.closed ?? false) === closed)
    return { reason: closed ? "closedAlready" : "openAlready", projectName };
  const { shortName } = plan.project;
  if (!confirmed.test(text)) return { reason: closed ? "confirmClose" : "confirmOpen", projectName, shortName };
  await data.projects.savePlan(withClosed(plan, closed));
  const what = closed ? "projectClosed" : "projectOpened";
  const entry = { projectId, at, who: person.user, what, subject: projectId, source: turn.source };
  await data.audit.append([{ ...entry, old: wordOf(!closed), new: wordOf(closed) }]);
  return { reason: what, projectName };
}

function wordOf(closed: boolean): string {
  return closed ? "closed" : "open";
}

function withClosed(plan: Plan, closed: boolean): Plan {
  const { closed: _before, ...same } = plan.project;
  return { ...plan, project: closed ? { ...same, closed } : same };
}
