import { sql } from "kysely";
import pg from "pg";
import type { Db } from "./session.ts";

/** Which database this is; what an ordinary role may not ask of its server is left out. */
export type DatabaseMark = { databaseOid: string; systemId?: string; timeline?: string };
/** What an app wrote last time, and how long ago that is. */
export type LastSight = DatabaseMark & { aliveMs: number };
export type RestoreReason = "anotherServer" | "anotherDatabase" | "earlierTimeline" | "wentBack";

/** A failover too begins a new timeline, and loses some seconds at most: only a longer silence before it is a restore. */
export const failoverMs = 600_000;

/**
 * Is this a restored backup? A dump gets a new database, a dump on a new server a new server. A recovery to a point in
 * time keeps both, but begins a timeline, and what an app wrote last then lies far back. `rememberedMs`: what this
 * process knows to have been written, which an app that lives through a restore does not find again.
 */
export function restoreReason(
  before: LastSight,
  now: DatabaseMark,
  { nowMs, rememberedMs }: { nowMs: number; rememberedMs?: number },
): RestoreReason | undefined {
  if (differs(before.systemId, now.systemId)) return "anotherServer";
  if (before.databaseOid !== now.databaseOid) return "anotherDatabase";
  if (differs(before.timeline, now.timeline) && nowMs - before.aliveMs > failoverMs) return "earlierTimeline";
  if (rememberedMs !== undefined && rememberedMs - before.aliveMs > failoverMs) return "wentBack";
  return undefined;
}

function differs(before: string | undefined, now: string | undefined): boolean {
  return before !== undefined && now !== undefined && before !== now;
}

const oid = sql<string>`(select oid::text from pg_database where datname = current_database())`;
const system = sql<string>`(select system_identifier::text from pg_control_system())`;
const timeline = sql<string>`left(pg_walfile_name(pg_current_wal_lsn()), 8)`;

export async function readMark(db: Db): Promise<DatabaseMark> {
  const databaseOid = await one(db, oid);
  if (databaseOid === undefined) throw new Error("the server did not tell which database this is");
  const systemId = await one(db, system);
  const timelineNow = await one(db, timeline);
  return { databaseOid, ...(systemId && { systemId }), ...(timelineNow && { timeline: timelineNow }) };
}

/** insufficient_privilege, undefined_function, feature_not_supported, object_not_in_prerequisite_state */
const notTold = new Set(["42501", "42883", "0A000", "55000"]);

async function one(db: Db, what: ReturnType<typeof sql<string>>): Promise<string | undefined> {
  try {
    const { rows } = await sql<{ value: string | null }>`select ${what} as value`.execute(db);
    return rows[0]?.value ?? undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError && notTold.has(error.code ?? "")) return undefined;
    throw error;
  }
}
