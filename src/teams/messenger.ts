import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Content } from "../domain/talking/content.ts";
import type { Language } from "../domain/talking/language.ts";
import type { Address, AttemptResult } from "../journeys/ports.ts";
import { type Drawn, drawContent } from "../views/draw.ts";
import type { TeamsAdapter } from "./adapter.ts";
import { outcomeOf, type SendOperation } from "./attempt-outcome.ts";
import type { TeamsMessenger } from "./bot-parts.ts";
import { type Connector, reachedNetwork } from "./hardened-authentication.ts";
import { maxMessageBytes, messageBytes, outgoingActivity } from "./outgoing-activity.ts";
import { localTenant } from "./roster.ts";
import { withinTime } from "./within-time.ts";

export type MessengerParts = {
  adapter: Pick<TeamsAdapter, "connector" | "timeoutMs">;
  draw?: (content: Content, language: Language) => Drawn;
  nowMs?: () => number;
};
type Call = (connector: Connector) => Promise<unknown>;

const resource = z.object({ id: z.string().min(1) });

/** Sends what the views draw; each call is one request to the Connector, and its answer becomes an outcome. */
export function createMessenger(parts: MessengerParts): TeamsMessenger {
  const { draw = drawContent } = parts;
  return {
    create: async (to, content, language) => {
      const drawn = drawnOr(() => outgoingActivity(to, draw(content, language)));
      return "outcome" in drawn ? drawn : post(parts, to, drawn);
    },
    attach: (to, activity) => post(parts, to, { ...outgoingActivity(to, { summary: "" }), text: "", ...activity }),
    update: async (to, activityId, content, language) => {
      const drawn = drawnOr(() => outgoingActivity(to, draw(content, language)));
      if ("outcome" in drawn) return drawn;
      const activity = { ...drawn, id: activityId };
      const conversationId = activity.conversation?.id ?? to.conversation.id;
      return send(parts, "update", to, activity, (connector) =>
        connector.conversations.updateActivity(conversationId, activityId, activity),
      );
    },
    openPersonalChat: (via, teamsId) => openPersonalChat(parts, via, teamsId),
  };
}

function post(parts: MessengerParts, to: Address, activity: Partial<Activity>): Promise<AttemptResult> {
  const conversationId = activity.conversation?.id ?? to.conversation.id;
  return send(parts, "create", to, activity, (connector) =>
    connector.conversations.sendToConversation(conversationId, activity),
  );
}

/** What can't be drawn never went out: it must not be taken for a call of which nobody knows. */
function drawnOr(draw: () => Partial<Activity>): Partial<Activity> | Extract<AttemptResult, { outcome: "refused" }> {
  try {
    return draw();
  } catch (cause) {
    const error = cause instanceof Error ? cause.name : "not an Error";
    return { outcome: "refused", status: 0, code: "NotDrawn", error, cause };
  }
}

async function send(
  parts: MessengerParts,
  operation: SendOperation,
  to: Address,
  activity: Partial<Activity>,
  call: Call,
): Promise<AttemptResult> {
  const bytes = messageBytes(activity);
  if (bytes > maxMessageBytes) {
    const error = `the message takes ${bytes} bytes in UTF-16, ${maxMessageBytes} are allowed`;
    return { outcome: "refused", status: 413, code: "MessageTooLarge", error };
  }
  const attempt = await tryOnce(parts, operation, to.conversation.serviceUrl, call);
  if ("failed" in attempt) return attempt.failed;
  // an update is known by the id it was made with, whatever the answer holds
  const answered = resource.safeParse(attempt.answer);
  if (operation === "create" && !answered.success && isOtherThanJson(attempt.answer)) {
    return { outcome: "unknown", error: "the answer is not the Connector's" };
  }
  const activityId = operation === "update" ? activity.id : answered.data?.id;
  return { outcome: "delivered", ...(activityId && { activityId }) };
}

const withBody = z.object({ _response: z.object({ bodyAsText: z.string() }) });

/** A page of something on the way that took the message: it may be lost. An empty answer is none. */
function isOtherThanJson(answer: unknown): boolean {
  const body = withBody.safeParse(answer).data?._response.bodyAsText.trim() ?? "";
  if (body === "") return false;
  try {
    return JSON.parse(body) === undefined;
  } catch {
    return true;
  }
}

async function tryOnce(
  { adapter, nowMs = Date.now }: MessengerParts,
  operation: SendOperation,
  serviceUrl: string,
  call: Call,
): Promise<{ answer: unknown } | { failed: AttemptResult }> {
  const used: { connector?: Connector } = {};
  const once = async () => {
    used.connector = await adapter.connector(serviceUrl);
    return call(used.connector);
  };
  try {
    // twice the limit of one request: signing in comes before it, and an answer that trickles in must end too
    return { answer: await withinTime(2 * adapter.timeoutMs, once()) };
  } catch (error) {
    const sent = used.connector !== undefined && reachedNetwork(used.connector);
    return { failed: outcomeOf(operation, error, { sent, nowMs: nowMs() }) };
  }
}

/** The same person gives the same conversation each time, so this one may be tried again after any fault of the way. */
async function openPersonalChat(
  parts: MessengerParts,
  { tenant, conversation }: Pick<Address, "tenant" | "conversation">,
  teamsId: string,
): Promise<{ outcome: "opened"; conversationId: string } | AttemptResult> {
  const inTenant = tenant === localTenant ? {} : { tenantId: tenant, channelData: { tenant: { id: tenant } } };
  const parameters = {
    isGroup: false,
    bot: { id: conversation.botId, name: "Nullpunkt" },
    members: [{ id: teamsId, name: "" }],
    ...inTenant,
  };
  const attempt = await tryOnce(parts, "update", conversation.serviceUrl, (connector) =>
    // the SDK's type demands fields that the Connector does not
    connector.conversations.createConversation(
      parameters as Parameters<Connector["conversations"]["createConversation"]>[0],
    ),
  );
  if ("failed" in attempt) return attempt.failed;
  const opened = resource.safeParse(attempt.answer);
  return opened.success
    ? { outcome: "opened", conversationId: opened.data.id }
    : { outcome: "retry", error: "the Connector gave no conversation" };
}
