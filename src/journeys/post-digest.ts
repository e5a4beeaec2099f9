import type { Project } from "../domain/project/project.ts";
import { hideSmallCounts } from "../domain/project/small-counts.ts";
import type { Content } from "../domain/talking/content.ts";
import type { DigestWindow } from "../domain/telling/digest-content.ts";
import { buildDigest } from "../domain/telling/digest-content.ts";
import type { DigestDecision } from "../domain/telling/digest-week.ts";
import { decideDigest, digestTime, isBefore, nextDigest } from "../domain/telling/digest-week.ts";
import type { Digest } from "../domain/telling/status.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { findProject } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import { namesOfAnswerers, readOpenRounds } from "./project-facts.ts";
import { newMessage } from "./tell-person.ts";
import { takeDigest } from "./tend-steering-copy.ts";
import type { Turn } from "./turn.ts";

/** What came of a digest that was due. */
export type PostedDigest =
  | { outcome: "posted"; digestId: string; digest: Digest }
  | { outcome: "postedBefore" | "notCoupled" }
  /** its week is over: the next one covers both */
  | { outcome: "merged"; into: string };

type PostArgs = {
  projectId: string;
  key?: string;
  scheduledAt?: IsoInstant;
  /** of who asked for it; the calendar when nobody did */
  source?: string;
};

/**
 * Stores the digest of this ISO week and plans its message to the project's channel, in one transaction and once per
 * week; the steering group's goes with it when the leader has had her day (tend-steering-copy.ts). `key` and `scheduledAt` are the due row's; without them it is posted as asked.
 */
export async function postDigest(
  ports: Pick<Ports, "store" | "clock" | "ids">,
  { tenant, ...args }: PostArgs & { tenant: string },
): Promise<PostedDigest> {
  return ports.store.write(tenant, (data) => postWithin(ports, data, args));
}

async function postWithin(
  ports: Pick<Ports, "clock" | "ids">,
  data: Data,
  { projectId, key, scheduledAt, source = "schedule" }: PostArgs,
): Promise<PostedDigest> {
  const project = await data.projects.find(projectId);
  const main = await data.conversations.ofProject(projectId, "main");
  if (project === undefined || main === undefined || !main.installed) return { outcome: "notCoupled" };
  const now = ports.clock.now();
  await planNext(data, project, now);
  const due = key === undefined || scheduledAt === undefined ? undefined : { key, at: scheduledAt };
  const lastEnd = await data.digests.lastEnd(projectId);
  const firstDue = await data.dues.firstDigest(projectId);
  const decision = decideDigest({ due, lastEnd, firstDue, now, time: digestTime(project) });
  return decision.do === "wait"
    ? { outcome: "merged", into: decision.next.key }
    : post(ports, data, project, { decision, source });
}

/** Answers "ukesrapport": what the digest would say now, to the asker alone; nothing is stored. */
export async function showDigest(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProject(data, turn);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    return digestNow(data, found.project, ports.clock.now());
  });
}

/** The digest as it would be at `now`, which may be another day than today: then a digest posted after it is not there. */
export async function digestNow(data: Data, project: Project, now: IsoInstant): Promise<Digest> {
  const last = await data.digests.lastEnd(project.id);
  const lastEnd = last !== undefined && isBefore(last, now) ? last : undefined;
  const firstDue = await data.dues.firstDigest(project.id);
  const decision = decideDigest({ lastEnd, firstDue, now, time: digestTime(project) });
  if (decision.do === "wait") throw new Error("a digest that a person asks for does not wait");
  return readDigest(data, project.id, decision, lastEnd === undefined);
}

async function post(
  ports: Pick<Ports, "ids" | "clock">,
  data: Data,
  project: Project,
  { decision, source }: { decision: Extract<DigestDecision, { do: "post" }>; source: string },
): Promise<PostedDigest> {
  const isFirst = (await data.digests.lastEnd(project.id)) === undefined;
  const digest = await readDigest(data, project.id, decision, isFirst);
  const digestId = ports.ids.next();
  const { key, to: at } = decision;
  const isStored = await data.digests.insert({ id: digestId, projectId: project.id, key, at, digest });
  if (!isStored) return { outcome: "postedBefore" };
  const main = await data.conversations.ofProject(project.id, "main");
  if (main?.installed) {
    const subject = { kind: "digest", digestId } as const;
    const about = { conversationId: main.id, projectId: project.id, subject, language: project.language };
    await data.messages.plan(newMessage(ports, about));
  }
  const entry = { projectId: project.id, at: ports.clock.now(), source };
  await data.audit.append([{ ...entry, what: "digestPosted", subject: key, new: digestId }]);
  await takeDigest(ports, data, project, { weeks: decision.weeks, digestId, at });
  return { outcome: "posted", digestId, digest };
}

async function readDigest(data: Data, projectId: string, window: DigestWindow, isFirst: boolean): Promise<Digest> {
  const stored = await data.projects.plan(projectId);
  if (stored === undefined) throw new Error(`project ${projectId} has no plan`);
  const { from, to, weeks, lateSince } = window;
  const all = await data.readings.forDigest(projectId, { from, to });
  const { plan, readings } = hideSmallCounts({ plan: stored, readings: all }, undefined);
  const names = await namesOfAnswerers(data, readings);
  const audit = await data.audit.between(projectId, from, to);
  const open = await readOpenRounds(data, projectId);
  const told: DigestWindow = { from, to, weeks, ...(lateSince === undefined ? {} : { lateSince }) };
  return buildDigest({ plan, window: told, isFirst, readings, audit, names, ...open });
}

async function planNext(data: Data, project: Project, now: IsoInstant): Promise<void> {
  const { key, at } = nextDigest(now, digestTime(project));
  await data.dues.plan({ projectId: project.id, what: "digest", key, at });
}
