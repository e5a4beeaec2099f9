import type { Ask, Round } from "../../src/domain/asking/ask.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import type { Conversation } from "../../src/domain/talking/conversation.ts";
import type { OutgoingMessage } from "../../src/journeys/ports.ts";

/** Plain records for the store's tests; what matters to a test is named in it. */
export const at = "2022-10-03T06:00:00Z";

export function reading(id: string, change: Partial<Reading> = {}): Reading {
  return {
    id,
    measureId: "S1",
    office: "Grue",
    period: "2022-Q3",
    value: decimal("3.3"),
    unchanged: false,
    at,
    source: "card",
    ...change,
  };
}

export function round(id: string, change: Partial<Round> = {}): Round {
  return {
    id,
    projectId: "p1",
    openedAt: at,
    dueAt: "2022-10-17T21:59:00Z",
    state: "open",
    conversationId: "19:main",
    ...change,
  };
}

export function ask(id: string, change: Partial<Ask> = {}): Ask {
  return {
    id,
    projectId: "p1",
    roundId: "r1",
    measureId: "S1",
    office: "Grue",
    period: "2022-Q3",
    person: "nav.grue@solor.example",
    state: "planned",
    revision: 1,
    dueAt: "2022-10-17T21:59:00Z",
    ...change,
  };
}

export function conversation(id: string, change: Partial<Conversation> = {}): Conversation {
  return { id, kind: "channel", serviceUrl: "https://smba.example/", botId: "28:bot", installed: true, ...change };
}

export function message(id: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id,
    // each in a place of its own: the quota of one is not what most tests are about
    conversationId: `19:${id}`,
    subject: { kind: "greeting" },
    language: "nb",
    state: "planned",
    attempts: 0,
    wanted: 1,
    shown: 0,
    ...change,
  };
}
