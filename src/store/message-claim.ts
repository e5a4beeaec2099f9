import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type CallKind, slotsFor } from "../domain/asking/quota.ts";
import { instantAfter } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { Claim, ClaimedBatch, ClaimHow, OutgoingMessage } from "../journeys/ports.ts";
import { type Calls, freeSlot, lockCalls, logAttempts, putOff, readCalls } from "./call-log.ts";
import { type MessageRow, messageColumns, toMessage } from "./message-row.ts";
import { isWaiting, isWaitingToGo } from "./message-waiting.ts";
import type { Session } from "./session.ts";

type Waiting = MessageRow & { under: string | null; copies: string[] | null };
type Readable = { message: OutgoingMessage; as: Claim["as"]; under?: string; copies: string[]; key: string };
type Slotted = Readable & { slot: number };

const unreadablePauseMs = 300_000;

/**
 * The lock on the tenant's calls makes two senders take different slots, and the lease different messages; rows that
 * an answer holds just now are left for the next batch.
 */
export async function claimBatch(
  session: Session,
  at: IsoInstant,
  how: ClaimHow & { only?: string },
): Promise<ClaimedBatch> {
  await lockCalls(session);
  const now = Date.parse(at);
  const until = now + how.horizonMs;
  const waiting = await waitingMessages(session, at, how);
  const { readable, unreadable } = read(waiting);
  for (const { messageId } of unreadable) await putOffMessage(session, messageId, instantAfter(at, unreadablePauseMs));
  if (readable.length === 0) return { claims: [], unreadable, hidden: unreadable.length > 0 };
  const calls = await readCalls(session, at, [...new Set(readable.map(({ key }) => key))]);
  const slotted = withSlots(readable, calls, now + (how.leadMs ?? 0), until);
  const claims = slotted.filter(({ slot }) => slot <= until).map((one) => claimOf(one, at));
  await lease(session, claims, at);
  const late = slotted.filter(({ slot }) => slot > until);
  const putOffs = how.only === undefined ? await putOffFull(session, late, calls, { now, until }) : 0;
  const hidden = waiting.length === how.limit && putOffs > 0;
  if (late.length === 0) return { claims, unreadable, hidden };
  return { claims, unreadable, hidden, next: iso(Math.min(...late.map(({ slot }) => slot))) };
}

async function waitingMessages(
  { trx, tenant }: Session,
  at: IsoInstant,
  { limit, horizonMs, withoutUpdates = false, only }: ClaimHow & { only?: string },
): Promise<Waiting[]> {
  const columns = sql.join(messageColumns.map((name) => sql.ref(`message.${name}`)));
  const which = only === undefined ? sql<boolean>`true` : sql<boolean>`message.id = ${only}`;
  const { rows } = await sql<Waiting>`
    select ${columns}, (
      select activity_id from message as root where root.tenant = message.tenant and root.id = message.under_message
    ) as under, (
      select array_agg(activity_id order by at, activity_id) from message_copy
      where message_copy.tenant = message.tenant and message_copy.message_id = message.id
    ) as copies
    from message left join conversation on conversation.tenant = message.tenant and conversation.id = message.conversation_id
    where message.tenant = ${tenant} and ${which} and ${isWaitingToGo(at, instantAfter(at, horizonMs))}
      and (not ${withoutUpdates} or message.state = 'planned')
    order by message.seq limit ${limit}
    for update of message skip locked
  `.execute(trx);
  return rows;
}

/** One message that is stored as a newer release does it must not stop the others. */
function read(rows: Waiting[]): { readable: Readable[]; unreadable: ClaimedBatch["unreadable"] } {
  const readable: Readable[] = [];
  const unreadable: ClaimedBatch["unreadable"] = [];
  for (const { under, copies, ...row } of rows) {
    try {
      const message = toMessage(row);
      const as = message.state !== "planned" ? "update" : message.openFor === undefined ? "create" : "open";
      // a chat that is not there yet has no other calls; only the tenant's quota counts
      const key = as === "open" ? `open ${message.openFor}` : message.conversationId;
      readable.push({ message, as, key, copies: copies ?? [], ...(under !== null && { under }) });
    } catch (error) {
      unreadable.push({ messageId: row.id, error });
    }
  }
  return { readable, unreadable };
}

function withSlots(readable: Readable[], { log, pauses }: Calls, from: number, until: number): Slotted[] {
  const wanted = readable.map(({ key, as, message }) => {
    const moments = [pauses.get(key), message.notBefore === undefined ? undefined : Date.parse(message.notBefore)];
    const notBefore = Math.max(from, ...moments.filter((moment) => moment !== undefined));
    return { conversation: key, kind: as, notBefore };
  });
  const slots = slotsFor(wanted, log, { now: from, until });
  return readable.map((one, index) => ({ ...one, slot: slots[index] ?? from }));
}

function claimOf({ message, as, under, copies, slot }: Slotted, claimedAt: IsoInstant): Claim {
  const counted = { ...message, attempts: message.attempts + 1 };
  const attempt = randomUUID();
  return { message: counted, as, attempt, at: iso(slot), claimedAt, copies, ...(under !== undefined && { under }) };
}

async function lease(session: Session, claims: Claim[], at: IsoInstant): Promise<void> {
  if (claims.length === 0) return;
  const { trx, tenant } = session;
  await trx
    .updateTable("message")
    .set({ attempts: sql<number>`attempts + 1`, claimedAt: at })
    .where("tenant", "=", tenant)
    .where("id", "=", sql<string>`any(${claims.map(({ message }) => message.id)}::text[])`)
    .execute();
  const attempts = claims.map(({ attempt: id, message, as, at: startedAt }) => {
    const conversationId = as === "open" ? `open ${message.openFor}` : message.conversationId;
    return { id, messageId: message.id, kind: as, conversationId, wanted: message.wanted, startedAt };
  });
  await logAttempts(session, attempts);
}

/** A conversation whose own quota is used up is passed over until then, so that what waits in it hides nothing else. */
async function putOffFull(
  session: Session,
  late: Slotted[],
  { log, pauses }: Calls,
  { now, until }: { now: number; until: number },
): Promise<number> {
  let count = 0;
  const first = new Map<string, Slotted>();
  for (const one of late) if (one.as !== "open" && !first.has(one.key)) first.set(one.key, one);
  for (const [conversation, { slot, as }] of first) {
    const alone = { conversation, kind: as satisfies CallKind };
    const [own = now] = slotsFor([alone], { ...log, tenant: [] }, { now });
    const isOwn = own > until || ownInBatch(late, conversation) > 1;
    if (!isOwn || slot <= (pauses.get(conversation) ?? 0)) continue;
    await putOff(session, conversation, iso(slot));
    count += 1;
  }
  return count;
}

function ownInBatch(late: Slotted[], conversation: string): number {
  return late.filter(({ key }) => key === conversation).length;
}

/** The claim still stands, and from now on the call may have reached Teams; what is drawn now shows what is wanted now. */
export async function beginAttempt(
  { trx, tenant }: Session,
  claim: Claim,
  at: IsoInstant,
): Promise<OutgoingMessage | undefined> {
  const { message, as, attempt, claimedAt } = claim;
  const columns = sql.join(messageColumns.map((name) => sql.ref(`message.${name}`)));
  const from = as === "update" ? "delivered" : "planned";
  const to = as === "create" ? "sending" : from;
  const { rows } = await sql<MessageRow>`
    with begun as (
      update message set state = ${to}, claimed_at = ${at}
      where tenant = ${tenant} and id = ${message.id} and state = ${from} and claimed_at = ${claimedAt}
      returning ${columns}
    ), logged as (
      update attempt set wanted = begun.wanted from begun where attempt.tenant = ${tenant} and attempt.id = ${attempt}
    )
    select * from begun
  `.execute(trx);
  const [row] = rows;
  return row && toMessage(row);
}

export async function postponeAttempt(
  session: Session,
  { message, as, attempt }: Claim,
  at: IsoInstant,
  withinMs: number,
): Promise<{ at: IsoInstant; late: boolean }> {
  const conversationId = as === "open" ? `open ${message.openFor}` : message.conversationId;
  const { trx, tenant } = session;
  const slot = await freeSlot(session, { conversationId, kind: as }, at, withinMs, attempt);
  if (slot.late) return slot;
  const own = trx.updateTable("attempt").set({ startedAt: slot.at }).where("tenant", "=", tenant);
  await own.where("id", "=", attempt).execute();
  return slot;
}

export async function claimMessage(session: Session, messageId: string, at: IsoInstant): Promise<Claim | undefined> {
  const { claims } = await claimBatch(session, at, { limit: 1, horizonMs: 0, only: messageId });
  const [claim] = claims;
  const message = claim && (await beginAttempt(session, claim, at));
  return claim && message && { ...claim, message };
}

/** When the earliest of what waits may go: its own time, and its conversation's. */
export async function nextDue({ trx, tenant }: Session, at: IsoInstant): Promise<IsoInstant | undefined> {
  const { rows } = await sql<{ next: IsoInstant | null }>`
    select min(greatest(message.not_before, conversation.not_before, ${at}::timestamptz)) as next
    from message left join conversation on conversation.tenant = message.tenant
      and conversation.id = message.conversation_id and message.open_for is null
    where message.tenant = ${tenant} and ${isWaiting(at, { whenever: true })}
  `.execute(trx);
  return rows[0]?.next ?? undefined;
}

async function putOffMessage({ trx, tenant }: Session, messageId: string, until: IsoInstant): Promise<void> {
  const change = { notBefore: until, lastError: "stored by a newer release" };
  await trx.updateTable("message").set(change).where("tenant", "=", tenant).where("id", "=", messageId).execute();
}

function iso(ms: number): IsoInstant {
  return new Date(ms).toISOString();
}
