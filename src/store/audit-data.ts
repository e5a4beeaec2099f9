import { sql } from "kysely";
import type { AuditData } from "../journeys/ports.ts";
import { checkChain, headOf } from "./audit-check.ts";
import { sealAll } from "./audit-seal.ts";
import { preparedInsert } from "./prepared.ts";
import { type OpenSession, type Session, withoutNulls } from "./session.ts";

const columns = ["projectId", "at", "who", "what", "subject", "old", "new", "why", "source"] as const;
const entriesPerQuery = 1000;
const insertion = preparedInsert("audit", columns);

export function auditData(session: Session & Partial<OpenSession>): AuditData {
  const { trx, line, tenant } = session;
  return {
    seal: (at) => sealAll(session, at),
    check: (known) => checkChain(session, known),
    head: () => headOf(session),
    append: async (entries) => {
      const few = insertion.of(entries.length);
      if (few && line) return void (await line.rows(few, insertion.values(tenant, entries)));
      for (let from = 0; from < entries.length; from += entriesPerQuery) {
        const rows = entries.slice(from, from + entriesPerQuery).map((entry) => ({ ...entry, tenant }));
        await trx.insertInto("audit").values(rows).execute();
      }
    },
    between: async (projectId, from, to) => {
      const rows = await trx
        .selectFrom("audit")
        .select(columns)
        .where("tenant", "=", tenant)
        .where("projectId", "=", projectId)
        .where("at", ">", from)
        .where("at", "<=", to)
        .orderBy("seq")
        .execute();
      return rows.map((row) => withoutNulls(row));
    },
    newest: async (projectId, codes, { offset, limit }) => {
      const rows = await trx
        .selectFrom("audit")
        .select(columns)
        .where("tenant", "=", tenant)
        .where("projectId", "=", projectId)
        .where("what", "in", codes)
        .orderBy("at", "desc")
        .orderBy("seq", "desc")
        .offset(offset)
        .limit(limit)
        .execute();
      return rows.map((row) => withoutNulls(row));
    },
    aboutMeasure: async (projectId, { measureId, office }, { codes, offset, limit }) => {
      const rows = await trx
        .selectFrom("audit")
        .select(columns)
        .where("tenant", "=", tenant)
        .where("projectId", "=", projectId)
        .where((of) => of.or(subjectsOf(measureId, office).map(isOf)))
        // the index has no longer ones
        .where(sql<boolean>`octet_length(audit.subject) < 2000`)
        .where("what", "in", codes)
        .orderBy("at", "desc")
        .orderBy("seq", "desc")
        .offset(offset)
        .limit(limit)
        .execute();
      return rows.map((row) => withoutNulls(row));
    },
    ofProject: async (projectId) => {
      const rows = await trx
        .selectFrom("audit")
        .leftJoin("auditSeal", (join) =>
          join.onRef("auditSeal.tenant", "=", "audit.tenant").onRef("auditSeal.seq", "=", "audit.seq"),
        )
        .select(columns.map((column) => `audit.${column}` as const))
        .select(["audit.seq", "audit.pseudonymisedAt", "auditSeal.n", "auditSeal.hash"])
        .where("audit.tenant", "=", tenant)
        .where("audit.projectId", "=", projectId)
        .orderBy("audit.seq")
        .execute();
      return rows.map((row) => withoutNulls(row));
    },
  };
}

/** A subject as it stands, or what it begins with and the letter after that. */
type Subject = { is: string } | { from: string; below: string };

/**
 * What the trail calls a measure: "K1", "K1 Åsnes 2022-Q3", "measures K1", "rows K1 Åsnes", "targets K1, Åsnes, …". An id
 * that goes on after a space ("K1 B") is caught too: whoever reads them asks the plan which measure it is.
 */
function subjectsOf(measureId: string, office: string | undefined): Subject[] {
  const line = office === undefined ? measureId : `${measureId} ${office}`;
  const target = office === undefined ? measureId : `${measureId}, ${office}`;
  return [
    ...[measureId, `measures ${measureId}`].map((is) => ({ is })),
    ...[line, `rows ${line}`].flatMap((begins): Subject[] => [
      { is: begins },
      // "!" comes next after the space
      { from: `${begins} `, below: `${begins}!` },
    ]),
    { is: `targets ${target}` },
    // "-" comes next after the comma
    { from: `targets ${target},`, below: `targets ${target}-` },
  ];
}

/** By the letters' numbers, as the index has them: a language's order has no "next letter". */
function isOf(subject: Subject) {
  const column = sql`audit.subject collate "C"`;
  if ("is" in subject) return sql<boolean>`${column} = ${subject.is}`;
  return sql<boolean>`(${column} >= ${subject.from} and ${column} < ${subject.below})`;
}
