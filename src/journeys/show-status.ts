import type { Content } from "../domain/talking/content.ts";
import { findSubject } from "../domain/telling/plan-subject.ts";
import { meaningOf } from "./answer-free-text.ts";
import { findProjectIn } from "./find-project.ts";
import type { Ports } from "./ports.ts";
import { readProjectFacts } from "./project-facts.ts";
import { statusOfProject, statusOfSubject } from "./status-content.ts";
import type { Turn } from "./turn.ts";

/** Answers "status", "status K1", "status Åsnes", "status E1", "status nav-solor"; anything else is searched for. */
export async function showStatus(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { about = "" }: { about?: string },
): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, about);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    if (found.rest === "") return statusOfProject(data, turn, facts);
    const subject = findSubject(found.rest, facts.plan);
    return subject ? statusOfSubject(data, turn, facts, subject) : meaningOf(data, turn, facts, found.rest);
  });
}
