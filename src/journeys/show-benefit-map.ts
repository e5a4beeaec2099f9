import type { Content } from "../domain/talking/content.ts";
import { buildBenefitMap } from "../domain/telling/benefit-map-status.ts";
import { findProject } from "./find-project.ts";
import type { Pictures, Ports } from "./ports.ts";
import { judgeable, readProjectFacts } from "./project-facts.ts";
import { readerOf, readLatest } from "./status-content.ts";
import type { Turn } from "./turn.ts";

/** Answers "gevinstkart": the map as a picture, and each box with its state as text. */
export async function showBenefitMap(
  ports: Pick<Ports, "store" | "clock"> & { pictures: Pictures },
  turn: Turn,
): Promise<Content> {
  const map = await ports.store.read(turn.tenant, async (data): Promise<Content> => {
    const found = await findProject(data, turn);
    if ("notice" in found) return { kind: "notice", notice: found.notice };
    const facts = await readProjectFacts(data, ports.clock, found.project.id);
    const { plan, readings } = await readLatest(data, facts, readerOf(turn));
    return buildBenefitMap(judgeable({ ...facts, plan }, readings));
  });
  // drawn when the transaction is over: it takes longer than the reading
  if (map.kind !== "benefitMap" || map.nodes.length === 0) return map;
  return { ...map, picture: await ports.pictures.benefitMap(map, turn.language) };
}
