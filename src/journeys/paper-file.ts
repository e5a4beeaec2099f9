import { may } from "../domain/asking/access.ts";
import type { FrozenPaper } from "../domain/paper/frozen-paper.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson } from "./acting-person.ts";
import type { PaperFileKind, Ports, Reports, Workbooks } from "./ports.ts";
import type { Turn } from "./turn.ts";

type Wanted = { paperId: string; file: PaperFileKind };
export type PaperFile = { frozen: FrozenPaper; bytes: Uint8Array };

/** A frozen paper's file, drawn from what was frozen, for who may see the project; to others there is none. */
export async function paperFile(
  ports: Pick<Ports, "store" | "clock"> & { reports: Reports; workbooks: Pick<Workbooks, "paper"> },
  turn: Turn,
  { paperId, file }: Wanted,
): Promise<PaperFile | undefined> {
  const frozen = await ports.store.read(turn.tenant, async (data) => {
    const found = await data.papers.find(paperId);
    const plan = found && (await data.projects.plan(found.projectId));
    const person = plan && (await actingPerson(data, turn));
    if (!plan || !person) return undefined;
    return may("seeProject", person, plan, localDate(ports.clock.now(), plan.project.timeZone)) ? found : undefined;
  });
  if (!frozen) return undefined;
  const { paper, readings } = frozen;
  const { language } = paper.project;
  const { reports, workbooks } = ports;
  const bytes =
    file === "docx" ? await reports.word(paper, language) : await workbooks.paper(paper, readings, language);
  return { frozen, bytes };
}
