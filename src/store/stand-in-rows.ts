import type { StandIn } from "../domain/project/stand-in.ts";
import type { StandInsSaid } from "../journeys/ports.ts";
import type { Session } from "./session.ts";

/** Those that are over too: who stood in is told of an old ask. */
export async function readStandIns({ trx, tenant }: Session, projectId: string): Promise<StandIn[]> {
  const all = trx.selectFrom("standIn").select(["person", "standIn", "fromDate", "toDate"]);
  const own = all.where("tenant", "=", tenant).where("projectId", "=", projectId);
  const rows = await own.orderBy("person").orderBy("fromDate").execute();
  return rows.map(({ person, standIn, fromDate: from, toDate: to }) => ({ person, standIn, from, to }));
}

export async function saveStandIns(
  { trx, tenant }: Session,
  projectId: string,
  person: string,
  { standIns, saidBy, at }: StandInsSaid,
): Promise<void> {
  const old = trx.deleteFrom("standIn").where("tenant", "=", tenant).where("projectId", "=", projectId);
  await old.where("person", "=", person).execute();
  if (standIns.length === 0) return;
  const rows = standIns.map(({ standIn, from: fromDate, to: toDate }) => ({
    ...{ tenant, projectId, person, standIn, fromDate, toDate, saidBy, at },
  }));
  await trx.insertInto("standIn").values(rows).execute();
}
