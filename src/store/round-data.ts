import { type Selectable, sql } from "kysely";
import { type Ask, askStates, type Round } from "../domain/asking/ask.ts";
import { canBeAnswered, isWaiting } from "../domain/asking/ask-transitions.ts";
import { remindedStates } from "../domain/asking/reminder.ts";
import type { IsoDate } from "../domain/time/time.ts";
import type { RoundData } from "../journeys/ports.ts";
import { type AskRow, askColumns, toAsk, toAskRow } from "./ask-row.ts";
import { columnName, prepared, selected } from "./prepared.ts";
import { type OpenSession, type Session, withoutNulls } from "./session.ts";
import type { RoundTable } from "./tables.ts";

const roundColumns = [
  "id",
  "projectId",
  "openedAt",
  "openedBy",
  "scheduledAt",
  "dueAt",
  "state",
  "conversationId",
] as const;
type RoundRow = Pick<Selectable<RoundTable>, (typeof roundColumns)[number]>;
const askChange = askColumns.filter((column) => column !== "id");
const remindableStates = [...remindedStates, "cannotMeasure"] as const;
const waiting = askStates.filter(isWaiting);
const answerable = askStates.filter(canBeAnswered);

const findRound = prepared("find_round", `select ${selected(roundColumns)} from round where tenant = $1 and id = $2`);
const findAsks = prepared(
  "find_asks",
  `select ${selected(askColumns)} from ask where tenant = $1 and id = any($2::text[])`,
);
/** Locked in one order, so that two answers to the same card wait for each other and never crosswise. */
const lockFoundAsks = prepared("lock_asks", `${findAsks.text} order by id for update`);
const asksOfRound = prepared(
  "asks_of_round",
  `select ${selected(askColumns)} from ask where tenant = $1 and round_id = $2 order by seq`,
);
const countBeside = prepared(
  "count_waiting_beside",
  `select count(*) as waiting from ask where tenant = $1 and round_id = $2 and person = $3
    and id <> all($4::text[]) and state = any($5::text[])`,
);
const changeAsk = prepared(
  "save_ask",
  `update ask set ${askChange.map((column, at) => `${columnName(column)} = $${at + 3}`).join(", ")}
    where tenant = $1 and id = $2 returning id`,
);

export function roundData(session: OpenSession): RoundData {
  const { line, tenant } = session;
  return {
    insert: async (round, asks) => {
      await session.trx
        .insertInto("round")
        .values({ ...round, scheduledAt: round.scheduledAt ?? null, tenant: session.tenant })
        .execute();
      await insertAsks(session, asks);
    },
    addAsks: (asks) => insertAsks(session, asks),
    find: async (roundId) => {
      const [row] = await line.rows<RoundRow>(findRound, [tenant, roundId]);
      return row && withoutNulls(row);
    },
    openOf: async (projectId) => {
      const open = rounds(session).where("projectId", "=", projectId).where("state", "=", "open");
      const row = await open.orderBy("openedAt", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
      return row && withoutNulls(row);
    },
    newestOf: async (projectId) => {
      const all = rounds(session).where("projectId", "=", projectId);
      const row = await all.orderBy("openedAt", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
      return row && withoutNulls(row);
    },
    currentOf: async (projectId) => {
      const some = rounds(session).where("projectId", "=", projectId).where(wasAsked);
      const row = await some.orderBy("openedAt", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
      return row && withoutNulls(row);
    },
    closeIfDone: async (roundId, today) =>
      (await closeDone(session, { column: "id", value: roundId }, today)).length > 0,
    closeDone: (projectId, today) => closeDone(session, { column: "project_id", value: projectId }, today),
    saveRound: (round) => saveRound(session, round),
    asks: async (roundId) => (await line.rows<AskRow>(asksOfRound, [tenant, roundId])).map(toAsk),
    asksById: async (askIds) => inOrder(askIds, await line.rows<AskRow>(findAsks, [tenant, askIds])),
    openAsks: async (projectId) => {
      const open = asks(session).where("projectId", "=", projectId).where("state", "in", answerable);
      return (await open.orderBy("seq").execute()).map(toAsk);
    },
    remindable: (projectId) => remindable(session, projectId),
    waitingBeside: async (roundId, user, askIds) => {
      const [row] = await line.rows<{ waiting: number }>(countBeside, [tenant, roundId, user, askIds, waiting]);
      return row?.waiting ?? 0;
    },
    lockAsks: async (askIds) =>
      askIds.length === 0 ? [] : inOrder(askIds, await line.rows<AskRow>(lockFoundAsks, [tenant, askIds])),
    saveAsk: (ask) => saveAsk(session, ask),
  };
}

/** An answer in chat that nobody had asked for is in a closed round of its own, without a root post. */
const wasAsked = sql<boolean>`(round.state = 'open' or (round.state = 'closed' and exists (
  select 1 from message where message.tenant = round.tenant and message.id = round.id)))`;

/**
 * A reminder that a value is expected goes once for each day the person named. `offset 0`: looked up for each such ask,
 * since under row-level security all reminders of the tenant would else be read for a comparison that is no plain one.
 */
async function remindable(session: Session, projectId: string): Promise<Ask[]> {
  const expected = sql<boolean>`(ask.state <> 'cannotMeasure' or (ask.expected_on is not null and not exists (
    select 1 from reminder where reminder.tenant = ask.tenant and reminder.ask_id = ask.id
      and reminder.stage = 'expected ' || ask.expected_on offset 0)))`;
  const some = asks(session).where("projectId", "=", projectId).where("state", "in", remindableStates).where(expected);
  return (await some.orderBy("seq").execute()).map(toAsk);
}

/** The lock first: of two last answers at once the second sees the first's. */
async function closeDone(
  { trx, tenant }: Session,
  { column, value }: { column: "id" | "project_id"; value: string },
  today: IsoDate,
): Promise<string[]> {
  const which = sql`tenant = ${tenant} and ${sql.ref(column)} = ${value} and state = 'open'`;
  const { rows: open } = await sql<{ id: string }>`select id from round where ${which} order by id for update`.execute(
    trx,
  );
  if (open.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update round set state = 'closed'
    where tenant = ${tenant} and id = any(${open.map(({ id }) => id)}::text[]) and not exists (
      select 1 from ask where ask.tenant = ${tenant} and ask.round_id = round.id
        and (ask.state = any(${waiting}::text[]) or (ask.state = 'cannotMeasure' and ask.expected_on > ${today}))
    )
    returning id
  `.execute(trx);
  return rows.map(({ id }) => id);
}

function rounds({ trx, tenant }: Session) {
  return trx.selectFrom("round").select(roundColumns).where("tenant", "=", tenant);
}

function asks({ trx, tenant }: Session) {
  return trx.selectFrom("ask").select(askColumns).where("tenant", "=", tenant);
}

async function insertAsks({ trx, tenant }: Session, added: Ask[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((ask) => toAskRow(tenant, ask));
  await trx.insertInto("ask").values(rows).execute();
}

function inOrder(askIds: string[], rows: AskRow[]): Ask[] {
  const found = new Map(rows.map((row) => [row.id, toAsk(row)]));
  return askIds.flatMap((id) => found.get(id) ?? []);
}

async function saveRound({ trx, tenant }: Session, round: Round): Promise<void> {
  const { id, ...rest } = round;
  const change = { ...rest, openedBy: rest.openedBy ?? null, scheduledAt: rest.scheduledAt ?? null };
  const saved = await trx
    .updateTable("round")
    .set(change)
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error(`no round ${id} to save`);
}

async function saveAsk({ line, tenant }: OpenSession, ask: Ask): Promise<void> {
  const row = toAskRow(tenant, ask);
  const { id } = row;
  const saved = await line.rows(changeAsk, [tenant, id, ...askChange.map((column) => row[column])]);
  if (saved.length !== 1) throw new Error(`no ask ${id} to save`);
}
