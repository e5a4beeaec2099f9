import { type FrozenPaper, lastPaper } from "../domain/paper/frozen-paper.ts";
import type { PaperCard } from "../domain/paper/paper-card.ts";
import { titleOf } from "../domain/paper/person-title.ts";
import type { LeaderWords, SteeringPaper } from "../domain/paper/steering-paper.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import type { Reading } from "../domain/project/reading.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import { draftMessageId } from "./paper-draft-id.ts";
import type { Data, Ports } from "./ports.ts";
import { readPaper } from "./read-paper.ts";
import { newMessage } from "./tell-person.ts";
import type { Turn } from "./turn.ts";

type Said = { projectId: string; version: number; words: LeaderWords };

/**
 * Freezes the paper as it is now with the leader's words, and tells the project's places of it, in one transaction. Of two
 * who approve the same version the second one gets what the first one froze.
 */
export async function freezePaper(
  ports: Pick<Ports, "store" | "clock" | "ids">,
  turn: Turn,
  { projectId, version, words }: Said,
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const wanted = { action: "freezePaper", refusal: "paperRefused", lock: true } as const;
    const allowed = await onlyForLeader(ports, data, turn, { projectId, ...wanted });
    if ("kind" in allowed) return allowed;
    const { plan, user: by, at: frozenAt } = allowed;
    const newest = await data.papers.newest(projectId);
    if (newest && newest.version >= version) return frozenCard(data, newest, plan);
    const last = newest && lastPaper(newest);
    const read = await readPaper(data, { projectId, now: frozenAt, words: cleanWords(words), ...(last && { last }) });
    if (read === undefined) throw new Error(`project ${projectId} has no plan`);
    const next = (newest?.version ?? 0) + 1;
    const paper: SteeringPaper = { ...read.paper, version: next };
    const row = {
      id: ports.ids.next(),
      projectId,
      version: next,
      frozenAt,
      by,
      paper,
      readings: read.readings.map(withoutPeople),
    };
    const hash = await data.papers.insert(row);
    const entry = { projectId, at: frozenAt, who: by, source: turn.source };
    await data.audit.append([{ ...entry, what: "paperFrozen", subject: `v${next}`, new: hash }]);
    await tellPlaces(ports, data, plan.project, paper);
    if (paper.meeting) await data.messages.refresh(draftMessageId(projectId, paper.meeting));
    return frozenCard(data, { ...row, hash, isWhole: true }, plan);
  });
}

/** What stands in place of the draft, for everybody who may see the project. */
export async function frozenCard(data: Data, frozen: FrozenPaper, plan: Plan): Promise<PaperCard> {
  const { paper, version, frozenAt, by, hash, isWhole } = frozen;
  const byName = titleOf(by, await data.conversations.names([by]), plan);
  return { kind: "paperCard", state: "frozen", paper, version, frozenAt, byName, hash, isWhole };
}

/** Who gave a value is in the project's own record; a paper that is kept for years does not need it. */
function withoutPeople({ by: _, onBehalfOf: __, ...reading }: Reading): Reading {
  return reading;
}

function cleanWords({ overall, why, asked, caseNumber, legalGround }: LeaderWords): LeaderWords {
  const said = { why: cleanText(why), caseNumber: cleanText(caseNumber), legalGround: cleanText(legalGround) };
  return {
    ...(overall && { overall }),
    ...(said.why !== undefined && { why: said.why }),
    asked: asked.flatMap((one) => cleanText(one) ?? []),
    ...(said.caseNumber !== undefined && { caseNumber: said.caseNumber }),
    ...(said.legalGround !== undefined && { legalGround: said.legalGround }),
  };
}

/** The project's channel and the steering group's own place, where the bot is in them. */
async function tellPlaces(
  ports: Pick<Ports, "ids">,
  data: Data,
  project: Project,
  paper: SteeringPaper,
): Promise<void> {
  for (const purpose of ["main", "steering"] as const) {
    const place = await data.conversations.ofProject(project.id, purpose);
    if (!place?.installed) continue;
    const { version = 0, at } = paper;
    const notice = { reason: "paperFrozen", projectName: project.name, version, at } as const;
    const about = { conversationId: place.id, projectId: project.id, language: project.language };
    await data.messages.plan(newMessage(ports, { ...about, subject: { kind: "notice", notice } }));
  }
}
