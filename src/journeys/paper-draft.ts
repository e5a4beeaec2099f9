import { type FrozenPaper, lastPaper } from "../domain/paper/frozen-paper.ts";
import type { PaperCard } from "../domain/paper/paper-card.ts";
import { noWords } from "../domain/paper/steering-paper.ts";
import type { Content } from "../domain/talking/content.ts";
import type { IsoDate, IsoInstant } from "../domain/time/time.ts";
import { frozenCard } from "./freeze-paper.ts";
import type { Data, OutgoingMessage, Ports } from "./ports.ts";
import { readPaper } from "./read-paper.ts";

type Drafting = { projectId: string; now: IsoInstant; newest: FrozenPaper | undefined };

/** The paper as it would be frozen now, without the leader's words. */
export async function draftCard(data: Data, { projectId, now, newest }: Drafting): Promise<PaperCard> {
  const last = newest && lastPaper(newest);
  const read = await readPaper(data, { projectId, now, words: noWords, ...(last && { last }) });
  if (!read) throw new Error(`project ${projectId} has no plan`);
  return { kind: "paperCard", state: "draft", paper: read.paper, next: (newest?.version ?? 0) + 1 };
}

/** What the message before a meeting shows: the draft, or what was approved for that meeting. */
export async function buildPaperDraft(
  { clock }: Pick<Ports, "clock">,
  data: Data,
  { projectId }: Pick<OutgoingMessage, "projectId">,
  meeting: IsoDate,
): Promise<Content | undefined> {
  const plan = projectId === undefined ? undefined : await data.projects.plan(projectId);
  if (!plan || projectId === undefined) return undefined;
  const newest = await data.papers.newest(projectId);
  if (newest?.paper.meeting === meeting) return frozenCard(data, newest, plan);
  return draftCard(data, { projectId, now: clock.now(), newest });
}
