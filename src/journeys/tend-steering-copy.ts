import type { Project } from "../domain/project/project.ts";
import { digestTime } from "../domain/telling/digest-week.ts";
import { goesWithDigest, type SteeringCopy, sendMoment } from "../domain/telling/steering-copy.ts";
import { isoWeek, localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Data, Ports } from "./ports.ts";
import { newMessage, noteContact, personalChat } from "./tell-person.ts";

type Sending = Pick<Ports, "ids" | "clock">;
type Copy = { tenant: string; projectId: string; key: string };

/** The next step of a steering group's copy whose time has come: it is shown to the leader, or sent. */
export async function tendSteeringCopy(ports: Pick<Ports, "store" | "ids" | "clock">, of: Copy): Promise<void> {
  await ports.store.write(of.tenant, async (data) => {
    const project = await data.projects.find(of.projectId);
    const copy = await data.steering.find(of.projectId, of.key);
    if (!project || !copy) return;
    if (copy.state === "planned")
      await (isOver(copy, project, ports.clock.now()) ? drop : show)(ports, data, project, copy);
    else if (copy.state === "shown" && copy.digestId !== undefined) await send(ports, data, project, copy);
  });
}

/** The digest is posted: its copy goes with it, or waits until the leader has been shown it for a working day. */
export async function takeDigest(
  ports: Sending,
  data: Data,
  project: Project,
  { weeks, digestId, at }: { weeks: string[]; digestId: string; at: IsoInstant },
): Promise<void> {
  const place = await data.conversations.ofProject(project.id, "steering");
  if (!place?.installed) return;
  const found = await copyOf(data, project.id, weeks);
  if (found.state === "sent") return;
  const copy: SteeringCopy = { ...found, at: found.state === "planned" ? at : found.at, digestId };
  if (copy.state === "planned") return show(ports, data, project, copy);
  await (goesWithDigest(copy, at) ? send(ports, data, project, copy) : data.steering.save(copy));
}

/** Of the digest's own week; after a merge the one that the leader was shown for an earlier week, with what she said. */
async function copyOf(data: Data, projectId: string, weeks: string[]): Promise<SteeringCopy> {
  const key = weeks.at(-1) ?? "";
  const own = await data.steering.find(projectId, key);
  if (own && own.state !== "planned") return own;
  for (const week of weeks.slice(0, -1)) {
    const earlier = await data.steering.find(projectId, week);
    if (earlier && earlier.digestId === undefined && (earlier.state === "shown" || earlier.state === "held"))
      return earlier;
  }
  return own ?? { projectId, key, state: "planned", at: "" };
}

/** Its week went by while the app was down: the digest that covers it has a copy of its own. */
function isOver({ key, digestId }: SteeringCopy, { timeZone }: Project, now: IsoInstant): boolean {
  return digestId === undefined && isoWeek(localDate(now, timeZone)).key > key;
}

async function drop({ clock }: Sending, data: Data, { id: projectId }: Project, copy: SteeringCopy): Promise<void> {
  const at = clock.now();
  await data.steering.save({ ...copy, state: "sent", at });
  const entry = { projectId, at, subject: copy.key, source: "schedule" };
  await data.audit.append([{ ...entry, what: "steeringDropped", why: "weekOver" }]);
}

async function show(ports: Sending, data: Data, project: Project, copy: SteeringCopy): Promise<void> {
  const now = ports.clock.now();
  const shown: SteeringCopy = { ...copy, state: "shown", at: sendMoment(copy.key, now, digestTime(project)) };
  const to = await leadersChat(data, project);
  const entry = { projectId: project.id, at: now, subject: copy.key, source: "schedule" };
  await data.audit.append([{ ...entry, what: to ? "steeringShown" : "steeringNotShown", new: project.leader }]);
  if (!to) return data.steering.save(shown);
  const subject = { kind: "steeringPreview", key: copy.key } as const;
  const message = newMessage(ports, { ...to, projectId: project.id, subject, language: project.language });
  await data.steering.save({ ...shown, messageId: message.id });
  await data.messages.plan(message);
  await noteContact(ports, data, project, [project.leader]);
}

/** Her own chat, opened where it isn't yet; undefined where she can't be reached alone, and the copy goes unseen. */
async function leadersChat(
  data: Data,
  { id, leader }: Project,
): Promise<{ conversationId: string; openFor?: string } | undefined> {
  const chat = await personalChat(data, leader);
  if (chat) return { conversationId: chat.id };
  if (await data.conversations.personal(leader)) return undefined;
  const main = await data.conversations.ofProject(id, "main");
  const member = main?.installed ? await data.conversations.memberByUser(main.id, leader) : undefined;
  return main && member && { conversationId: main.id, openFor: member.teamsId };
}

async function send(ports: Sending, data: Data, project: Project, copy: SteeringCopy): Promise<void> {
  const { digestId, line, messageId, key } = copy;
  const at = ports.clock.now();
  await data.steering.save({ ...copy, state: "sent", at });
  const place = await data.conversations.ofProject(project.id, "steering");
  const goes = place?.installed === true && digestId !== undefined;
  const told = goes ? { what: "steeringSent", new: digestId } : { what: "steeringDropped", why: "notCoupled" };
  await data.audit.append([{ projectId: project.id, at, subject: key, source: "schedule", ...told }]);
  if (!goes) return;
  const subject = { kind: "digest", digestId, ...(line !== undefined && { line }) } as const;
  const about = { conversationId: place.id, projectId: project.id, subject, language: project.language };
  await data.messages.plan(newMessage(ports, about));
  if (messageId !== undefined) await data.messages.refresh(messageId);
}
