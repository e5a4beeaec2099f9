import { personName } from "../domain/project/person-name.ts";
import type { Content } from "../domain/talking/content.ts";
import {
  type LoggedChange,
  loggedChange,
  namedCodes,
  openCodes,
  withoutRepeats,
} from "../domain/telling/change-log.ts";
import { findProject } from "./find-project.ts";
import type { Ports } from "./ports.ts";
import { readProjectFacts, seesNames } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

const pageSize = 10;
/** Further back is the trail's file (`npm run audit -- --export`). */
const mostEntries = 1000;

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
    const isHers = (await seesNames(data, turn, facts)) === "here";
    const exact = isHers && turn.actor.user === found.project.leader;
    const codes = isHers ? [...openCodes, ...namedCodes] : [...openCodes];
    const entries = await data.audit.newest(found.project.id, codes, { offset: 0, limit: mostEntries });
    const all = withoutRepeats(entries);
    const shown = all.slice((page - 1) * pageSize, page * pageSize);
    const users = [...new Set(shown.flatMap(({ entry }) => entry.who ?? []))];
    const names = await data.conversations.names(users);
    const nameOf = (who: string | undefined): string | undefined => {
      const name = who === undefined ? undefined : personName(who, names, facts.plan);
      // a bare user name is of somebody whom the project does not know
      return name === who && who !== undefined && !isHers ? "" : name;
    };
    return {
      kind: "changeLog",
      project: facts.plan.project,
      at: facts.today,
      entries: shown.map(({ entry, count }) => {
        const logged = loggedChange(entry, facts.plan, { exact, by: nameOf(entry.who) });
        return count === 1 ? logged : importLine(logged, count);
      }),
      page,
      more: all.length > page * pageSize,
      ...(named !== undefined && { named }),
    };
  });
}

/** Of many changes at once it tells how many, and what all of them are. */
function importLine({ at, by, what }: LoggedChange, changes: number): LoggedChange {
  return { at, what, subject: "", changes, ...(by !== undefined && { by }) };
}
