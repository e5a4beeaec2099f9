import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { type CallKind, type CallLog, jitterMs, slotsFor } from "../domain/asking/quota.ts";
import { instantAfter } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { AttemptResult, CallData } from "../journeys/ports.ts";
import type { Session } from "./session.ts";

/** What a tenant's earlier calls leave room for, and the conversations that pause. */
export type Calls = { log: CallLog; pauses: ReadonlyMap<string, number> };
export type NewAttempt = {
  id: string;
  messageId: string | null;
  kind: CallKind;
  conversationId: string;
  wanted: number;
  startedAt: IsoInstant;
};

const secondMs = 1000;
const hourMs = 3_600_000;
/** A slot lies a second ahead at most: one further ahead could be overtaken by a call that is late. What seems to lie further ahead was written by a clock that was wrong. */
const aheadMs = 60_000;
/** A call is given up after that long, sign-in included. */
const longestCallSeconds = 15;
const mostOfTenant = 500;
const mostOfConversation = 3700;

/** One at a time takes slots in a tenant, over all instances; held to the end of a short transaction. */
export async function lockCalls({ trx, tenant }: Session): Promise<void> {
  await sql`select tenant from tenant where tenant = ${tenant} for no key update`.execute(trx);
}

/** The attempt log as far as Teams' windows reach, read after `lockCalls`; `except`: an attempt that looks for a new slot. */
export async function readCalls(
  { trx, tenant }: Session,
  at: IsoInstant,
  conversations: string[],
  except: string | null = null,
): Promise<Calls> {
  const from = (ms: number) => sql`${at}::timestamptz - make_interval(secs => ${(ms + jitterMs) / 1000}::float8)`;
  const to = sql`${at}::timestamptz + make_interval(secs => ${aheadMs / 1000}::float8)`;
  const times = sql`array_agg((extract(epoch from started_at) * 1000)::float8 order by started_at)`;
  const arrivals = sql`array_agg((extract(epoch from ${arrival}) * 1000)::float8 order by ${arrival})`;
  const within = (ms: number) => sql`attempt.tenant = ${tenant} and started_at > ${from(ms)} and started_at < ${to}`;
  const callsOf = (kind: RawBuilder<unknown>) => sql`
    select ${arrivals} filter (where not ${underWay(at)}) as times,
      (count(*) filter (where ${underWay(at)}))::int as under_way
    from (
      select id, started_at, finished_at from attempt
      where ${within(hourMs)} and conversation_id = asked.id and ${kind} and id is distinct from ${except}
      order by started_at desc limit ${mostOfConversation}
    ) as recent`;
  const { rows } = await sql<{
    id: string | null;
    calls: number[] | null;
    rosters: number[] | null;
    sendsUnderWay: number;
    rostersUnderWay: number;
    notBefore: IsoInstant | null;
  }>`
    select null as id, (select ${times} from (
        select started_at from attempt where ${within(secondMs)} order by started_at desc limit ${mostOfTenant}
      ) as recent) as calls, null::float8[] as rosters, 0 as sends_under_way, 0 as rosters_under_way, null::timestamptz as not_before
    union all
    select asked.id, sends.times, reads.times, sends.under_way, reads.under_way, (
        select not_before from conversation where conversation.tenant = ${tenant} and conversation.id = asked.id
      )
    from unnest(${conversations}::text[]) as asked (id)
    cross join lateral (${callsOf(sql`kind <> 'roster'`)}) as sends
    cross join lateral (${callsOf(sql`kind = 'roster'`)}) as reads
  `.execute(trx);
  const rounded = (list: number[] | null) => (list ?? []).map((ms) => Math.round(ms));
  const own = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ id, ...row }]));
  return {
    log: {
      tenant: rounded(rows.find(({ id }) => id === null)?.calls ?? null),
      sends: new Map(own.map((row) => [row.id, { times: rounded(row.calls), underWay: row.sendsUnderWay }])),
      rosters: new Map(own.map((row) => [row.id, { times: rounded(row.rosters), underWay: row.rostersUnderWay }])),
    },
    pauses: new Map(own.flatMap(({ id, notBefore }) => (notBefore ? [[id, Date.parse(notBefore)] as const] : []))),
  };
}

const longestCall = sql`make_interval(secs => ${longestCallSeconds})`;

/** The latest moment at which Teams can have counted a call: its answer's, and never later than a call may take. */
const arrival = sql`least(greatest(started_at, coalesce(finished_at, 'infinity')), started_at + ${longestCall})`;

/**
 * It has a slot and no answer: nobody knows when Teams counts it, since a busy machine sends late and the network takes
 * its time. A conversation's limits are so narrow that this would break them; the tenant's has jitterMs.
 */
function underWay(at: IsoInstant): RawBuilder<boolean> {
  return sql`(finished_at is null and started_at > ${at}::timestamptz - ${longestCall})`;
}

export async function logAttempts({ trx, tenant }: Session, attempts: NewAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await trx
    .insertInto("attempt")
    .values(attempts.map((attempt) => ({ ...attempt, tenant })))
    .execute();
}

export function callData(session: Session): CallData {
  const { trx, tenant } = session;
  return {
    reserve: async ({ conversationId, kind }, at, withinMs) => {
      const slot = await freeSlot(session, { conversationId, kind }, at, withinMs);
      if (slot.late) return { at: slot.at };
      const id = randomUUID();
      await logAttempts(session, [{ id, messageId: null, kind, conversationId, wanted: 0, startedAt: slot.at }]);
      return { attempt: id, at: slot.at };
    },
    finish: async (attempt, result, at) => {
      const closed = trx.updateTable("attempt").set(resultColumns(result, at)).where("tenant", "=", tenant);
      const row = await closed.where("id", "=", attempt).returning("conversationId").executeTakeFirst();
      if (row?.conversationId) await pauseConversation(session, row.conversationId, result, at);
    },
  };
}

/** Under the lock, which the caller's transaction keeps until the slot is logged. */
export async function freeSlot(
  session: Session,
  { conversationId, kind }: { conversationId: string; kind: CallKind },
  at: IsoInstant,
  withinMs: number,
  except?: string,
): Promise<{ at: IsoInstant; late: boolean }> {
  await lockCalls(session);
  const { log, pauses } = await readCalls(session, at, [conversationId], except);
  const now = Date.parse(at);
  const notBefore = pauses.get(conversationId);
  const wanted = { conversation: conversationId, kind, ...(notBefore !== undefined && { notBefore }) };
  const [slot = now] = slotsFor([wanted], log, { now });
  return { at: new Date(slot).toISOString(), late: slot > now + withinMs };
}

export function resultColumns(result: AttemptResult, at: IsoInstant) {
  return {
    finishedAt: at,
    outcome: result.outcome,
    status: "status" in result ? (result.status ?? null) : null,
    code: "code" in result ? (result.code ?? null) : null,
    error: "error" in result ? result.error : null,
  };
}

const pausing: ReadonlySet<number | undefined> = new Set([412, 429]);

/** Teams has had too much in this conversation: everything in it waits, not only what was turned away. */
export async function pauseConversation(
  { trx, tenant }: Session,
  conversationId: string,
  result: AttemptResult,
  at: IsoInstant,
  until?: IsoInstant,
): Promise<void> {
  if (result.outcome !== "retry" || !pausing.has(result.status)) return;
  const asked = result.afterMs === undefined ? undefined : instantAfter(at, result.afterMs);
  const moment = until ?? asked;
  if (moment === undefined) return;
  await putOff({ trx, tenant }, conversationId, moment);
}

/** Nothing goes out in the conversation before then; a later moment that is set stands. */
export async function putOff(
  { trx, tenant }: Pick<Session, "trx" | "tenant">,
  conversationId: string,
  until: IsoInstant,
): Promise<void> {
  await trx
    .updateTable("conversation")
    .set({ notBefore: sql<string>`greatest(not_before, ${until}::timestamptz)` })
    .where("tenant", "=", tenant)
    .where("id", "=", conversationId)
    .execute();
}
