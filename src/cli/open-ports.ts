import { databaseClock } from "../clock.ts";
import { type ProductionConfig, readConfig } from "../config.ts";
import { createIds } from "../ids.ts";
import type { Ports } from "../journeys/ports.ts";
import { localClock } from "../local/local-start.ts";
import { openDatabase } from "../store/database.ts";
import { startCluster } from "../store/embedded/embedded.ts";
import type { Retention } from "../store/retention.ts";
import type { Upkeep } from "../store/upkeep.ts";

export type OpenPorts = {
  ports: Ports;
  /** what is asked over all organisations */
  upkeep: Upkeep;
  retention: Retention;
  url: string;
  /** the organisation commands are about, where there is only one */
  tenant?: string;
  close: () => Promise<void>;
};
export type Opening = { ok: true; open: OpenPorts } | { ok: false; sentences: string[] };

/**
 * Opens what a command needs, from the environment: the database the app uses (joined when the app runs), brought up
 * to date, a clock and ids. Throws EmbeddedFault or MigrationFault with a sentence when the database can't be had.
 */
export async function openPorts(environment?: Record<string, string | undefined>): Promise<Opening> {
  const read = readConfig(environment);
  if (!read.ok) return { ok: false, sentences: read.problems };
  const { config } = read;
  const served = config.mode === "production" ? config.databaseUrl : undefined;
  const cluster = served ? undefined : await startCluster(config.dataDir);
  const database = openDatabase(served ?? cluster?.url("nullpunkt") ?? "", { create: !served, max: 4 });
  const close = async () => {
    await database.close();
    await cluster?.stop();
  };
  try {
    await database.migrate();
  } catch (error) {
    await close();
    throw error;
  }
  const tenant = config.mode === "local" ? "local" : onlyTenant(config.identity);
  const local = config.mode === "local" ? localClock(config.now) : undefined;
  if (local && tenant !== undefined) local.goOnFrom(await database.upkeep.lastMoment(tenant));
  const shared = databaseClock();
  if (!local) await shared.correct(database.upkeep.now);
  const ports = { store: database.store, clock: local ?? shared, ids: createIds() };
  return {
    ok: true,
    open: {
      ports,
      upkeep: database.upkeep,
      retention: database.retention,
      url: database.url,
      close,
      ...(tenant !== undefined && { tenant }),
    },
  };
}

function onlyTenant({ tenantId, tenants }: ProductionConfig["identity"]): string | undefined {
  return tenantId ?? (tenants?.size === 1 ? [...tenants][0] : undefined);
}
