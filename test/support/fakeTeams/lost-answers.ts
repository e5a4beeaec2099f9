import type { Oracle } from "./oracle.ts";

type Acknowledged = ReturnType<Oracle["acknowledged"]>[number];
/** A reading of the bot's history: `row` = "S1 Åsnes", `value` as an exact decimal, corrected ones included. */
export type Stored = { tenant: string; row: string; value: string };

/** Answers that got their receipt and are not in the history: the one thing that may never be. */
export function lostAnswers(acknowledged: Acknowledged[], stored: Stored[]): Acknowledged[] {
  const kept = new Set(stored.map(keyOf));
  return acknowledged.filter((answer) => !kept.has(keyOf(answer)));
}

/** "1 234,50" is 1234.5 */
function keyOf({ tenant, row, value }: Stored): string {
  return JSON.stringify([tenant, row, Number(value.replace(/\s/g, "").replace(",", "."))]);
}
