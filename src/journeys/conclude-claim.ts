import { retryGap, retryLimits, updateRetryLimits } from "../domain/asking/delivery.ts";
import { instantAfter } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { moveAsksOf } from "./message-asks.ts";
import type { AttemptResult, Claim, Data, Ports } from "./ports.ts";
import type { Prepared } from "./prepare-claim.ts";
import { savePresence } from "./save-presence.ts";

/** What came of a claim: the result of its call, or the chat that was opened. */
export type Outcome = AttemptResult | { outcome: "opened"; conversationId: string };
type Concluding = Ports & { random?: () => number };

/** Logs the result and moves the message and its asks on; `random` is 0–1 and spreads the retries. */
export async function concludeClaim(ports: Concluding, data: Data, claim: Prepared, outcome: Outcome): Promise<void> {
  const { message, as, attempt } = claim;
  const at = ports.clock.now();
  if (outcome.outcome === "opened") return keepChat(data, claim, outcome.conversationId, at);
  const retryAt = nextTry(ports, claim, outcome, at);
  await data.messages.finish(attempt, message, outcome, at, retryAt);
  if (isSentAway(outcome) && as !== "open") await noteRemoval(ports, data, message.conversationId);
  if (as === "update") return;
  await moveAsksOf(ports, data, message, { result: outcome, retryAt });
  const isRoot = message.subject.kind === "roundCard";
  if (isRoot && retryAt === undefined) await data.messages.wakeUnder(message.id);
}

/** TEAMS.md, "Retry": nothing more is sent there until the bot is installed again, or someone there speaks to it. */
function isSentAway(outcome: Outcome): boolean {
  return outcome.outcome === "refused" && outcome.status === 403 && outcome.code === "BotNotInConversationRoster";
}

async function noteRemoval(ports: Pick<Ports, "clock">, data: Data, conversationId: string): Promise<void> {
  const before = await data.conversations.find(conversationId);
  const by = { source: "teams", why: "BotNotInConversationRoster" };
  if (before?.installed) await savePresence(ports, data, { before, now: { ...before, installed: false } }, by);
}

/** The person's own chat from now on, for this message and those to come. */
async function keepChat(data: Data, claim: Prepared, conversationId: string, at: IsoInstant): Promise<void> {
  if (claim.call === "open") {
    const { serviceUrl, botId, id } = claim.via;
    const known = await data.conversations.find(conversationId);
    const member = await data.conversations.memberByTeamsId(id, claim.message.openFor ?? "");
    const chat = { id: conversationId, kind: "personal", serviceUrl, botId, installed: true } as const;
    await data.conversations.save({ ...known, ...chat, person: member?.user ?? known?.person });
    // her first click there needs no look-up
    if (member) await data.conversations.saveMember(conversationId, member);
  }
  await data.messages.opened(claim, conversationId, at);
}

function nextTry(
  { random = Math.random }: Concluding,
  { as, message }: Claim,
  result: AttemptResult,
  at: IsoInstant,
): IsoInstant | undefined {
  // an update may be repeated, so an unclear one is, as often as one that was turned away
  const isUnclearUpdate = as === "update" && result.outcome === "unknown";
  if (result.outcome !== "retry" && !isUnclearUpdate) return undefined;
  const afterMs = result.outcome === "retry" ? result.afterMs : undefined;
  const limits = as === "update" ? updateRetryLimits : retryLimits;
  const gap = retryGap(message.attempts, random(), afterMs, limits);
  return gap === undefined ? undefined : instantAfter(at, gap);
}
