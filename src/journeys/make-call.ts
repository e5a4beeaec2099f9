import type { IsoInstant } from "../domain/time/time.ts";
import type { Outcome } from "./conclude-claim.ts";
import type { AttemptResult, Messenger, Ports } from "./ports.ts";
import type { Prepared } from "./prepare-claim.ts";

type Calling = Ports & { messenger: Messenger };

/** The one call of a prepared claim, and the same update to further copies of the message. */
export async function makeCall(ports: Calling, tenant: string, claim: Prepared): Promise<Outcome> {
  try {
    const outcome = await call(ports.messenger, tenant, claim);
    if (claim.call !== "send" || claim.as !== "update" || outcome.outcome !== "delivered") return outcome;
    for (const activityId of claim.copies) {
      const copied = await updateCopy(ports, tenant, claim, activityId);
      if (copied.outcome === "retry" || copied.outcome === "unknown") return copied;
    }
    return outcome;
  } catch (error) {
    // the call may have gone out: what was to be sent may be there
    return { outcome: "unknown", error: String(error) };
  }
}

async function call(messenger: Messenger, tenant: string, claim: Prepared): Promise<Outcome> {
  if (claim.call === "none") return claim.result;
  if (claim.call === "opened") return { outcome: "opened", conversationId: claim.conversationId };
  const { message } = claim;
  if (claim.call === "open") {
    if (!messenger.openPersonalChat) return { outcome: "refused", status: 501, error: "no chat can be opened" };
    return messenger.openPersonalChat({ tenant, conversation: claim.via }, message.openFor ?? "");
  }
  const { to, content } = claim;
  if (claim.as === "create") return messenger.create(to, content, message.language);
  return messenger.update(to, message.activityId ?? "", content, message.language);
}

const copyWithinMs = 10_000;
const slotWithinMs = 1000;

/** A copy that was taken away is one less to keep true; one that could not be reached now is tried again with the rest. */
async function updateCopy(
  { store, clock, messenger }: Calling,
  tenant: string,
  { to, content, message }: Extract<Prepared, { call: "send" }>,
  activityId: string,
): Promise<AttemptResult> {
  const call = { conversationId: to.conversation.id, kind: "update" } as const;
  const given = Date.parse(clock.now()) + copyWithinMs;
  const wait = async (to: IsoInstant, lead = 0) => {
    const ms = Date.parse(to) - lead - Date.parse(clock.now());
    if (ms > 0) await clock.sleep(ms);
  };
  const take = () => store.write(tenant, (data) => data.calls.reserve(call, clock.now(), slotWithinMs));
  let slot = await take();
  while (slot.attempt === undefined) {
    const afterMs = Date.parse(slot.at) - Date.parse(clock.now());
    if (Date.parse(slot.at) > given) return { outcome: "retry", afterMs, error: "no room in the quota" };
    await wait(slot.at, slotWithinMs / 2);
    slot = await take();
  }
  const { attempt } = slot;
  await wait(slot.at);
  const result = await messenger.update(to, activityId, content, message.language);
  await store.write(tenant, async (data) => {
    await data.calls.finish(attempt, result, clock.now());
    if (result.outcome === "refused") await data.messages.forgetCopy(message.id, activityId);
  });
  return result;
}
