import { sql } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import type { AttemptResult, MessageState, OutgoingMessage } from "../journeys/ports.ts";
import type { Session } from "./session.ts";

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
  /** 0 where this content has come through or was given up: the next has all its tries */
  attempts?: 0;
  notBefore: IsoInstant | null;
  lastError: string | null;
};

const forbidden = 403;
const unclearUpdateAgainMs = 60_000;

/** Also takes a result that comes after the attempt was given up as unknown: knowing is better. */
export async function finishAttempt(session: Session, finished: FinishedAttempt): Promise<void> {
  const { trx, tenant, wake } = session;
  const attempt = await closeAttempt(session, finished);
  const { shown, ...change } = attempt.kind === "create" ? afterCreate(finished) : afterUpdate(finished);
  const after = await trx
    .updateTable("message")
    .set({ ...change, claimedAt: null })
    .$if(shown === true, (query) => query.set({ shown: sql<number>`greatest(shown, ${attempt.wanted}::int)` }))
    .where("tenant", "=", tenant)
    .where("id", "=", attempt.messageId)
    .returning(["state", "shown", "wanted"])
    .executeTakeFirstOrThrow();
  const isOutOfDate = after.state === "delivered" && after.shown < after.wanted;
  if (after.state === "planned" || isOutOfDate) wake(attempt.messageId, secondsTo(change.notBefore, finished.at));
}

async function closeAttempt({ trx, tenant }: Session, { attempt, result, at }: FinishedAttempt) {
  return trx
    .updateTable("attempt")
    .set({
      finishedAt: at,
      outcome: result.outcome,
      status: "status" in result ? (result.status ?? null) : null,
      code: "code" in result ? (result.code ?? null) : null,
      error: "error" in result ? result.error : null,
    })
    .where("tenant", "=", tenant)
    .where("id", "=", attempt)
    .returning(["kind", "wanted", "messageId"])
    .executeTakeFirstOrThrow();
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

/** An update may be repeated, so an unclear one is; one that is refused or out of tries stays on the screen as it is. */
function afterUpdate({ result, at, retryAt }: FinishedAttempt): Change {
  if (result.outcome === "delivered") return { shown: true, attempts: 0, notBefore: null, lastError: null };
  const again = retryAt ?? (result.outcome === "unknown" ? later(at, unclearUpdateAgainMs) : undefined);
  if (result.outcome === "refused" || again === undefined) {
    return { shown: true, attempts: 0, notBefore: null, lastError: result.error };
  }
  return { notBefore: again, lastError: result.error };
}

function later(at: IsoInstant, ms: number): IsoInstant {
  return new Date(Date.parse(at) + ms).toISOString();
}

function secondsTo(moment: IsoInstant | null, at: IsoInstant): number {
  return moment === null ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - Date.parse(at)) / 1000));
}
