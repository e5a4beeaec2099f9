import { may } from "../domain/asking/access.ts";
import type { Round } from "../domain/asking/ask.ts";
import { canBeAnswered } from "../domain/asking/ask-transitions.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, logRefusal, say } from "./acting-person.ts";
import { findProject } from "./find-project.ts";
import { openingKey } from "./opening-key.ts";
import type { Data, Ports } from "./ports.ts";
import { moved } from "./take-answers.ts";
import type { Turn } from "./turn.ts";

/** Takes back what is not answered of the project's open round; the answers that are given stand. Only the leader may. */
export async function cancelRound(ports: Ports, turn: Turn, args: { projectId?: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => say(await cancelWithin(ports, data, turn, args)));
}

async function cancelWithin(ports: Ports, data: Data, turn: Turn, args: { projectId?: string }): Promise<Notice> {
  const found = args.projectId === undefined ? await findProject(data, turn) : undefined;
  if (found && "notice" in found) return found.notice;
  const plan = await data.projects.plan(found?.project.id ?? args.projectId ?? "");
  if (!plan) return { reason: "noProjects" };
  const person = await actingPerson(data, turn);
  if (!person) return { reason: "unknownPerson" };
  const at = ports.clock.now();
  const { id: projectId, timeZone } = plan.project;
  if (!may("cancelRound", person, plan, localDate(at, timeZone))) {
    await logRefusal(data, turn, { at, projectId, what: "cancelRefused", subject: projectId, why: "onlyLeader" });
    return onlyLeader(data, plan);
  }
  const round = await roundToCancel(ports, data, plan);
  if (!round) return { reason: "noOpenRound" };
  const ids = (await data.rounds.asks(round.id)).filter((ask) => canBeAnswered(ask.state)).map((ask) => ask.id);
  const open = (await data.rounds.lockAsks(ids.sort())).filter((ask) => canBeAnswered(ask.state));
  for (const ask of open) await data.rounds.saveAsk(moved(ask, "cancelled", {}));
  await data.rounds.saveRound({ ...round, state: "cancelled" });
  const what = { what: "roundCancelled", subject: round.id, old: "open", new: `${open.length} asks` };
  const common = { projectId, at, who: person.user, source: turn.source };
  await data.audit.append([{ ...common, ...what }]);
  await data.messages.refreshRound(round.id, [...new Set(open.map((ask) => ask.person))]);
  return { reason: "roundCancelled", asks: open.length };
}

/** A round that is being opened or extended at this moment is waited for, so that no ask of it is left behind. */
async function roundToCancel(ports: Ports, data: Data, plan: Plan): Promise<Round | undefined> {
  const now = ports.clock.now();
  const round = await data.rounds.openOf(plan.project.id);
  if (!round) return undefined;
  const isAlone = await data.claimInbox(await openingKey(data, plan, round, now), now);
  return isAlone ? round : data.rounds.openOf(plan.project.id);
}

/** The refusal that names the one who may. */
export async function onlyLeader(
  data: Data,
  { project, ...plan }: Plan,
): Promise<Extract<Notice, { reason: "onlyLeader" }>> {
  const names = await data.conversations.names([project.leader]);
  return { reason: "onlyLeader", leaderName: personName(project.leader, names, { project, ...plan }) };
}
