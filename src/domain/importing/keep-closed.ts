import type { Benefit, Plan } from "../project/project.ts";
import { isClosed } from "../telling/close-benefit.ts";
import type { ImportFinding } from "./import-report.ts";
import type { Kept } from "./plan-merge.ts";

/** An empty cell opens no closed benefit: that takes a reason, and is said in chat. Its result stands too. */
export function keepClosed(stored: Plan, incoming: Benefit[]): Kept<Benefit> {
  const closed = new Map(stored.benefits.filter(({ id }) => isClosed(stored, id)).map((row) => [row.id, row]));
  const findings: ImportFinding[] = [];
  const told = new Set<string>();
  const items = incoming.map((row) => {
    const { closedOn, finalResult, closingNote } = closed.get(row.id) ?? {};
    if (row.closedOn !== undefined || closedOn === undefined) return row;
    if (!told.has(row.id)) findings.push({ reason: "closedKept", id: row.id, name: row.name, on: closedOn });
    told.add(row.id);
    const texts = { finalResult: row.finalResult ?? finalResult, closingNote: row.closingNote ?? closingNote };
    return { ...row, closedOn, ...withoutEmpty(texts) };
  });
  return { items, findings };
}

function withoutEmpty(
  texts: Pick<Benefit, "finalResult" | "closingNote">,
): Pick<Benefit, "finalResult" | "closingNote"> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}
