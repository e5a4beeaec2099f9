import { retryGap, retryLimits, updateRetryLimits } from "../domain/asking/delivery.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { moveAsksOf, startAsksOf } from "./message-asks.ts";
import { buildContent } from "./message-content.ts";
import type { Address, AttemptResult, Data, Messenger, OutgoingMessage, Ports } from "./ports.ts";

export type Delivery = Ports & {
  messenger: Messenger;
  /** 0–1, spreads the retries; Math.random where none is given */
  random?: () => number;
};
type Claim = NonNullable<Awaited<ReturnType<Data["messages"]["claim"]>>>;
type Prepared = Claim & { send?: { content: Content; to: Address }; refused?: AttemptResult };

/**
 * One attempt to send or update one message. The attempt is logged before the call and its result after it; the card
 * is drawn from the state at the claim, so it tells the truth. Does nothing when another has the message or nothing waits.
 */
export async function deliverMessage(ports: Delivery, args: { tenant: string; messageId: string }): Promise<void> {
  const { tenant, messageId } = args;
  const prepared = await ports.store.write(tenant, (data) => prepare(ports, data, tenant, messageId));
  if (!prepared) return;
  const result = prepared.send ? await attempt(ports.messenger, prepared, prepared.send) : nothingToSend(prepared);
  await ports.store.write(tenant, (data) => conclude(ports, data, prepared, result));
}

/** In one transaction: if the content can't be drawn, the claim is undone with it and nothing was sent. */
async function prepare(ports: Ports, data: Data, tenant: string, messageId: string): Promise<Prepared | undefined> {
  const claim = await data.messages.claim(messageId, ports.clock.now());
  if (!claim) return undefined;
  const { message, under } = claim;
  const conversation = await data.conversations.find(message.conversationId);
  if (!conversation?.installed) {
    return {
      ...claim,
      refused: { outcome: "refused", status: 403, code: "NotInstalled", error: "not installed there" },
    };
  }
  const content = await buildContent(ports, data, claim, conversation);
  if (!content) return claim;
  if (claim.as === "create") await startAsksOf(data, message.subject);
  const mention = await mentioned(data, conversation, message);
  return { ...claim, send: { content, to: { tenant, conversation, under, mention } } };
}

async function mentioned(data: Data, { id }: Conversation, { mentions }: OutgoingMessage): Promise<Address["mention"]> {
  if (mentions === undefined) return undefined;
  const member = await data.conversations.memberByUser(id, mentions);
  return member && { teamsId: member.teamsId, name: member.name };
}

async function attempt(
  messenger: Messenger,
  { as, message }: Prepared,
  { to, content }: { to: Address; content: Content },
): Promise<AttemptResult> {
  const { language, activityId } = message;
  try {
    if (as === "create") return await messenger.create(to, content, language);
    return await messenger.update(to, activityId ?? "", content, language);
  } catch (error) {
    // the call may have gone out: what was to be sent may be there
    return { outcome: "unknown", error: String(error) };
  }
}

/** All its asks are settled, or what it was about is gone. */
function nothingToSend({ refused }: Prepared): AttemptResult {
  return refused ?? { outcome: "refused", status: 410, code: "NothingToShow", error: "nothing to show any more" };
}

async function conclude(ports: Delivery, data: Data, claim: Prepared, result: AttemptResult): Promise<void> {
  const { message, as, attempt: id } = claim;
  const at = ports.clock.now();
  const retryAt = nextTry(ports, claim, result, at);
  await data.messages.finish(id, message, result, at, retryAt);
  if (as !== "create") return;
  await moveAsksOf(ports, data, message, { result, retryAt });
  const isRoot = message.subject.kind === "roundCard";
  if (isRoot && retryAt === undefined) await data.messages.wakeUnder(message.id);
}

function nextTry(
  { random = Math.random }: Delivery,
  { as, message }: Prepared,
  result: AttemptResult,
  at: IsoInstant,
): IsoInstant | undefined {
  if (result.outcome !== "retry") return undefined;
  const limits = as === "update" ? updateRetryLimits : retryLimits;
  const gap = retryGap(message.attempts, random(), result.afterMs, limits);
  return gap === undefined ? undefined : new Date(Date.parse(at) + gap).toISOString();
}
