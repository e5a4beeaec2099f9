import { may } from "../domain/asking/access.ts";
import type { Content } from "../domain/talking/content.ts";
import { actingPerson } from "./acting-person.ts";
import { findProjectIn } from "./find-project.ts";
import { frozenCard } from "./freeze-paper.ts";
import { draftCard } from "./paper-draft.ts";
import type { PaperFileKind, Ports } from "./ports.ts";
import { readProjectFacts } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

/** A frozen paper's file that was asked for in words. */
export type PaperFileAsked = {
  kind: "paperFile";
  paperId: string;
  file: PaperFileKind;
  shortName: string;
  version: number;
};

/**
 * Answers "rapport": the draft to those who may approve it, to others the newest that is frozen; "rapport 2" shows that
 * version, and "rapport word" and "rapport excel 2" ask for its file.
 */
export async function showPaper(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { text }: { text: string },
): Promise<Content | PaperFileAsked> {
  return ports.store.read(turn.tenant, async (data): Promise<Content | PaperFileAsked> => {
    const named = await findProjectIn(data, turn, text);
    if ("notice" in named) return { kind: "notice", notice: named.notice };
    const { id: projectId } = named.project;
    const { plan, now, today } = await readProjectFacts(data, ports.clock, projectId);
    const { file, version } = readWish(named.rest);
    const newest = await data.papers.newest(projectId);
    const person = await actingPerson(data, turn);
    const isAsked = file !== undefined || version !== undefined;
    if (isAsked || !person || !may("freezePaper", person, plan, today)) {
      const wanted = version === undefined ? newest : await data.papers.ofVersion(projectId, version);
      if (!wanted) return { kind: "notice", notice: { reason: "noPaper", projectName: plan.project.name } };
      if (file === undefined) return frozenCard(data, wanted, plan);
      const { id: paperId, version: of } = wanted;
      return { kind: "paperFile", paperId, file, shortName: plan.project.shortName, version: of };
    }
    return draftCard(data, { projectId, now, newest });
  });
}

function readWish(said: string): { file?: PaperFileKind; version?: number } {
  const [, kind = "", number] =
    /^(word|docx|excel|xlsx)?\s*(?:v|versjon|version)?\s*(\d{1,6})?$/i.exec(said.trim()) ?? [];
  const file = kind === "" ? undefined : /^(?:word|docx)$/i.test(kind) ? "docx" : "xlsx";
  return { ...(file && { file }), ...(number !== undefined && { version: Number(number) }) };
}
