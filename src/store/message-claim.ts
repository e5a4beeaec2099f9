import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import type { OutgoingMessage } from "../journeys/ports.ts";
import { type MessageRow, messageColumns, toMessage } from "./message-row.ts";
import { isWaiting } from "./message-waiting.ts";
import type { Session } from "./session.ts";

type Claim = { message: OutgoingMessage; as: "create" | "update"; under?: string; attempt: string };
type Claimed = MessageRow & { was: string; under: string | null };

/** The row's lock decides between two claimers: the second waits, and then finds nothing that waits. */
export async function claimMessage(session: Session, messageId: string, at: IsoInstant): Promise<Claim | undefined> {
  const { trx, tenant } = session;
  const columns = sql.join(messageColumns.map((name) => sql.ref(`message.${name}`)));
  const { rows } = await sql<Claimed>`
    with waiting as (
      select id, state as was from message
      where tenant = ${tenant} and id = ${messageId} and ${isWaiting(at)}
      for update
    )
    update message set
      state = case when was = 'planned' then 'sending' else state end, attempts = attempts + 1, claimed_at = ${at}
    from waiting where message.tenant = ${tenant} and message.id = waiting.id
    returning ${columns}, was, (
      select activity_id from message as root where root.tenant = message.tenant and root.id = message.under_message
    ) as under
  `.execute(trx);
  const [row] = rows;
  if (!row) return undefined;
  const { was, under, ...stored } = row;
  const claim = {
    message: toMessage(stored),
    as: was === "planned" ? "create" : "update",
    attempt: randomUUID(),
  } as const;
  await logAttempt(session, claim, at);
  return under === null ? claim : { ...claim, under };
}

async function logAttempt({ trx, tenant }: Session, { message, as, attempt }: Claim, at: IsoInstant): Promise<void> {
  const row = { tenant, id: attempt, messageId: message.id, kind: as, wanted: message.wanted, startedAt: at };
  await trx.insertInto("attempt").values(row).execute();
}
