import { sql } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { tenantTables } from "./queries/query-lint.ts";

type Row = Record<string, unknown>;
type Change = { table: string; action: "insert" | "update" | "delete"; before: Row; after: Row };
type Exception = { because: string; table: string; is?: (change: Change) => boolean };

/** A change of a person's own chat or of what Teams tells of a place is none of a project's. */
const aboutPlace = [
  "service_url",
  "bot_id",
  "team_id",
  "team_name",
  "channel_name",
  "person",
  "greeted_at",
  "not_before",
];
const delivery = new Set(["planned", "sending", "delivered", "failed", "blocked", "unknown"]);

/** What is written without a row in the trail, and why that is right. Whatever is not named here must have one. */
const exceptions: Exception[] = [
  { table: "tenant", because: "the organisation was met for the first time" },
  { table: "inbox", because: "that a click was taken, so that it counts once" },
  { table: "upload", because: "a file that waits for a word; its import has a row" },
  { table: "member", because: "the roster as Teams tells it" },
  { table: "message", because: "what is to be sent; each change that leads to it has a row" },
  { table: "message_copy", because: "where a message was posted" },
  { table: "attempt", because: "the log of calls to Teams" },
  { table: "due", because: "what the calendar says; what comes of it has a row" },
  { table: "reminder_due", because: "the same" },
  { table: "contact", because: "that somebody was written to today; the reminder has a row" },
  { table: "retention_run", because: "which instance runs today's; what it removes has rows" },
  { table: "audit_seal", because: "the trail itself" },
  { table: "audit_head", because: "the trail itself" },
  { table: "audit_unsealed", because: "the trail itself" },
  { table: "project", because: "a mark for the plans that instances remember", is: only("plan_version") },
  { table: "conversation", because: "what Teams tells of a place", is: only(...aboutPlace) },
  {
    table: "conversation",
    because: "whether a person can be reached alone is nobody's project",
    is: ({ before, after }) => (after["kind"] ?? before["kind"]) === "personal",
  },
  { table: "ask", because: "what was typed and not taken", is: only("draft") },
  {
    table: "ask",
    because: "how far the card came; the calls to Teams are the log of it",
    is: ({ action, before, after }) =>
      action === "update" && [before, after].every(({ state }) => delivery.has(String(state))),
  },
  { table: "round", because: "the time to answer counts from delivery", is: only("due_at") },
];

/** Codes of attempts that changed nothing: they tell of no change. */
const refused = /refused$/i;

/** A change is told of by a row of these codes, where the table's changes are of few kinds; else by any. */
const codes: Record<string, RegExp> = {
  reading: /^(?:answered|answeredUnchanged|answerKnown|corrected|deviationExplained|import|personErased)$/,
  round: /^round|^personErased$/,
  conversation: /^(?:coupled|uncoupled|botAdded|botRemoved)$/,
  steering_copy: /^(?:steering|digestPosted|restoreReleased|personErased)/,
  digest: /^(?:digestPosted|retentionRun|personErased)$/,
  stand_in: /^(?:standIn|retentionRun|personErased)/,
  retention: /^retentionSet$/,
  reminder: /^(?:reminded|reminderNotSent|overdueTold|retentionRun|personErased)$/,
};

function only(...columns: string[]): Exception["is"] {
  return ({ action, before, after }) =>
    action === "update" && changed(before, after).every((column) => columns.includes(column));
}

function changed(before: Row, after: Row): string[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...columns].filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]));
}

export type WriteWatch = {
  /** Each change since the last look that no row of the trail of the same transaction tells of. */
  silent: () => Promise<string[]>;
  /** "reading insert": what was seen to change and has its row, since the watch began. */
  told: () => string[];
};

/**
 * From now on the database notes every change of every table that has a tenant, with its transaction, the trail's rows
 * too: what code forgot to tell shows, whatever way it was written.
 */
export async function watchWrites({ db }: Pick<Database, "db">): Promise<WriteWatch> {
  // a schema of its own: nothing that goes through all tables sees it
  await sql
    .raw(`
    create schema noted;
    create table noted.write (id bigint generated always as identity, xid xid8, relation text, action text, before jsonb, after jsonb);
    create function noted.note() returns trigger language plpgsql security definer as $$
    begin
      insert into noted.write (xid, relation, action, before, after) values (pg_current_xact_id(), tg_table_name, lower(tg_op),
        case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end, case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end);
      return null;
    end $$;
    ${[...(await tenantTables(db))].map((table) => `create trigger zz_noted after insert or update or delete on "${table}" for each row execute function noted.note();`).join("\n")}
  `)
    .execute(db);
  const told = new Set<string>();
  return {
    told: () => [...told].sort(),
    silent: async () => {
      const { rows } = await sql<Change & { xid: string }>`with gone as (delete from noted.write returning *)
        select id, xid::text, relation as table, action, before, after from gone order by id`.execute(db);
      const trail = Map.groupBy(
        rows.filter(({ table, action }) => table === "audit" && action === "insert"),
        ({ xid }) => xid,
      );
      const tellings = (xid: string) => (trail.get(xid) ?? []).map(({ after }) => String(after["what"]));
      const changes = rows.filter((row) => row.table !== "audit" && !isException(row));
      const [silent, known] = [new Set<string>(), told];
      for (const change of changes) {
        if (tellings(change.xid).some((code) => tells(code, change))) known.add(`${change.table} ${change.action}`);
        else silent.add(sentence(change, tellings(change.xid)));
      }
      return [...silent];
    },
  };
}

function isException(change: Change): boolean {
  const { action, before, after, table } = change;
  if (action === "update" && changed(before, after).length === 0) return true;
  return exceptions.some((each) => each.table === table && (each.is?.(change) ?? true));
}

function tells(code: string, { table }: Change): boolean {
  return codes[table]?.test(code) ?? !refused.test(code);
}

function sentence({ table, action, before, after }: Change, beside: string[]): string {
  const columns = action === "update" ? ` of ${changed(before, after).join(", ")}` : "";
  return `${table}: ${action}${columns}, told by ${beside.join(", ") || "nothing"}`;
}
