import { benefitAccount } from "../domain/benefit-model/benefit-account.ts";
import type { Content } from "../domain/talking/content.ts";
import { findProject } from "./find-project.ts";
import type { Ports } from "./ports.ts";
import { readProjectFacts } from "./project-facts.ts";
import { readerOf, readLatest } from "./status-content.ts";
import type { Turn } from "./turn.ts";

/** Answers "gevinstregnskap": costs and benefits year by year, and what is taken out by the newest readings. */
export async function showBenefitAccount(ports: Pick<Ports, "store" | "clock">, turn: Turn): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProject(data, turn);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    const { plan, readings } = await readLatest(data, facts, readerOf(turn));
    return benefitAccount(plan, readings, facts.today);
  });
}
