import { sql } from "kysely";
import { isReminderStage, type Reminder } from "../domain/asking/reminder.ts";
import type { MessageState, ReminderData, SentReminder } from "../journeys/ports.ts";
import { type Session, withoutNulls } from "./session.ts";

export function reminderData(session: Session): ReminderData {
  const { trx, tenant } = session;
  return {
    take: (reminders) => take(session, reminders),
    ofRound: (roundId) => sent(session, sql<boolean>`reminder.round_id = ${roundId}`),
    ofAsks: async (askIds) =>
      askIds.length === 0 ? [] : sent(session, sql<boolean>`reminder.ask_id = any(${askIds}::text[])`),
    contact: async (projectId, users, on) => {
      if (users.length === 0) return [];
      // in one order, so that two who write to the same people never wait crosswise
      const rows = [...new Set(users)].sort().map((person) => ({ tenant, projectId, person, onDate: on }));
      const insert = trx
        .insertInto("contact")
        .values(rows)
        .onConflict((c) => c.doNothing());
      return (await insert.returning("person").execute()).map(({ person }) => person);
    },
  };
}

/** The key decides: a second one who takes the same waits for the first's commit and then gets nothing. */
async function take({ trx, tenant }: Session, reminders: Reminder[]): Promise<Reminder[]> {
  if (reminders.length === 0) return [];
  const keyOf = ({ askId, stage, person }: Pick<Reminder, "askId" | "person"> & { stage: string }) =>
    `${askId} ${stage} ${person}`;
  const sorted = [...reminders].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rows = sorted.map((reminder) => ({ ...reminder, tenant, messageId: reminder.messageId ?? null }));
  const insert = trx
    .insertInto("reminder")
    .values(rows)
    .onConflict((c) => c.doNothing());
  const taken = new Set((await insert.returning(["askId", "stage", "person"]).execute()).map(keyOf));
  return reminders.filter((reminder) => taken.has(keyOf(reminder)));
}

type Row = Omit<Reminder, "stage" | "messageId"> & {
  stage: string;
  messageId: string | null;
  messageState: MessageState | null;
};

async function sent({ trx, tenant }: Session, which: ReturnType<typeof sql<boolean>>): Promise<SentReminder[]> {
  const { rows } = await sql<Row>`
    select ask_id, stage, person, reminder.project_id, reminder.round_id, due_on, at, message_id,
      message.state as message_state
    from reminder left join message on message.tenant = reminder.tenant and message.id = reminder.message_id
    where reminder.tenant = ${tenant} and ${which}
    order by at, ask_id, stage, person
  `.execute(trx);
  return rows.map(({ stage, ...row }) => {
    if (!isReminderStage(stage)) throw new Error(`no such reminder stage: ${stage}`);
    return { ...withoutNulls(row), stage };
  });
}
