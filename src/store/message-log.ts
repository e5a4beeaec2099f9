import { type RawBuilder, sql } from "kysely";
import type { AttemptResult, MessageLog } from "../journeys/ports.ts";
import { type MessageRow, messageColumns, toMessage } from "./message-row.ts";
import { messageHolds } from "./restore-hold.ts";
import type { Session } from "./session.ts";

type LogRow = MessageRow & {
  place: MessageLog["place"] | null;
  plannedAt: string;
  pausedUntil: string | null;
  held: boolean;
  lastAt: string | null;
  lastOutcome: AttemptResult["outcome"] | null;
  lastStatus: number | null;
  lastCode: string | null;
};

/** Messages with their newest attempt to be posted; updates of what is posted are not told. `which` is led by an index. */
export async function logOfMessages({ trx, tenant }: Session, which: RawBuilder<unknown>): Promise<MessageLog[]> {
  const columns = sql.join(messageColumns.map((name) => sql.ref(`message.${name}`)));
  const { rows } = await sql<LogRow>`
    select ${columns}, message.planned_at, conversation.kind as place, conversation.not_before as paused_until,
      ${messageHolds} as held, last.at as last_at, last.outcome as last_outcome, last.status as last_status,
      last.code as last_code
    from message
    left join conversation on conversation.tenant = message.tenant and conversation.id = message.conversation_id
    left join lateral (
      select coalesce(finished_at, started_at) as at, outcome, status, code from attempt
      where attempt.tenant = ${tenant} and attempt.message_id = message.id and attempt.kind <> 'update'
      order by started_at desc limit 1
    ) as last on true
    where message.tenant = ${tenant} and ${which}
    order by message.seq
  `.execute(trx);
  return rows.map(toLog);
}

/** On nobody's screen; each arm has its partial index. */
export function undeliveredOf({ tenant }: Session, projectId?: string): RawBuilder<unknown> {
  const own = projectId === undefined ? sql`tenant = ${tenant}` : sql`tenant = ${tenant} and project_id = ${projectId}`;
  return sql`message.id in (
    select id from message where ${own} and state in ('failed', 'blocked', 'unknown')
    union all select id from message where ${own} and state in ('planned', 'sending'))`;
}

function toLog(logged: LogRow): MessageLog {
  const { plannedAt, place, pausedUntil, held, lastAt, lastOutcome, lastStatus, lastCode, ...row } = logged;
  const message = toMessage(row);
  // a place that was never met is a person's own chat that is to be made
  const isOwnChat = place === null || message.openFor !== undefined;
  const known = {
    message,
    place: isOwnChat ? ("personal" as const) : place,
    plannedAt,
    held,
    ...(pausedUntil !== null && !isOwnChat && { pausedUntil }),
  };
  if (lastAt === null) return known;
  const last = {
    at: lastAt,
    ...(lastOutcome !== null && { outcome: lastOutcome }),
    ...(lastStatus !== null && { status: lastStatus }),
    ...(lastCode !== null && { code: lastCode }),
  };
  return { ...known, last };
}
