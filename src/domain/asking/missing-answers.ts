import type { IsoInstant } from "../time/time.ts";
import type { Ask } from "./ask.ts";
import { isWaiting } from "./ask-transitions.ts";
import { askedFor } from "./round-summary.ts";

/** Of the asks of open rounds: how many there are, how many answered, and who is waited for. */
export type MissingAnswers = { asked: number; answered: number; waiting: Ask[]; people: string[] };

/** `asks`: every ask of the rounds in question, in whatever state; counted as on the round's root post. */
export function missingAnswers(asks: Ask[]): MissingAnswers {
  const counted = askedFor(asks);
  const waiting = counted.filter((ask) => isWaiting(ask.state));
  return {
    asked: counted.length,
    answered: counted.filter((ask) => ask.state === "answered").length,
    waiting,
    people: [...new Set(waiting.map((ask) => ask.person))],
  };
}

/** Asked for and not overdue: until then the last value stands. */
export function isStillAsked(ask: Ask, now: IsoInstant): boolean {
  return isWaiting(ask.state) && Date.parse(ask.dueAt) >= Date.parse(now);
}
