import type { AuditData } from "../journeys/ports.ts";
import { type Session, withoutNulls } from "./session.ts";

const columns = ["projectId", "at", "who", "what", "subject", "old", "new", "why", "source"] as const;
const entriesPerQuery = 1000;

export function auditData({ trx, tenant }: Session): AuditData {
  return {
    append: async (entries) => {
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
  };
}
