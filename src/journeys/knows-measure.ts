import { foldName } from "../domain/telling/plan-subject.ts";
import { findProject } from "./find-project.ts";
import type { Ports } from "./ports.ts";
import type { Turn } from "./turn.ts";

/** Is this word exactly a Måle-ID of the project the turn is about? Then it is no mistyped command. */
export async function knowsMeasure(ports: Pick<Ports, "store">, turn: Turn, word: string): Promise<boolean> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProject(data, turn);
    if (!("project" in found)) return false;
    const plan = await data.projects.plan(found.project.id);
    return plan?.measures.some((measure) => foldName(measure.id) === foldName(word)) ?? false;
  });
}
