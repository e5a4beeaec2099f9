import { sql } from "kysely";
import type { MessageData, SeenPost } from "../journeys/ports.ts";
import { beginAttempt, claimBatch, claimMessage, nextDue, postponeAttempt } from "./message-claim.ts";
import { finishAttempt, moveOpened } from "./message-finish.ts";
import { logOfMessages, undeliveredOf } from "./message-log.ts";
import { messageColumns, toMessage, toMessageRow } from "./message-row.ts";
import { dueMessages } from "./message-waiting.ts";
import { isCard, noteReplaced, noteSeen } from "./seen-post.ts";
import { gatherSeconds, type Session } from "./session.ts";

export function messageData(session: Session): MessageData {
  const { trx, tenant, wake } = session;
  return {
    plan: async (message) => {
      const row = toMessageRow(tenant, message);
      const once = trx
        .insertInto("message")
        .values(row)
        .onConflict((c) => c.columns(["tenant", "id"]).doNothing());
      await once.execute();
      wake(message.id);
    },
    find: async (messageId) => {
      const one = trx.selectFrom("message").select(messageColumns).where("tenant", "=", tenant);
      const row = await one.where("id", "=", messageId).executeTakeFirst();
      return row && toMessage(row);
    },
    save: async (message) => {
      const { id, ...change } = toMessageRow(tenant, message);
      await trx.updateTable("message").set(change).where("tenant", "=", tenant).where("id", "=", id).execute();
    },
    refreshRound: (roundId, users, seen) => refreshRound(session, roundId, users, seen),
    noteSeen: (roundId, seen) => noteSeen(session, roundId, seen),
    refresh: (messageId) => refreshMessage(session, messageId),
    replaced: (post, since) => noteReplaced(session, post, since),
    claimBatch: (at, how) => claimBatch(session, at, how),
    begin: (claim, at) => beginAttempt(session, claim, at),
    postpone: (claim, at, withinMs) => postponeAttempt(session, claim, at, withinMs),
    opened: (claim, conversationId, at) => moveOpened(session, claim, conversationId, at),
    nextDue: (at) => nextDue(session, at),
    forgetCopy: async (messageId, activityId) => {
      const copy = trx.deleteFrom("messageCopy").where("tenant", "=", tenant).where("messageId", "=", messageId);
      await copy.where("activityId", "=", activityId).execute();
    },
    claim: (messageId, at) => claimMessage(session, messageId, at),
    finish: (attempt, message, result, at, retryAt) =>
      finishAttempt(session, { attempt, message, result, at, retryAt }),
    due: (at, limit) => dueMessages(session, at, limit),
    logOfRound: (roundId) => logOfMessages(session, sql`message.round_id = ${roundId}`),
    undelivered: (projectId) => logOfMessages(session, undeliveredOf(session, projectId)),
    planAgain: (messageId, place) => planAgain(session, messageId, place),
    wakeUnder: async (messageId) => {
      const under = trx.selectFrom("message").select("id").where("tenant", "=", tenant);
      const rows = await under
        .where("underMessage", "=", messageId)
        .where("state", "=", "planned")
        .orderBy("seq")
        .execute();
      for (const { id } of rows) wake(id);
    },
  };
}

type Refreshed = { id: string; state: string; activityId: string | null; isClicked: boolean };

/**
 * A message on its way may have been drawn already, so it is to be shown anew too. So may a planned one, in a transaction
 * that has not ended: its row is waited for. One that is drawn later shows this, and takes no update.
 */
async function refreshRound(session: Session, roundId: string, users: string[], seen?: SeenPost): Promise<void> {
  const { trx, tenant, wake } = session;
  const isClicked = seen === undefined ? sql<boolean>`false` : isCard(seen);
  const { rows } = await sql<Refreshed>`
    update message set wanted = wanted + 1, not_before = case when state = 'delivered' then null else not_before end
    where tenant = ${tenant} and id in (
      select id from message
      where tenant = ${tenant} and round_id = ${roundId} and state in ('planned', 'sending', 'delivered', 'unknown')
        and (subject ->> 'kind' = 'roundCard' or subject ->> 'user' = any(${users}::text[]))
      order by id for update
    )
    returning id, state, activity_id, ${isClicked} as is_clicked
  `.execute(trx);
  if (rows.some(({ state }) => state === "delivered")) wake(roundId, gatherSeconds);
  const isKnown = rows.some((row) => row.isClicked && row.activityId === seen?.activityId);
  if (seen && !isKnown) await noteSeen(session, roundId, seen);
}

async function refreshMessage({ trx, tenant, wake }: Session, messageId: string): Promise<void> {
  const shown = trx.updateTable("message").where("tenant", "=", tenant).where("id", "=", messageId);
  const changed = shown
    .set({ wanted: sql<number>`wanted + 1` })
    .where("state", "in", ["planned", "sending", "delivered", "unknown"]);
  await changed.execute();
  wake(messageId, gatherSeconds);
}

/** Its tries begin anew; where it was shown before, if it was, is forgotten with its place. */
async function planAgain(
  { trx, tenant, wake }: Session,
  messageId: string,
  place?: Parameters<MessageData["planAgain"]>[1],
): Promise<boolean> {
  const moved = place && {
    ...place,
    openFor: null,
    underMessage: place.underMessage ?? null,
    mentions: place.mentions ?? null,
  };
  const again = await trx
    .updateTable("message")
    .set({ state: "planned", attempts: 0, notBefore: null, lastError: null, claimedAt: null, ...moved })
    .where("tenant", "=", tenant)
    .where("id", "=", messageId)
    .where("state", "in", ["planned", "blocked", "failed", "unknown"])
    .executeTakeFirst();
  if (again.numUpdatedRows === 0n) return false;
  wake(messageId);
  return true;
}
