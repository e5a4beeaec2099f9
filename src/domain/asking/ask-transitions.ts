import type { Ask, AskState } from "./ask.ts";

/**
 * The closed state machine of an ask (DOMAIN, section 4). An answer can come in chat before the card is delivered,
 * or on a copy of a card whose sending is unknown, so every state that is not at rest leads to the answers.
 * answered → answered is a correction; sending → planned a retry; blocked, failed and unknown → sending a new try.
 */
export const allowedMoves: Readonly<Record<AskState, readonly AskState[]>> = {
  planned: [
    "sending",
    "blocked",
    "failed",
    "unknown",
    "answered",
    "cannotMeasure",
    "handedOver",
    "lapsed",
    "cancelled",
  ],
  sending: [
    "planned",
    "delivered",
    "blocked",
    "failed",
    "unknown",
    "answered",
    "cannotMeasure",
    "handedOver",
    "lapsed",
    "cancelled",
  ],
  delivered: ["answered", "cannotMeasure", "handedOver", "lapsed", "cancelled"],
  answered: ["answered"],
  cannotMeasure: ["answered", "cannotMeasure", "handedOver", "lapsed", "cancelled"],
  handedOver: [],
  lapsed: ["answered", "cannotMeasure", "cancelled"],
  cancelled: [],
  blocked: ["planned", "sending", "delivered", "answered", "cannotMeasure", "handedOver", "lapsed", "cancelled"],
  failed: ["planned", "sending", "delivered", "answered", "cannotMeasure", "handedOver", "lapsed", "cancelled"],
  unknown: ["planned", "sending", "delivered", "answered", "cannotMeasure", "handedOver", "lapsed", "cancelled"],
};

/** Moves that a person sees on the card: they make every copy drawn before them a stale one. */
const seenStates: ReadonlySet<AskState> = new Set(["answered", "cannotMeasure", "handedOver", "lapsed", "cancelled"]);

/** What was entered and not taken before is of no use in these. */
const settlingStates: ReadonlySet<AskState> = new Set(["answered", "cannotMeasure", "handedOver", "cancelled"]);

export type AskFacts = Partial<
  Pick<Ask, "readingId" | "cannotWhy" | "expectedOn" | "handedTo" | "deliveredAt" | "dueAt">
>;
export type Move = { ok: true; ask: Ask } | { ok: false; reason: "notAllowed"; from: AskState; to: AskState };

/** Moves an ask and sets the facts of its new state; its draft goes where it is settled. The delivery of a card leaves the revision it was drawn with. */
export function moveAsk(ask: Ask, to: AskState, facts: AskFacts = {}): Move {
  if (!allowedMoves[ask.state].includes(to)) return { ok: false, reason: "notAllowed", from: ask.state, to };
  const revision = seenStates.has(to) ? ask.revision + 1 : ask.revision;
  const moved = { ...ask, ...facts, state: to, revision };
  if (settlingStates.has(to)) delete moved.draft;
  return { ok: true, ask: moved };
}

/** Can a value still be given? A lapsed ask can; one that is handed over is another person's now. */
export function canBeAnswered(state: AskState): boolean {
  return state !== "answered" && allowedMoves[state].includes("answered");
}

/** Is somebody still expected to answer? */
export function isWaiting(state: AskState): boolean {
  return canBeAnswered(state) && state !== "cannotMeasure" && state !== "lapsed";
}
