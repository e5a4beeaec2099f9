import { may } from "../domain/asking/access.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import { type Deliveries, groupUndelivered } from "../domain/telling/deliveries.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { actingPerson, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { findProjectIn } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";
import { sendable, undelivered } from "./undelivered.ts";

/** Answers "leveringsstatus", for the project's leader and deputy: what arrived, what did not and why, and what to do. */
export async function showDeliveries(ports: Ports, turn: Turn, { about = "" }: { about?: string }): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, about);
    if ("notice" in found) return say(found.notice);
    const plan = await data.projects.plan(found.project.id);
    if (!plan) return say({ reason: "noProjects" });
    const person = await actingPerson(data, turn);
    if (!person) return say({ reason: "unknownPerson" });
    const today = localDate(ports.clock.now(), plan.project.timeZone);
    if (!may("seeDeliveries", person, plan, today)) return say(await onlyLeader(data, plan));
    return buildDeliveries(ports, data, turn, { plan, maySend: may("sendAgain", person, plan, today) });
  });
}

/** With the names of those who were not reached only where nobody else reads. */
export async function buildDeliveries(
  ports: Pick<Ports, "clock" | "ids">,
  data: Data,
  turn: Turn,
  { plan, maySend }: { plan: Plan; maySend: boolean },
): Promise<Deliveries> {
  const { id: projectId } = plan.project;
  const at = ports.clock.now();
  const messages = await undelivered(data, projectId, at);
  const isPrivate = turn.conversation.kind === "personal";
  const names = isPrivate ? await namesOf(data, messages) : undefined;
  const again = sendable(messages).length;
  const late = await data.dues.late(projectId, at);
  const hold = await data.restoreHold();
  const silence = recent(await data.silence(), at);
  const round = await countRound(data, projectId);
  return {
    kind: "deliveries",
    project: plan.project,
    at,
    groups: groupUndelivered(messages, names && ((user) => personName(user, names, plan))),
    channel: await channelState(data, projectId),
    ...(round && { round }),
    ...(late && { late }),
    ...(hold && { hold: { since: hold.since } }),
    ...(silence && { silence }),
    ...(maySend && again > 0 && { again: { key: ports.ids.next(), count: again } }),
  };
}

async function namesOf(data: Data, messages: { person?: string }[]): Promise<Map<string, string>> {
  const users = [...new Set(messages.flatMap(({ person }) => person ?? []))];
  return users.length === 0 ? new Map() : data.conversations.names(users);
}

async function channelState(data: Data, projectId: string): Promise<Deliveries["channel"]> {
  const channel = await data.conversations.ofProject(projectId, "main");
  if (!channel) return "notCoupled";
  return channel.installed ? "coupled" : "removed";
}

/** What nobody misses, since it was settled before it was sent, counts as little as it shows. */
async function countRound(data: Data, projectId: string): Promise<Deliveries["round"]> {
  const round = (await data.rounds.openOf(projectId)) ?? (await data.rounds.newestOf(projectId));
  if (!round) return undefined;
  const logs = (await data.messages.logOfRound(round.id)).filter(({ last }) => last?.code !== "NothingToShow");
  return { arrived: logs.filter(({ message }) => message.state === "delivered").length, all: logs.length };
}

const recentMs = 86_400_000;

function recent(silence: Deliveries["silence"], at: IsoInstant): Deliveries["silence"] {
  return silence && Date.parse(at) - Date.parse(silence.to) < recentMs ? silence : undefined;
}
