import { sql } from "kysely";
import { instantAfter } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { AttemptResult, Claim, MessageState, OutgoingMessage } from "../journeys/ports.ts";
import { pauseConversation, resultColumns } from "./call-log.ts";
import { gatherSeconds, type Session } from "./session.ts";

export type FinishedAttempt = {
  attempt: string;
  message: OutgoingMessage;
  result: AttemptResult;
  at: IsoInstant;
  retryAt?: IsoInstant | undefined;
};
type Change = {
  state?: MessageState;
  activityId?: string;
  /** `shown` is set to what was wanted when the attempt began */
  shown?: boolean;
  /** to be shown again, though nothing has changed */
  onceMore?: boolean;
  /** 0 where this content has come through or was given up: the next has all its tries */
  attempts?: 0;
  notBefore: IsoInstant | null;
  lastError: string | null;
};

const forbidden = 403;

/**
 * Also takes a result that comes after the attempt was given up as unknown: knowing is better. A click has proved
 * meanwhile that it arrived: then it stays delivered, whatever the call told.
 */
export async function finishAttempt(session: Session, finished: FinishedAttempt): Promise<void> {
  const { trx, tenant, wake } = session;
  const { result, at, retryAt } = finished;
  const attempt = await closeAttempt(session, finished);
  if (attempt.messageId === null) throw new Error(`attempt ${finished.attempt} is of no message`);
  const { shown, onceMore, ...change } =
    attempt.kind === "update" ? afterUpdate(finished, attempt.overtakes) : afterCreate(finished);
  const arrived = attempt.kind !== "update" && result.outcome !== "delivered";
  const after = await trx
    .updateTable("message")
    .set({ ...change, claimedAt: null })
    .$if(onceMore === true, (query) => query.set({ wanted: sql<number>`wanted + 1` }))
    .$if(shown === true, (query) => query.set({ shown: sql<number>`greatest(shown, ${attempt.wanted}::int)` }))
    .$if(arrived, (query) => query.where("state", "!=", "delivered"))
    .where("tenant", "=", tenant)
    .where("id", "=", attempt.messageId)
    .returning(["state", "shown", "wanted"])
    .executeTakeFirst();
  if (after === undefined) await letGo(session, attempt.messageId);
  if (attempt.conversationId !== null) {
    await pauseConversation(session, attempt.conversationId, result, at, retryAt);
  }
  const isOutOfDate = after?.state === "delivered" && after.shown < after.wanted;
  if (after?.state === "planned" || isOutOfDate) {
    wake(attempt.messageId, Math.max(isOutOfDate ? gatherSeconds : 0, secondsTo(change.notBefore, at)));
  }
}

const overtakenMs = 60_000;

/** Did an earlier update tell no result? It may reach Teams after this one, and would then show what was so before. */
function isOvertaking({ tenant }: Session, { attempt, at }: FinishedAttempt) {
  return sql<boolean>`exists (
    select 1 from attempt as earlier where earlier.tenant = ${tenant} and earlier.message_id = attempt.message_id
      and earlier.kind = 'update' and earlier.id <> ${attempt}
      and earlier.started_at > ${instantAfter(at, -overtakenMs)}
      and (earlier.finished_at is null or earlier.outcome = 'unknown'
        or (earlier.outcome = 'retry' and (earlier.status is null or earlier.status >= 500))))`;
}

async function letGo({ trx, tenant }: Session, id: string): Promise<void> {
  await trx.updateTable("message").set({ claimedAt: null }).where("tenant", "=", tenant).where("id", "=", id).execute();
}

async function closeAttempt(session: Session, finished: FinishedAttempt) {
  const { trx, tenant } = session;
  const { attempt, result, at } = finished;
  return trx
    .updateTable("attempt")
    .set(resultColumns(result, at))
    .where("tenant", "=", tenant)
    .where("id", "=", attempt)
    .returning(["kind", "wanted", "messageId", "conversationId", isOvertaking(session, finished).as("overtakes")])
    .executeTakeFirstOrThrow();
}

/** The chat is there: the message is planned for it, with all its tries. */
export async function moveOpened(
  { trx, tenant, wake }: Session,
  { message, attempt }: Claim,
  conversationId: string,
  at: IsoInstant,
): Promise<void> {
  const closed = trx.updateTable("attempt").set({ finishedAt: at, outcome: "delivered" }).where("tenant", "=", tenant);
  await closed.where("id", "=", attempt).execute();
  const change = { conversationId, openFor: null, attempts: 0, notBefore: null, lastError: null, claimedAt: null };
  const one = trx.updateTable("message").set(change).where("tenant", "=", tenant).where("id", "=", message.id);
  await one.where("state", "=", "planned").execute();
  wake(message.id);
}

function afterCreate({ result, retryAt }: FinishedAttempt): Change {
  if (result.outcome === "delivered") {
    const { activityId } = result;
    const done = { state: "delivered", shown: true, attempts: 0, notBefore: null, lastError: null } as const;
    return activityId === undefined ? done : { ...done, activityId };
  }
  const failed = { notBefore: null, lastError: result.error };
  if (result.outcome === "unknown") return { ...failed, state: "unknown" };
  if (result.outcome === "refused") return { ...failed, state: result.status === forbidden ? "blocked" : "failed" };
  return retryAt === undefined ? { ...failed, state: "failed" } : { ...failed, state: "planned", notBefore: retryAt };
}

/** Refused because the bot is not there now: what it was to show is due again when it comes back. */
const notThere: ReadonlySet<string | undefined> = new Set(["BotNotInConversationRoster", "NotInstalled"]);

/** An update may be repeated, so an unclear one is; one that is refused or out of tries stays on the screen as it is. */
function afterUpdate({ result, at, retryAt }: FinishedAttempt, overtakes: boolean): Change {
  if (result.outcome === "delivered") {
    const notBefore = overtakes ? instantAfter(at, overtakenMs) : null;
    return { shown: true, onceMore: overtakes, attempts: 0, notBefore, lastError: null };
  }
  if (result.outcome === "refused" && notThere.has(result.code)) {
    return { attempts: 0, notBefore: null, lastError: result.error };
  }
  if (result.outcome === "refused" || retryAt === undefined) {
    return { shown: true, attempts: 0, notBefore: null, lastError: result.error };
  }
  return { notBefore: retryAt, lastError: result.error };
}

function secondsTo(moment: IsoInstant | null, at: IsoInstant): number {
  return moment === null ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - Date.parse(at)) / 1000));
}
