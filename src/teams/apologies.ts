import { renewed } from "../journeys/meet.ts";
import type { Turn } from "../journeys/turn.ts";
import { spokenLanguage } from "./build-turn.ts";
import { readExecute } from "./card-input.ts";
import type { Incoming } from "./incoming.ts";
import type { Replies } from "./replies.ts";

type Failed = { incoming: Incoming; turn?: Turn; id: string };
export type Apologise = (failed: Failed) => void;

// Teams delivers a failed click up to four times within seconds: the person is told once
const quietMs = 60_000;
const mostRemembered = 1000;

/** Tells the one who spoke or clicked that it went wrong, and by which number to ask about it; needs no database. */
export function createApologies(replies: Replies, local: boolean, nowMs: () => number = Date.now): Apologise {
  const told = new Map<string, number>();
  return ({ incoming, turn, id }) => {
    if (!isFromPerson(incoming)) return;
    const { tenant, place, thread, locale, from } = incoming;
    const key = `${tenant} ${place.id} ${from?.teamsId}`;
    const last = told.get(key);
    if (last !== undefined && nowMs() - last < quietMs) return;
    if (told.size >= mostRemembered) told.clear();
    told.set(key, nowMs());
    const language = turn?.language ?? spokenLanguage(locale, local) ?? "nb";
    const conversation = turn?.conversation ?? renewed(undefined, place);
    const notice = { reason: "wentWrong", turn: id } as const;
    replies.post({ tenant, conversation, thread, language, turn: id }, { kind: "notice", notice });
  };
}

/** Events and the cards' own refresh have nobody who waits for an answer. */
function isFromPerson({ type, value }: Incoming): boolean {
  return type === "message" || (type === "invoke" && readExecute(value)?.automatic !== true);
}
