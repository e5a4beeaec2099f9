import type { IsoDate, IsoInstant } from "../time/time.ts";

/** Closed list; asked (total) = the sum of all states. */
export const askStates = [
  "planned",
  "sending",
  "delivered",
  "answered",
  "cannotMeasure",
  "handedOver",
  "lapsed",
  "cancelled",
  "blocked",
  "failed",
  "unknown",
] as const;
export type AskState = (typeof askStates)[number];

/**
 * What a person entered for an ask and that could not be taken as it was. It is shown again on every drawing of the
 * card, and it is nobody's answer: it counts nowhere.
 */
export type AnswerDraft = {
  /** the ask's revision that the card was drawn from */
  revision: number;
  value?: string;
  choice?: "value" | "unchanged" | "cannot" | "handOver";
  comment?: string;
  why?: string;
  when?: string;
  /** set (though perhaps empty) in a correction */
  reason?: string;
};

/** One question to one person: what is the value of this scorecard line for this period? */
export type Ask = {
  id: string;
  projectId: string;
  roundId: string;
  measureId: string;
  office?: string;
  /** period key */
  period: string;
  /** userPrincipalName of the one asked: the measurer, else the benefit owner */
  person: string;
  state: AskState;
  /** rises with every change; a card carries the one it was drawn from, so a stale copy is known */
  revision: number;
  dueAt: IsoInstant;
  deliveredAt?: IsoInstant;
  readingId?: string;
  cannotWhy?: string;
  expectedOn?: IsoDate;
  /** userPrincipalName of the one it was sent on to */
  handedTo?: string;
  /** userPrincipalName of the one who is away, where her stand-in was asked */
  standsInFor?: string;
  draft?: AnswerDraft;
};

export type RoundState = "open" | "closed" | "cancelled";
/** målerunde: what was due in a project on one day, asked together. */
export type Round = {
  id: string;
  projectId: string;
  openedAt: IsoInstant;
  /** userPrincipalName of the leader; undefined when the scheduler opened it */
  openedBy?: string;
  /** when the scheduler should have opened it: long before `openedAt` after downtime */
  scheduledAt?: IsoInstant;
  /** latest due of its asks */
  dueAt: IsoInstant;
  state: RoundState;
  /** conversation of the project's channel; the asks are posted in the thread under the root post */
  conversationId: string;
};

/** A value that nobody asked for has a round of its own, due when it came. */
export function isUnasked({ openedAt, dueAt, state }: Round): boolean {
  return state === "closed" && openedAt === dueAt;
}
