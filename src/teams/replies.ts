import { setTimeout as pause } from "node:timers/promises";
import type { Activity } from "botbuilder";
import type { Content } from "../domain/talking/content.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { Language } from "../domain/talking/language.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { AttemptResult } from "../journeys/ports.ts";
import type { Afterwards } from "./afterwards.ts";
import type { BotParts } from "./bot-parts.ts";
import { createCallSlots } from "./call-slots.ts";

/** Where an answer goes: the place and the thread in which it was asked. */
export type ReplyTo = { tenant: string; conversation: Conversation; thread?: string; language: Language; turn: string };

export type Replies = {
  post: (to: ReplyTo, content: Content) => void;
  /** Shows the content in the message that was clicked; it was read no earlier than `since`. */
  replace: (to: ReplyTo, post: { activityId: string; since: IsoInstant }, content: Content) => void;
  /** Something that is no card of ours: an offer of a file, or the file. */
  attach: (to: ReplyTo, activity: Partial<Activity>) => void;
};

const mostAttempts = 4;
const longestWaitMs = 30_000;

/** Sends answers after the turn is acknowledged; what the connector asks to have again is tried again for a while. */
export function createReplies(
  { messenger, log, ports }: Pick<BotParts, "messenger" | "log" | "ports">,
  afterwards: Afterwards,
  wait: (ms: number) => Promise<unknown> = (ms) => pause(ms, undefined, { ref: false }),
): Replies {
  const slots = createCallSlots(ports, log);
  const send = (to: ReplyTo, attempt: () => Promise<AttemptResult>, then = async () => {}) => {
    const call = { tenant: to.tenant, conversationId: to.conversation.id, kind: "reply" } as const;
    afterwards.run({ turn: to.turn, tenant: to.tenant }, async () => {
      const result = await tryAgain(() => slots(call, attempt, (done) => done), wait);
      await then();
      const { outcome } = result;
      if (outcome === "delivered") return;
      const status = "status" in result ? result.status : undefined;
      log.warn({ turn: to.turn, tenant: to.tenant, outcome, status }, "a reply did not arrive");
    });
  };
  return {
    post: (to, content) => {
      const address = { tenant: to.tenant, conversation: to.conversation, under: to.thread };
      send(to, () => messenger.create(address, content, to.language));
    },
    attach: (to, activity) => {
      const address = { tenant: to.tenant, conversation: to.conversation, under: to.thread };
      send(to, () => messenger.attach(address, activity));
    },
    replace: (to, { activityId, since }, content) => {
      const address = { tenant: to.tenant, conversation: to.conversation, under: to.thread };
      const post = { conversationId: to.conversation.id, activityId };
      send(
        to,
        () => messenger.update(address, activityId, content, to.language),
        // it may have waited for its slot while the post was brought up to date
        () => ports.store.write(to.tenant, (data) => data.messages.replaced(post, since)),
      );
    },
  };
}

async function tryAgain(attempt: () => Promise<AttemptResult>, wait: (ms: number) => Promise<unknown>) {
  for (let tried = 1; ; tried += 1) {
    const result = await attempt();
    if (result.outcome !== "retry" || tried >= mostAttempts) return result;
    await wait(Math.min(result.afterMs ?? 1000 * 2 ** tried, longestWaitMs));
  }
}
