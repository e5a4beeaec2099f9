import { concludeClaim } from "./conclude-claim.ts";
import { makeCall } from "./make-call.ts";
import type { Messenger, Ports } from "./ports.ts";
import { prepareClaim } from "./prepare-claim.ts";

export type Delivery = Ports & {
  messenger: Messenger;
  /** 0–1, spreads the retries; Math.random where none is given */
  random?: () => number;
};

/**
 * One attempt to send or update one message that waits and for which the quotas have room now. Claim and drawing are
 * one transaction: if it can't be drawn the claim is undone, and nothing was sent.
 */
export async function deliverMessage(ports: Delivery, args: { tenant: string; messageId: string }): Promise<void> {
  const { tenant, messageId } = args;
  const prepared = await ports.store.write(tenant, async (data) => {
    const claim = await data.messages.claim(messageId, ports.clock.now());
    return claim && prepareClaim(ports, data, tenant, claim);
  });
  if (!prepared) return;
  const outcome = await makeCall(ports, tenant, prepared);
  await ports.store.write(tenant, (data) => concludeClaim(ports, data, prepared, outcome));
}
