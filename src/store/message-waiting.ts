import { type RawBuilder, sql } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import { messageHolds } from "./restore-hold.ts";
import type { Session } from "./session.ts";

/** An attempt that has not told its result after so many seconds died with its app. Longer than any time limit of a call. */
export const leaseSeconds = 60;

/** The attempt is over its lease; after a restart with another clock it may seem to lie ahead. */
export function isAbandoned(at: IsoInstant): RawBuilder<boolean> {
  const lease = sql`make_interval(secs => ${leaseSeconds})`;
  return sql`(message.claimed_at <= ${at}::timestamptz - ${lease} or message.claimed_at > ${at}::timestamptz + ${lease})`;
}

/** Nobody has it in hand. */
function isFree(at: IsoInstant): RawBuilder<boolean> {
  return sql`(message.claimed_at is null or ${isAbandoned(at)})`;
}

/**
 * To be created: planned, and the post it goes under has had its try (under one that failed or got lost it is posted
 * by itself: an ask that reaches its owner outside the thread is better than one that never does).
 */
const waitsForCreate = sql<boolean>`(message.state = 'planned' and not ${messageHolds} and (message.under_message is null or exists (
  select 1 from message as root where root.tenant = message.tenant and root.id = message.under_message
    and root.state in ('delivered', 'failed', 'unknown'))))`;

/** To be updated: shows less than it should; where the bot was removed it can't, and is when it comes back. */
const waitsForUpdate = sql<boolean>`(message.state = 'delivered' and message.shown < message.wanted
  and message.activity_id is not null and not exists (
    select 1 from conversation as place where place.tenant = message.tenant and place.id = message.conversation_id
      and not place.installed))`;

/** `whenever`: also what is to wait still. */
export function isWaiting(at: IsoInstant, { whenever = false } = {}): RawBuilder<boolean> {
  const isTime = sql<boolean>`(message.not_before is null or message.not_before <= ${at})`;
  return sql`(${whenever ? sql`true` : isTime} and ${isFree(at)} and (${waitsForCreate} or ${waitsForUpdate}))`;
}

/** The same with its conversation, which may pause; a chat that is yet to be opened does not. */
export function isWaitingToGo(at: IsoInstant, until: IsoInstant): RawBuilder<boolean> {
  return sql`((message.not_before is null or message.not_before <= ${until})
    and (message.open_for is not null or conversation.not_before is null or conversation.not_before <= ${until})
    and ${isWaiting(at, { whenever: true })})`;
}

export async function dueMessages({ trx, tenant }: Session, at: IsoInstant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from message where tenant = ${tenant} and ${isWaiting(at)} order by seq limit ${limit}
  `.execute(trx);
  return rows.map(({ id }) => id);
}

/** Does anything wait that a sender could take now? */
export async function canSend({ trx, tenant }: Session, at: IsoInstant): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (
      select 1 from message left join conversation
        on conversation.tenant = message.tenant and conversation.id = message.conversation_id
      where message.tenant = ${tenant} and ${isWaitingToGo(at, at)}
    ) as waits
  `.execute(trx);
  return rows[0]?.waits === true;
}
