import { type RawBuilder, sql } from "kysely";
import type { SeenPost } from "../journeys/ports.ts";
import { gatherSeconds, type Session } from "./session.ts";

/** More copies than Teams and our own doubts can make of one card. */
const mostCopies = 5;

/** The message whose card was clicked: of this person, in this place, with these asks on it. */
export function isCard({ user, conversationId, askIds }: SeenPost): RawBuilder<boolean> {
  return sql`(message.subject ->> 'kind' = 'answerCard' and message.subject ->> 'user' = ${user}
    and message.conversation_id = ${conversationId}
    and message.subject -> 'askIds' @> ${JSON.stringify(askIds)}::jsonb)`;
}

/**
 * A click proves that a card arrived. Where we were not sure of any post of it, this is the one, and its asks are
 * delivered; where we know another, this is a copy, which is kept true from now on.
 */
export async function noteSeen({ trx, tenant, wake }: Session, roundId: string, seen: SeenPost): Promise<void> {
  const { activityId, at } = seen;
  const { rows } = await sql<{ id: string }>`
    with card as (
      select id, activity_id, subject from message
      where tenant = ${tenant} and round_id = ${roundId} and ${isCard(seen)}
        and (state in ('sending', 'delivered', 'unknown', 'failed') or (state = 'planned' and attempts > 0))
      order by seq limit 1 for update
    ), copied as (
      insert into message_copy (tenant, message_id, activity_id, at)
      select ${tenant}, id, ${activityId}, ${at}::timestamptz from card
      where activity_id is not null and activity_id <> ${activityId} and ${mostCopies} > (
        select count(*) from message_copy where tenant = ${tenant} and message_copy.message_id = card.id
      )
      on conflict do nothing
      returning message_id
    ), asked as (
      update ask set state = 'delivered', delivered_at = coalesce(delivered_at, ${at}::timestamptz)
      where tenant = ${tenant} and state in ('sending', 'unknown', 'failed') and id in (
        select jsonb_array_elements_text(subject -> 'askIds') from card where activity_id is null
      )
    )
    update message set
      state = 'delivered', activity_id = coalesce(activity_id, ${activityId}), wanted = wanted + 1,
      not_before = null, last_error = null
    where tenant = ${tenant} and id in (select id from card where activity_id is null union select message_id from copied)
    returning id
  `.execute(trx);
  if (rows.length > 0) wake(roundId, gatherSeconds);
}

/** An update that began after the reply was drawn may have been overwritten by it, whichever arrived first. */
export async function noteReplaced(
  { trx, tenant, wake }: Session,
  { conversationId, activityId }: { conversationId: string; activityId: string },
  since: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update message set wanted = wanted + 1
    where tenant = ${tenant} and activity_id = ${activityId} and state = 'delivered' and id in (
      select message_id from attempt
      where tenant = ${tenant} and conversation_id = ${conversationId} and kind = 'update'
        and started_at >= ${since}
    )
    returning id
  `.execute(trx);
  for (const { id } of rows) wake(id, gatherSeconds);
}
