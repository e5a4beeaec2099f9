import { concludeClaim } from "../../src/journeys/conclude-claim.ts";
import { makeCall } from "../../src/journeys/make-call.ts";
import type { Messenger } from "../../src/journeys/ports.ts";
import { prepareClaim } from "../../src/journeys/prepare-claim.ts";
import type { Delivery } from "../../src/journeys/send-waiting.ts";
import type { RoundWorld, Sent } from "./round-world.ts";

/**
 * What the sender does with one message, without its slots in time: one attempt to send or update one message that waits and for which the quotas have room now. Claim and drawing are
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

const mostPasses = 500;

/** Sends what waits until nothing waits; the clock moves on only where the quotas have no room left. */
export async function deliverWaiting<M extends Messenger & { sent: Sent[] }>(
  world: RoundWorld,
  messenger: M,
): Promise<M> {
  const { tenant, ports } = world;
  for (let passes = 0; passes < mostPasses; passes += 1) {
    const waiting = await world.due();
    if (waiting.length === 0) return messenger;
    const before = messenger.sent.length;
    for (const messageId of waiting) {
      await deliverMessage({ ...ports, messenger, random: () => 1 }, { tenant, messageId });
    }
    if (messenger.sent.length === before) world.clock.advance({ seconds: 3 });
  }
  throw new Error("something waits for ever");
}
