import type { Content } from "../domain/talking/content.ts";
import { type LoggedChange, withoutRepeats } from "../domain/telling/change-log.ts";
import { findProject } from "./find-project.ts";
import { loggedChanges, trailReader } from "./logged-changes.ts";
import type { AuditEntry, Data, Ports } from "./ports.ts";
import { readProjectFacts } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

const pageSize = 10;
/** Read at a time; one workbook can have made thousands that are one line. */
const entriesAtOnce = 1000;
/** Further back is the trail's file (`npm run audit -- --export`). */
const mostEntries = 50_000;

/**
 * Answers "historikk" alone: what has changed in the project, who did it, when and why, ten a page. What says who was
 * asked, away or late is for the leader in her own chat; what was refused is in the trail's file (`npm run audit`).
 */
export async function showChangeLog(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { page, named }: { page: number; named?: string },
): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProject(data, turn, named);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    const reader = await trailReader(data, turn, facts);
    const all = await linesUpTo(data, found.project.id, reader.codes, page * pageSize + 1);
    const shown = all.slice((page - 1) * pageSize, page * pageSize);
    const entries = shown.map(({ entry }) => entry);
    const told = await loggedChanges(data, facts, entries, reader);
    return {
      kind: "changeLog",
      project: facts.plan.project,
      at: facts.today,
      entries: told.map((logged, index) => {
        const count = shown[index]?.count ?? 1;
        return count === 1 ? logged : importLine(logged, count);
      }),
      page,
      more: all.length > page * pageSize,
      ...(named !== undefined && { named }),
    };
  });
}

/** The newest so many lines: as much of the trail is read as that takes. */
async function linesUpTo(data: Data, projectId: string, codes: string[], most: number) {
  const entries: AuditEntry[] = [];
  for (let offset = 0; offset < mostEntries; offset += entriesAtOnce) {
    const more = await data.audit.newest(projectId, codes, { offset, limit: entriesAtOnce });
    entries.push(...more);
    const lines = withoutRepeats(entries);
    // the last line may go on in the next thousand
    if (more.length < entriesAtOnce || lines.length > most) return lines;
  }
  return withoutRepeats(entries);
}

/** Of many changes at once it tells how many, and what all of them are. */
function importLine({ at, by, what }: LoggedChange, changes: number): LoggedChange {
  return { at, what, subject: "", changes, ...(by !== undefined && { by }) };
}
