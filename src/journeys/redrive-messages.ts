import { deliveryState } from "../domain/telling/deliveries.ts";
import type { Ports } from "./ports.ts";
import { driveAgain } from "./send-again.ts";
import { describeUndelivered, type UndeliveredMessage, undelivered } from "./undelivered.ts";

export type StuckState = "failed" | "blocked" | "unknown";
export type Redriven =
  | { outcome: "redriven" | "wouldRedrive"; messages: UndeliveredMessage[] }
  /** a restored backup: nothing that was planned goes out before a person has released it */
  | { outcome: "held" };
type Picked = { message: string } | { state: StuckState; projectId?: string };

/** What is on nobody's screen, in a tenant or one of its projects. */
export async function listUndelivered(
  ports: Pick<Ports, "store" | "clock">,
  { tenant, projectId }: { tenant: string; projectId?: string },
): Promise<UndeliveredMessage[]> {
  return ports.store.read(tenant, (data) => undelivered(data, projectId, ports.clock.now()));
}

/**
 * Sends again what the operator picked. A digest that may have been posted is only sent again when it is named: it is
 * posted once a week.
 */
export async function redriveMessages(
  ports: Pick<Ports, "store" | "clock">,
  { tenant, picked, dry }: { tenant: string; picked: Picked; dry: boolean },
): Promise<Redriven> {
  return ports.store.write(tenant, async (data): Promise<Redriven> => {
    if (await data.restoreHold()) return { outcome: "held" };
    const at = ports.clock.now();
    const messages =
      "message" in picked
        ? describeUndelivered(await data.messages.undelivered(), at).filter(
            (each) => each.log.message.id === picked.message && stuckState(each) !== undefined,
          )
        : (await undelivered(data, picked.projectId, at)).filter((each) => isOf(each, picked.state));
    if (dry || messages.length === 0) return { outcome: dry ? "wouldRedrive" : "redriven", messages };
    const logs = messages.map(({ log }) => log);
    const taken = new Set(await driveAgain(data, logs));
    const sent = messages.filter(({ log }) => taken.has(log.message.id));
    await data.audit.append(
      sent.map(({ log: { message } }) => ({
        at,
        ...(message.projectId !== undefined && { projectId: message.projectId }),
        what: "redriven",
        subject: message.id,
        old: message.state,
        source: "cli",
      })),
    );
    return { outcome: "redriven", messages: sent };
  });
}

function isOf(each: UndeliveredMessage, state: StuckState): boolean {
  return stuckState(each) === state && !(state === "unknown" && each.about === "digest");
}

/** A card under a post that was blocked is blocked with it; undefined while it waits. */
export function stuckState({ log, trouble }: UndeliveredMessage): StuckState | undefined {
  const { state } = log.message;
  if (state === "failed" || state === "blocked" || state === "unknown") return state;
  return deliveryState(trouble) === "notArrived" ? "blocked" : undefined;
}
