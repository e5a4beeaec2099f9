import { type RawBuilder, sql, type Transaction } from "kysely";
import type { IsoInstant } from "../domain/time/time.ts";
import { auditData } from "./audit-data.ts";
import type { Tables } from "./tables.ts";
import type { Transactions } from "./transactions.ts";

/** What is kept for some time only, in days; never less than `least`, whatever a tenant says. */
export const keptDays = {
  /** that a click has been taken: a replay later than this is told by the ask's own state and revision */
  inbox: { usual: 400, least: 30 },
  /** workbooks that wait for "Lagre" */
  uploads: { usual: 7, least: 1 },
  /** calls to Teams: the quota is counted in the last hour of them */
  attempts: { usual: 90, least: 2 },
  /** messages of closed rounds, posted or given up, with the reminders they were */
  messages: { usual: 365, least: 30 },
  /** what was entered and never taken, in closed rounds */
  drafts: { usual: 30, least: 1 },
  /** digests; the newest of each project stays, since the next begins where it ends */
  digests: { usual: 1095, least: 30 },
  /** on which days the bot has written to whom */
  contacts: { usual: 30, least: 2 },
  /** who stood in for whom, after it is over */
  standIns: { usual: 365, least: 1 },
} as const;
export type Kept = keyof typeof keptDays;
type Removed = { what: Kept | "rosters"; rows: number };

export type Retention = {
  /** Days for everything, with what the tenant has said itself. */
  settings: (tenant: string) => Promise<Record<Kept, number>>;
  set: (tenant: string, what: Kept, days: number, at: IsoInstant) => Promise<void>;
  /** Once a day over all instances: undefined when it is done or another does it. */
  daily: (tenant: string, at: IsoInstant) => Promise<Removed[] | undefined>;
  /** At once; `dry` only counts. `source`: of who runs it, for the audit trail. */
  run: (tenant: string, at: IsoInstant, how: { dry: boolean; source?: "cli" | "schedule" }) => Promise<Removed[]>;
};

/** Rows in one transaction: an answer never waits for more than a few milliseconds of it. */
const batch = 500;
/** Batches of one kind in a run; what is left waits for the next day's. */
const mostBatches = 40;

/** For who looks at the statements: these read all of a tenant, in batches, once a day. */
export const onceADay = "/* once a day */";
const mark = sql.raw(onceADay);

type Trx = Transaction<Tables>;
type Rule = {
  what: Kept | "rosters";
  table: string;
  key: string[];
  old: (tenant: string, before: Before) => RawBuilder<unknown>;
};
type Before = (what: Kept) => string;

/** Moved to what is finished: nothing here is needed to answer, to send, or to tell what became of an ask. */
const rules: Rule[] = [
  { what: "inbox", table: "inbox", key: ["key"], old: (_, before) => sql`at < ${before("inbox")}::timestamptz` },
  { what: "uploads", table: "upload", key: ["id"], old: (_, before) => sql`at < ${before("uploads")}::timestamptz` },
  {
    what: "attempts",
    table: "attempt",
    key: ["id"],
    old: (tenant, before) => sql`started_at < ${before("attempts")}::timestamptz and finished_at is not null
      and (message_id is null or not exists (select 1 from message where message.tenant = ${tenant}
        and message.id = attempt.message_id and message.state in ('planned', 'sending', 'unknown')))`,
  },
  {
    what: "messages",
    table: "reminder",
    key: ["ask_id", "stage", "person"],
    old: (tenant, before) => sql`at < ${before("messages")}::timestamptz and exists (select 1 from round
      where round.tenant = ${tenant} and round.id = reminder.round_id and round.state <> 'open')`,
  },
  {
    what: "messages",
    table: "action_ask",
    key: ["project_id", "action_id", "due_on", "stage", "person"],
    // while it is open, it would be asked about again
    old: (tenant, before) => sql`at < ${before("messages")}::timestamptz and not exists (select 1 from action
      where action.tenant = ${tenant} and action.project_id = action_ask.project_id
        and action.id = action_ask.action_id and action.status in ('planned', 'started'))`,
  },
  {
    what: "messages",
    table: "message_copy",
    key: ["message_id", "activity_id"],
    old: (tenant, before) => sql`at < ${before("messages")}::timestamptz and exists (select 1 from message
      where message.tenant = ${tenant} and message.id = message_copy.message_id
        and ${finished(tenant, before("messages"))})`,
  },
  {
    what: "messages",
    table: "message",
    key: ["id"],
    old: (tenant, before) => sql`${finished(tenant, before("messages"))} and not exists (select 1 from message_copy
      where message_copy.tenant = ${tenant} and message_copy.message_id = message.id)`,
  },
  {
    what: "digests",
    table: "digest",
    key: ["id"],
    old: (tenant, before) => sql`at < ${before("digests")}::timestamptz and exists (select 1 from digest newer
      where newer.tenant = ${tenant} and newer.project_id = digest.project_id and newer.ends_at > digest.ends_at)
      and not exists (select 1 from message where message.tenant = ${tenant} and subject ->> 'digestId' = digest.id)`,
  },
  {
    what: "contacts",
    table: "contact",
    key: ["project_id", "person", "on_date"],
    old: (_, before) => sql`on_date < ${before("contacts")}::timestamptz::date`,
  },
  {
    what: "standIns",
    table: "stand_in",
    key: ["project_id", "person", "from_date"],
    old: (_, before) => sql`to_date < ${before("standIns")}::timestamptz::date`,
  },
  {
    what: "rosters",
    table: "member",
    key: ["conversation_id", "teams_id"],
    // read anew when the app comes back
    old: (tenant) => sql`exists (select 1 from conversation where conversation.tenant = ${tenant}
      and conversation.id = member.conversation_id and not conversation.installed)`,
  },
];

function finished(tenant: string, before: string): RawBuilder<unknown> {
  return sql`message.planned_at < ${before}::timestamptz and message.state in ('delivered', 'failed', 'blocked')
    and message.claimed_at is null and (message.round_id is null or exists (select 1 from round
      where round.tenant = ${tenant} and round.id = message.round_id and round.state <> 'open'))`;
}

export function retentionOf(transactions: Transactions): Retention {
  const settings = (tenant: string) => transactions("read", tenant, ({ trx }) => readSettings(trx, tenant));
  const run: Retention["run"] = async (tenant, at, { dry, source = "cli" }) => {
    const days = await settings(tenant);
    const before: Before = (what) => new Date(Date.parse(at) - days[what] * 86_400_000).toISOString();
    const removed: Removed[] = [];
    const removal = { tenant, at, source };
    for (const rule of rules) {
      const where = rule.old(tenant, before);
      const rows = dry
        ? await count(transactions, tenant, rule.table, where)
        : await removeAll(transactions, removal, rule, where);
      removed.push({ what: rule.what, rows });
    }
    removed.push({ what: "drafts", rows: await drafts(transactions, removal, before("drafts"), dry) });
    return summed(removed);
  };
  return {
    settings,
    set: (tenant, what, days, at) =>
      transactions("write", tenant, async ({ trx }) => {
        const old = (await readSettings(trx, tenant))[what];
        await note({ trx, tenant, at, source: "cli" }, { what: "retentionSet", subject: what, old, new: days });
        await sql`insert into retention (tenant, what, days, said_at) values (${tenant}, ${what}, ${days}, ${at})
          on conflict (tenant, what) do update set days = excluded.days, said_at = excluded.said_at`.execute(trx);
      }),
    run,
    daily: async (tenant, at) =>
      (await claim(transactions, tenant, at)) ? run(tenant, at, { dry: false, source: "schedule" }) : undefined,
  };
}

type Noting = { tenant: string; at: IsoInstant; source: string };
/** In the trail of the organisation: what is kept is not said for one project. */
async function note(
  { trx, tenant, ...by }: Noting & { trx: Trx },
  { old, new: after, ...said }: { what: string; subject: string; old?: number; new?: number },
): Promise<void> {
  const numbers = { ...(old !== undefined && { old: `${old}` }), ...(after !== undefined && { new: `${after}` }) };
  await auditData({ trx, tenant, wake: () => undefined }).append([{ ...by, ...said, ...numbers }]);
}

async function readSettings(trx: Trx, tenant: string): Promise<Record<Kept, number>> {
  const { rows } = await sql<{ what: string; days: number }>`
    ${mark} select what, days from retention where tenant = ${tenant}`.execute(trx);
  const said = new Map(rows.map(({ what, days }) => [what, days]));
  const days = (what: Kept) => Math.max(said.get(what) ?? keptDays[what].usual, keptDays[what].least);
  const kinds = Object.keys(keptDays) as Kept[];
  return Object.fromEntries(kinds.map((what) => [what, days(what)])) as Record<Kept, number>;
}

/** A run that dies is made up for by the next day's: each takes what is old, whatever was taken before. */
function claim(transactions: Transactions, tenant: string, at: IsoInstant): Promise<boolean> {
  return transactions("write", tenant, async ({ trx }) => {
    const { rows } = await sql`insert into retention_run (tenant, next_at)
      values (${tenant}, ${at}::timestamptz + interval '1 day')
      on conflict (tenant) do update set next_at = excluded.next_at where retention_run.next_at <= ${at}
      returning tenant`.execute(trx);
    return rows.length > 0;
  });
}

async function count(
  transactions: Transactions,
  tenant: string,
  table: string,
  where: RawBuilder<unknown>,
): Promise<number> {
  return transactions("read", tenant, async ({ trx }) => {
    const { rows } = await sql<{ rows: number }>`
      ${mark} select count(*)::int as rows from ${sql.table(table)} where ${sql.ref(`${table}.tenant`)} = ${tenant} and ${where}`.execute(
      trx,
    );
    return rows[0]?.rows ?? 0;
  });
}

/** Rows that somebody holds at this moment are left for the next day. */
async function removeAll(
  transactions: Transactions,
  { tenant, ...by }: Noting,
  { table, key, what }: Rule,
  where: RawBuilder<unknown>,
): Promise<number> {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  let removed = 0;
  for (let round = 0; round < mostBatches; round += 1) {
    const rows = await transactions("write", tenant, async ({ trx }) => {
      const result = await sql`${mark} delete from ${sql.table(table)} where tenant = ${tenant} and (${columns}) in (
        select ${columns} from ${sql.table(table)} where ${sql.ref(`${table}.tenant`)} = ${tenant} and ${where}
        limit ${batch} for update of ${sql.table(table)} skip locked)`.execute(trx);
      const gone = Number(result.numAffectedRows ?? 0);
      if (gone > 0) await note({ trx, tenant, ...by }, { what: "retentionRun", subject: what, old: gone });
      return gone;
    });
    removed += rows;
    if (rows < batch) break;
  }
  return removed;
}

async function drafts(
  transactions: Transactions,
  { tenant, ...by }: Noting,
  before: string,
  dry: boolean,
): Promise<number> {
  const old = sql`draft is not null and exists (select 1 from round where round.tenant = ${tenant}
    and round.id = ask.round_id and round.state <> 'open' and round.due_at < ${before}::timestamptz)`;
  if (dry) return count(transactions, tenant, "ask", old);
  return transactions("write", tenant, async ({ trx }) => {
    const result = await sql`${mark} update ask set draft = null where tenant = ${tenant} and ${old}`.execute(trx);
    const gone = Number(result.numAffectedRows ?? 0);
    if (gone > 0) await note({ trx, tenant, ...by }, { what: "retentionRun", subject: "drafts", old: gone });
    return gone;
  });
}

function summed(removed: Removed[]): Removed[] {
  return [...Map.groupBy(removed, ({ what }) => what)].map(([what, some]) => ({
    what,
    rows: some.reduce((sum, { rows }) => sum + rows, 0),
  }));
}
