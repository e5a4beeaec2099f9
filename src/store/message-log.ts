import { type RawBuilder, sql } from "kysely";
import type { AttemptResult, MessageLog } from "../journeys/ports.ts";
import { type MessageRow, messageColumns, toMessage } from "./message-row.ts";
import type { Session } from "./session.ts";

type LogRow = MessageRow & {
  plannedAt: string;
  lastAt: string | null;
  lastOutcome: AttemptResult["outcome"] | null;
  lastStatus: number | null;
  lastCode: string | null;
};

/** Messages with their newest attempt to be posted; updates of what is posted are not told. `which` is led by an index. */
export async function logOfMessages({ trx, tenant }: Session, which: RawBuilder<unknown>): Promise<MessageLog[]> {
  const columns = sql.join(messageColumns.map((name) => sql.ref(`message.${name}`)));
  const { rows } = await sql<LogRow>`
    select ${columns}, message.planned_at, last.at as last_at, last.outcome as last_outcome,
      last.status as last_status, last.code as last_code
    from message left join lateral (
      select coalesce(finished_at, started_at) as at, outcome, status, code from attempt
      where attempt.tenant = ${tenant} and attempt.message_id = message.id and attempt.kind <> 'update'
      order by started_at desc limit 1
    ) as last on true
    where message.tenant = ${tenant} and ${which}
    order by message.seq
  `.execute(trx);
  return rows.map(toLog);
}

function toLog({ plannedAt, lastAt, lastOutcome, lastStatus, lastCode, ...row }: LogRow): MessageLog {
  const message = toMessage(row);
  if (lastAt === null) return { message, plannedAt };
  const last = {
    at: lastAt,
    ...(lastOutcome !== null && { outcome: lastOutcome }),
    ...(lastStatus !== null && { status: lastStatus }),
    ...(lastCode !== null && { code: lastCode }),
  };
  return { message, plannedAt, last };
}
