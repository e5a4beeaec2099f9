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
/** A slot lies a second ahead at most. What seems to lie further ahead was written by a clock that was wrong. */
const aheadMs = 60_000;
/** A call is given up after that long, sign-in included. */
const longestCallSeconds = 15;
const mostOfTenant = 500;
const mostOfConversation = 3700;

/** One at a time takes slots in a tenant, over all instances; held to the end of a short transaction. */
export async function lockCalls({ trx, tenant }: Session): Promise<void> {
  await sql`select tenant from tenant where tenant = ${tenant} for no key update`.execute(trx);
}

/** The attempt log as far as Teams' windows reach, read after `lockCalls`. */
export async function readCalls({ trx, tenant }: Session, at: IsoInstant, conversations: string[]): Promise<Calls> {
  const from = (ms: number) => sql`${at}::timestamptz - make_interval(secs => ${(ms + jitterMs) / 1000}::float8)`;
  const to = sql`${at}::timestamptz + make_interval(secs => ${aheadMs / 1000}::float8)`;
  const times = sql`array_agg((extract(epoch from started_at) * 1000)::float8 order by started_at)`;
  const arrivals = sql`array_agg((extract(epoch from arrival) * 1000)::float8 order by arrival)`;
  const within = (ms: number) => sql`attempt.tenant = ${tenant} and started_at > ${from(ms)} and started_at < ${to}`;
  const { rows } = await sql<{
    id: string | null;
    calls: number[] | null;
    rosters: number[] | null;
    notBefore: IsoInstant | null;
  }>`
    select null as id, (select ${times} from (
        select started_at from attempt where ${within(secondMs)} order by started_at desc limit ${mostOfTenant}
      ) as recent) as calls, null::float8[] as rosters, null::timestamptz as not_before
    union all
    select asked.id, (select ${arrivals} from (
        select ${arrival(at)} as arrival from attempt
        where ${within(hourMs)} and conversation_id = asked.id and kind <> 'roster'
        order by started_at desc limit ${mostOfConversation}
      ) as sends), (select ${arrivals} from (
        select ${arrival(at)} as arrival from attempt
        where ${within(hourMs)} and conversation_id = asked.id and kind = 'roster'
        order by started_at desc limit ${mostOfConversation}
      ) as reads), (
        select not_before from conversation where conversation.tenant = ${tenant} and conversation.id = asked.id
      )
    from unnest(${conversations}::text[]) as asked (id)
  `.execute(trx);
  const rounded = (list: number[] | null) => (list ?? []).map((ms) => Math.round(ms));
  const own = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ id, ...row }]));
  return {
    log: {
      tenant: rounded(rows.find(({ id }) => id === null)?.calls ?? null),
      sends: new Map(own.map(({ id, calls }) => [id, rounded(calls)])),
      rosters: new Map(own.map(({ id, rosters }) => [id, rounded(rosters)])),
    },
    pauses: new Map(own.flatMap(({ id, notBefore }) => (notBefore ? [[id, Date.parse(notBefore)] as const] : []))),
  };
}

/**
 * The latest moment at which Teams can have counted a call: its answer's, and for one that has no answer yet now. A
 * conversation's limits are so narrow that the time a call is on its way would break them; the tenant's has jitterMs.
 */
function arrival(at: IsoInstant): RawBuilder<IsoInstant> {
  const longest = sql`make_interval(secs => ${longestCallSeconds})`;
  return sql`case
    when finished_at is not null then least(greatest(started_at, finished_at), started_at + ${longest})
    when started_at > ${at}::timestamptz - ${longest} then greatest(started_at, ${at}::timestamptz)
    else started_at end`;
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
): Promise<{ at: IsoInstant; late: boolean }> {
  await lockCalls(session);
  const { log, pauses } = await readCalls(session, at, [conversationId]);
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
