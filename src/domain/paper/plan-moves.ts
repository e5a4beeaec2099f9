import type { PlanMove } from "./steering-paper.ts";

/** What the trail tells of one change of the plan. */
export type PlanFact = { what: string; subject: string; old?: string; new?: string };

/** The wanted fields of a list's items that were changed, each once: from what it was first to what it became last. */
export function planMoves(facts: PlanFact[], list: string, fields: readonly string[]): PlanMove[] {
  const moves = new Map<string, PlanMove>();
  for (const { what, subject, old, new: now } of facts) {
    // an item that is new or gone has only one side, and has moved from or to nowhere
    if (what !== "planChange" || !subject.startsWith(`${list} `) || old === undefined || now === undefined) continue;
    const id = subject.slice(list.length + 1);
    const [before, after] = [fieldsOf(old), fieldsOf(now)];
    for (const field of fields) {
      if (before[field] === after[field]) continue;
      const known = moves.get(`${id} ${field}`);
      const from = known ? known.from : before[field];
      const to = after[field];
      moves.set(`${id} ${field}`, { id, field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
    }
  }
  return [...moves.values()].filter(({ from, to }) => from !== to);
}

/** As the trail writes them: an object of texts. What can't be read tells nothing. */
export function fieldsOf(text: string): Record<string, string> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
    );
  } catch {
    return {};
  }
}
