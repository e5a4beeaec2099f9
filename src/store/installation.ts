import type { IsoInstant } from "../domain/time/time.ts";
import { type DatabaseMark, type LastSight, type RestoreReason, readMark, restoreReason } from "./database-mark.ts";
import { holdTenants } from "./restore-hold.ts";
import type { Db } from "./session.ts";

/** `held`: how many tenants wait for a person since this look at the database. */
type Sighting = { restored?: RestoreReason; held: number };
export type Installation = {
  /** Says that an app is alive, and finds out whether the database is the one that it was; `at` is the app's time. */
  see: (at: IsoInstant) => Promise<Sighting>;
};

/** So often is written that an app is alive; the database is looked at every time. */
const beatMs = 30_000;
/** Longer than any restart of an app or a server that is no outage. */
const silenceMs = 300_000;

export function installationOf(db: Db): Installation {
  const memory: { aliveMs?: number; mark?: string } = {};
  return {
    see: async (at) => {
      const mark = await readMark(db);
      const nowMs = Date.parse(at);
      const isSame = memory.mark === JSON.stringify(mark);
      const before = isSame ? await lastSight(db) : undefined;
      const wentBack = before && restoreReason(before, mark, { nowMs, rememberedMs: memory.aliveMs }) !== undefined;
      if (isSame && !wentBack && nowMs - (memory.aliveMs ?? 0) < beatMs) return { held: 0 };
      const sighting = await write(db, mark, { at, rememberedMs: memory.aliveMs });
      memory.mark = JSON.stringify(mark);
      memory.aliveMs = sighting.restored ? nowMs : Math.max(nowMs, memory.aliveMs ?? 0);
      return sighting;
    },
  };
}

/** The row is locked, so that of several apps that start after a restore one sees it, and the others find it held. */
async function write(
  db: Db,
  mark: DatabaseMark,
  { at, rememberedMs }: { at: IsoInstant; rememberedMs?: number },
): Promise<Sighting> {
  const nowMs = Date.parse(at);
  return db.transaction().execute(async (trx) => {
    const fresh = { tenant: "", ...row(mark), aliveAt: at };
    await trx
      .insertInto("installation")
      .values(fresh)
      .onConflict((c) => c.doNothing())
      .execute();
    const before = await sightRow(trx).forUpdate().executeTakeFirstOrThrow();
    const restored = restoreReason(toSight(before), mark, { nowMs, rememberedMs });
    const held = restored ? await holdTenants(trx, at) : 0;
    const aliveMs = Date.parse(before.aliveAt);
    const silent = nowMs - aliveMs > silenceMs && !restored ? { silentFrom: before.aliveAt, silentTo: at } : {};
    const aliveAt = restored || nowMs > aliveMs ? at : before.aliveAt;
    await trx
      .updateTable("installation")
      .set({ ...row(mark), ...silent, aliveAt })
      .where("tenant", "=", "")
      .execute();
    return { held, ...(restored && { restored }) };
  });
}

export async function newestSilence(db: Db): Promise<{ from: IsoInstant; to: IsoInstant } | undefined> {
  const { silentFrom: from, silentTo: to } = (await sightRow(db).executeTakeFirst()) ?? {};
  return from && to ? { from, to } : undefined;
}

async function lastSight(db: Db): Promise<LastSight | undefined> {
  const found = await sightRow(db).executeTakeFirst();
  return found && toSight(found);
}

function sightRow(db: Db) {
  return db.selectFrom("installation").selectAll().where("tenant", "=", "");
}

type SightRow = NonNullable<Awaited<ReturnType<ReturnType<typeof sightRow>["executeTakeFirst"]>>>;
function toSight({ databaseOid, systemId, timeline, aliveAt }: SightRow): LastSight {
  return { databaseOid, aliveMs: Date.parse(aliveAt), ...(systemId && { systemId }), ...(timeline && { timeline }) };
}

function row({ databaseOid, systemId = "", timeline = "" }: DatabaseMark) {
  return { databaseOid, systemId: systemId || null, timeline: timeline || null };
}
