import type { Ask } from "../domain/asking/ask.ts";
import { isWaiting } from "../domain/asking/ask-transitions.ts";
import { canBeSentAgain, nextTryAt, troubleOf, type Undelivered } from "../domain/telling/deliveries.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Data, MessageLog, MessageSubject } from "./ports.ts";

/** What has not arrived, and why. */
export type UndeliveredMessage = Undelivered & { log: MessageLog };

/** A message that never came is told of for so long; a question for as long as it is open. */
const toldDays = 14;

/** What is on nobody's screen in a project or the whole tenant, without those whose questions are settled. */
export async function undelivered(
  data: Data,
  projectId: string | undefined,
  now: IsoInstant,
): Promise<UndeliveredMessage[]> {
  const logs = await data.messages.undelivered(projectId);
  const askIds = logs.flatMap(({ message: { subject } }) => ("askIds" in subject ? subject.askIds : []));
  const asks = new Map((await data.rounds.asksById([...new Set(askIds)])).map((ask) => [ask.id, ask]));
  const rounds = await openRounds(data, logs);
  return describeUndelivered(logs, now).filter(({ log }) => isMissed(log, asks, rounds, now));
}

/** Why each has not arrived; `logs` has the posts that others go under. */
export function describeUndelivered(logs: MessageLog[], now: IsoInstant): UndeliveredMessage[] {
  const byId = new Map(logs.map((log) => [log.message.id, log]));
  return logs.flatMap((log) => described(log, byId, now) ?? []);
}

export function sendable(messages: UndeliveredMessage[]): UndeliveredMessage[] {
  return messages.filter(({ trouble, about }) => canBeSentAgain(trouble, about));
}

async function openRounds(data: Data, logs: MessageLog[]): Promise<Set<string>> {
  const ids = logs.flatMap(({ message: { subject } }) => ("roundId" in subject ? [subject.roundId] : []));
  const open = new Set<string>();
  for (const id of new Set(ids)) if ((await data.rounds.find(id))?.state === "open") open.add(id);
  return open;
}

const undeliveredStates: ReadonlySet<Ask["state"]> = new Set(["planned", "sending", "blocked", "failed", "unknown"]);

function isMissed(
  { message: { subject, state }, plannedAt }: MessageLog,
  asks: Map<string, Ask>,
  openRounds: Set<string>,
  now: IsoInstant,
): boolean {
  if (subject.kind === "answerCard") {
    return subject.askIds.some((id) => undeliveredStates.has(asks.get(id)?.state ?? "cancelled"));
  }
  if (subject.kind === "reminder") return subject.askIds.some((id) => isWaiting(asks.get(id)?.state ?? "cancelled"));
  if (state === "planned" || state === "sending") return true;
  if (subject.kind === "roundCard") return openRounds.has(subject.roundId);
  return Date.parse(now) - Date.parse(plannedAt) < toldDays * 86_400_000;
}

/** Cards under a post that is blocked are blocked with it. */
function described(log: MessageLog, byId: Map<string, MessageLog>, now: IsoInstant): UndeliveredMessage | undefined {
  const { message } = log;
  const root = message.state === "planned" ? byId.get(message.underMessage ?? "") : undefined;
  const { message: at, last, held, pausedUntil } = root?.message.state === "blocked" ? root : log;
  if (at.state === "delivered") return undefined;
  const facts = {
    state: at.state,
    held,
    skipped: at.state === "unknown" && last?.outcome !== "unknown",
    ...(last && { last }),
    ...(pausedUntil !== undefined && { pausedUntil }),
    ...(at.notBefore !== undefined && { notBefore: at.notBefore }),
  };
  const trouble = troubleOf(facts, now);
  if (trouble === undefined) return undefined;
  const until = trouble === "askedToWait" || trouble === "notReached" ? nextTryAt(facts, now) : undefined;
  return {
    log,
    trouble,
    about: aboutOf(message.subject),
    place: log.place === "personal" ? "personal" : "channel",
    ...personOf(log),
    ...(until !== undefined && { until }),
  };
}

function aboutOf({ kind }: MessageSubject): Undelivered["about"] {
  if (kind === "answerCard") return "question";
  return kind === "digest" ? "digest" : "message";
}

function personOf({ message: { subject, mentions } }: MessageLog): { person?: string } {
  const person = subject.kind === "answerCard" ? subject.user : subject.kind === "reminder" ? subject.to : mentions;
  return person === undefined ? {} : { person };
}
