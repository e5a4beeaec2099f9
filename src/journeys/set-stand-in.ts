import { may } from "../domain/asking/access.ts";
import { decideStandIn, endStandIns } from "../domain/asking/decide-stand-in.ts";
import { readStandIn, type StandInText } from "../domain/asking/stand-in-text.ts";
import type { Plan } from "../domain/project/project.ts";
import type { StandIn } from "../domain/project/stand-in.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import { actingPerson, logRefusal, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProjectIn } from "./find-project.ts";
import { type NamedPerson, personNamed } from "./person-named.ts";
import type { Data, Ports } from "./ports.ts";
import { personalChat, tellPerson } from "./tell-person.ts";
import type { Turn } from "./turn.ts";

type Setting = {
  ports: Ports;
  data: Data;
  turn: Turn;
  plan: Plan;
  channel: Conversation;
  at: IsoInstant;
  today: IsoDate;
  actor: string;
  person: NamedPerson;
};

/**
 * Who is asked and reminded while a person is away: said by herself, or for her by the leader or deputy. The owner stays
 * the owner. The leader is told, and the stand-in where the bot has a chat with her.
 */
export async function setStandIn(ports: Ports, turn: Turn, { text }: { text: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => say(await setWithin(ports, data, turn, text)));
}

async function setWithin(ports: Ports, data: Data, turn: Turn, text: string): Promise<Notice> {
  const found = await findProjectIn(data, turn, text);
  if ("notice" in found) return found.notice;
  const plan = await data.projects.plan(found.project.id, { lock: true });
  const actor = await actingPerson(data, turn);
  if (!plan) return { reason: "noProjects" };
  if (!actor) return { reason: "unknownPerson" };
  const at = ports.clock.now();
  const today = localDate(at, plan.project.timeZone);
  const said = readStandIn(found.rest, today);
  if (said.kind === "how") return { reason: "standInHow" };
  if (said.kind === "datesUnreadable") return { reason: "standInDatesUnreadable", text: said.text };
  const channel = (await data.conversations.ofProject(plan.project.id, "main")) ?? turn.conversation;
  const named = await personMeant(data, plan, channel, { said, turn, user: actor.user });
  if ("notice" in named) return named.notice;
  const isOwn = named.user === actor.user;
  if (actor.guest || !may(isOwn ? "setOwnStandIn" : "setStandIn", actor, plan, today)) {
    const refusal = { at, projectId: plan.project.id, what: "standInRefused", subject: named.user };
    await logRefusal(data, turn, { ...refusal, why: isOwn ? "notInProject" : "onlyLeader" });
    return isOwn ? { reason: "notInProject", projectName: plan.project.name } : onlyLeader(data, plan);
  }
  const setting = { ports, data, turn, plan, channel, at, today, actor: actor.user, person: named };
  return said.kind === "end" ? endWithin(setting) : appoint(setting, said);
}

type Said = Extract<StandInText, { kind: "set" | "end" }>;

async function personMeant(
  data: Data,
  plan: Plan,
  channel: Conversation,
  { said, turn, user }: { said: Said; turn: Turn; user: string },
): Promise<NamedPerson | { notice: Notice }> {
  return said.of === undefined ? { user, name: turn.actor.name } : personNamed(data, plan, channel, said.of);
}

async function appoint(setting: Setting, said: Extract<Said, { kind: "set" }>): Promise<Notice> {
  const { data, plan, channel, today, person } = setting;
  const standIn = await personNamed(data, plan, channel, said.standIn);
  if ("notice" in standIn) return standIn.notice;
  const leave: StandIn = { person: person.user, standIn: standIn.user, from: said.from, to: said.to };
  const decision = decideStandIn(leave, plan, today);
  switch (decision.kind) {
    case "self":
      return { reason: "standInSelf" };
    case "past":
      return { reason: "standInPast", to: leave.to };
    case "backwards":
      return { reason: "standInBackwards", from: leave.from, to: leave.to };
    case "away":
      return { reason: "standInAway", name: standIn.name, from: decision.leave.from, to: decision.leave.to };
    case "set":
      await save(setting, decision.standIns, {
        new: `${standIn.user} ${leave.from}–${leave.to}`,
        replaced: decision.replaced,
      });
      return tellAll(setting, standIn, leave, decision.replaced.length > 0);
  }
}

async function endWithin(setting: Setting): Promise<Notice> {
  const { data, plan, today, person, actor } = setting;
  const left = endStandIns(person.user, plan, today);
  const own = person.user === actor ? {} : { person: person.name };
  if (left === undefined) return { reason: "noStandIn", ...own };
  const ended = (plan.standIns ?? []).filter((one) => one.person === person.user && one.to >= today);
  await save(setting, left, { replaced: ended });
  const { project } = plan;
  const notice = { reason: "standInEnded", person: person.name } as const;
  if (actor !== project.leader) await tellPerson(setting.ports, data, { user: project.leader, project, notice });
  return { reason: "standInEnded", ...own };
}

async function save(
  { data, plan, at, actor, turn, person }: Setting,
  standIns: StandIn[],
  change: { new?: string; replaced: StandIn[] },
): Promise<void> {
  const { id: projectId } = plan.project;
  await data.projects.saveStandIns(projectId, person.user, { standIns, saidBy: actor, at });
  const what = change.new === undefined ? "standInEnded" : "standInSet";
  const old = change.replaced.map(({ standIn, from, to }) => `${standIn} ${from}–${to}`).join(", ") || undefined;
  const entry = { projectId, at, who: actor, what, subject: person.user, old, new: change.new, source: turn.source };
  await data.audit.append([entry]);
}

/** Who is away is not told in the channel to more than those it is for. */
async function tellAll(
  { ports, data, plan, actor, person }: Setting,
  standIn: NamedPerson,
  { from, to }: StandIn,
  replaced: boolean,
): Promise<Notice> {
  const { project } = plan;
  const days = { standIn: standIn.name, from, to };
  if (actor !== project.leader) {
    const notice = { reason: "standInSet", person: person.name, ...days, replaced } as const;
    await tellPerson(ports, data, { user: project.leader, project, notice });
  }
  if (standIn.user !== actor && standIn.user !== project.leader && (await personalChat(data, standIn.user))) {
    const notice = { reason: "youStandIn", person: person.name, projectName: project.name, from, to } as const;
    await tellPerson(ports, data, { user: standIn.user, project, notice });
  }
  const own = person.user === actor ? {} : { person: person.name };
  return { reason: "standInSet", ...own, ...days, replaced };
}
