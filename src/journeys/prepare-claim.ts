import type { Content } from "../domain/talking/content.ts";
import type { Conversation } from "../domain/talking/conversation.ts";
import { startAsksOf } from "./message-asks.ts";
import { buildContent } from "./message-content.ts";
import type { Address, AttemptResult, Claim, Data, OutgoingMessage, Ports } from "./ports.ts";

/** A claim with what it comes to: a call, or the reason why there is none. */
export type Prepared = Claim &
  (
    | { call: "send"; content: Content; to: Address }
    | { call: "open"; via: Conversation }
    | { call: "none"; result: AttemptResult }
    | { call: "opened"; conversationId: string }
  );

/** Draws a claimed message from the state now; its asks are on their way from here on. */
export async function prepareClaim(
  ports: Pick<Ports, "clock">,
  data: Data,
  tenant: string,
  claim: Claim,
): Promise<Prepared> {
  const { message, under } = claim;
  const conversation = await data.conversations.find(message.conversationId);
  if (!conversation?.installed) {
    const result = { outcome: "refused", status: 403, code: "NotInstalled", error: "not installed there" } as const;
    return { ...claim, call: "none", result };
  }
  if (claim.as === "open") return prepareOpening(data, claim, conversation);
  const as = claim.as;
  const content = await buildContent(ports, data, { message, as }, conversation);
  if (!content) {
    // all its asks are settled, or what it was about is gone
    const result = {
      outcome: "refused",
      status: 410,
      code: "NothingToShow",
      error: "nothing to show any more",
    } as const;
    return { ...claim, call: "none", result };
  }
  if (as === "create") await startAsksOf(data, message.subject);
  const mention = await mentioned(data, conversation, message);
  return { ...claim, call: "send", content, to: { tenant, conversation, under, mention } };
}

/** Another message to the same person may have opened her chat meanwhile. */
async function prepareOpening(data: Data, claim: Claim, via: Conversation): Promise<Prepared> {
  const member = await data.conversations.memberByTeamsId(via.id, claim.message.openFor ?? "");
  const chat = member?.user === undefined ? undefined : await data.conversations.personal(member.user);
  return chat?.installed ? { ...claim, call: "opened", conversationId: chat.id } : { ...claim, call: "open", via };
}

async function mentioned(data: Data, { id }: Conversation, { mentions }: OutgoingMessage): Promise<Address["mention"]> {
  if (mentions === undefined) return undefined;
  const member = await data.conversations.memberByUser(id, mentions);
  return member && { teamsId: member.teamsId, name: member.name };
}
