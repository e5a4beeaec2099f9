import type { Content } from "../domain/talking/content.ts";
import { benefitList, benefitNamed, ownersOf } from "../domain/telling/benefit-status.ts";
import { say } from "./acting-person.ts";
import { findProjectIn } from "./find-project.ts";
import type { Ports } from "./ports.ts";
import { judgeable, readProjectFacts } from "./project-facts.ts";
import { readerOf, readLatest } from "./status-content.ts";
import type { Turn } from "./turn.ts";

/** Answers "gevinster" and "gevinst G1": who owns each, what its measures say, and whether it is handed over or closed. */
export async function showBenefits(
  ports: Pick<Ports, "store" | "clock">,
  turn: Turn,
  { about = "" }: { about?: string },
): Promise<Content> {
  return ports.store.read(turn.tenant, async (data) => {
    const found = await findProjectIn(data, turn, about);
    if ("notice" in found) return say(found.notice);
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    const named = benefitNamed(found.rest, facts.plan);
    if (named.of === "nothing") {
      return say({
        reason: "noSuchBenefit",
        text: found.rest.slice(0, 100),
        near: named.near,
        projectName: found.project.name,
      });
    }
    const { plan, readings } = await readLatest(data, facts, readerOf(turn));
    const offers = new Map(
      plan.benefits.flatMap(({ id, offeredTo }) => (offeredTo === undefined ? [] : [[id, offeredTo] as const])),
    );
    const users = [...plan.benefits.flatMap(({ id }) => ownersOf(plan, id)), ...offers.values()];
    const names = users.length === 0 ? new Map<string, string>() : await data.conversations.names([...new Set(users)]);
    const one = named.of === "benefit" ? { about: named.id } : {};
    return benefitList(judgeable({ ...facts, plan }, readings), { names, offers, ...one });
  });
}
