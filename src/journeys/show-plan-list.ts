import type { Content } from "../domain/talking/content.ts";
import { findProject } from "./find-project.ts";
import type { Data, Ports } from "./ports.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { readProjectFacts } from "./project-facts.ts";
import type { Turn } from "./turn.ts";

/** Shows a list of the plan of the project that the turn is about. */
export async function showPlanList(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  list: (facts: ProjectFacts, data: Data) => Content | Promise<Content>,
): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProject(data, turn);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    return list(await readProjectFacts(data, ports.clock, found.project.id), data);
  });
}
