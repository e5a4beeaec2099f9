import type { AskState } from "../domain/asking/ask.ts";
import type { Content } from "../domain/talking/content.ts";
import { say } from "./acting-person.ts";
import { onlyForLeader } from "./only-for-leader.ts";
import type { Data, MessageLog, OutgoingMessage, Ports } from "./ports.ts";
import { buildDeliveries } from "./show-deliveries.ts";
import { moved } from "./take-answers.ts";
import type { Turn } from "./turn.ts";
import { sendable, undelivered } from "./undelivered.ts";

/**
 * Sends again what did not arrive in a project, on its leader's word: also what may have arrived, since all cards of a
 * question are the same question. A click that comes twice counts once.
 */
export async function sendAgain(
  ports: Ports,
  turn: Turn,
  { projectId, key }: { projectId: string; key: string },
): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const wanted = { projectId, action: "sendAgain", refusal: "sendAgainRefused" } as const;
    const allowed = await onlyForLeader(ports, data, turn, wanted);
    if ("kind" in allowed) return allowed;
    const { plan, at, user: who } = allowed;
    if (await data.restoreHold()) return say({ reason: "restoredHold" });
    const isFirst = await data.claimInbox(`sendAgain:${projectId}:${key}`, at);
    const messages = isFirst ? sendable(await undelivered(data, projectId, at)) : [];
    const sent = await driveAgain(
      data,
      messages.map(({ log }) => log),
    );
    if (sent.length > 0) {
      const entry = { projectId, at, who, source: turn.source };
      await data.audit.append([{ ...entry, what: "sentAgain", subject: projectId, new: `${sent.length} messages` }]);
    }
    const deliveries = await buildDeliveries(ports, data, turn, { plan, maySend: true });
    return isFirst ? { ...deliveries, sentAgain: sent.length } : deliveries;
  });
}

const undeliveredStates: ReadonlySet<AskState> = new Set(["blocked", "failed", "unknown"]);

/**
 * Plans messages anew that were blocked, failed or got lost, and their asks with them; gives the ids of those it took.
 * In the order they were planned, so that cards follow the post they go under.
 */
export async function driveAgain(data: Data, logs: MessageLog[]): Promise<string[]> {
  const taken: string[] = [];
  for (const log of logs) {
    const { id, subject } = log.message;
    if (!(await data.messages.planAgain(id, await newPlace(data, log)))) continue;
    taken.push(id);
    if (subject.kind === "answerCard") await planAsks(data, subject.askIds);
  }
  return taken;
}

async function planAsks(data: Data, askIds: string[]): Promise<void> {
  const asks = await data.rounds.lockAsks([...askIds].sort());
  for (const ask of asks.filter(({ state }) => undeliveredStates.has(state))) {
    await data.rounds.saveAsk(moved(ask, "planned", {}));
  }
}

const privateKinds: ReadonlySet<string> = new Set([
  "reminder",
  "overdueList",
  "actionAsk",
  "actionsOverdue",
  "steeringPreview",
  "paperDraft",
]);
type NewPlace = Pick<OutgoingMessage, "conversationId" | "underMessage" | "mentions">;
const notFound = 404;

/**
 * Where the app is gone or shut out, what can be said in the project's channel is said there: the channel may be
 * another one by now, and a question that a person's own chat does not take finds her by a mention.
 */
async function newPlace(data: Data, { message, place, last }: MessageLog): Promise<NewPlace | undefined> {
  const { conversationId, projectId, subject, mentions, state } = message;
  const root = subject.kind === "answerCard" ? await data.messages.find(subject.roundId) : undefined;
  const followsRoot = state === "planned" && root !== undefined && root.conversationId !== conversationId;
  const isShut = state === "blocked" || (state === "failed" && last?.status === notFound);
  if (projectId === undefined || (!isShut && !followsRoot)) return undefined;
  // what is said to one person alone is not for all to read; her question is
  const isPrivate = place === "personal" || privateKinds.has(subject.kind);
  if (isPrivate && subject.kind !== "answerCard") return undefined;
  const channel = await data.conversations.ofProject(projectId, "main");
  if (!channel?.installed || channel.id === conversationId || (await isSteering(data, conversationId)))
    return undefined;
  const user = subject.kind === "answerCard" ? subject.user : mentions;
  const isInThread = root?.conversationId === channel.id && (root.state === "planned" || root.state === "delivered");
  return {
    conversationId: channel.id,
    ...(isInThread && { underMessage: root.id }),
    ...(user !== undefined && { mentions: user }),
  };
}

async function isSteering(data: Data, conversationId: string): Promise<boolean> {
  return (await data.conversations.find(conversationId))?.purpose === "steering";
}
