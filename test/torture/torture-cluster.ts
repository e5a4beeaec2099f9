import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openDatabase } from "../../src/store/database.ts";
import { startCluster } from "../../src/store/embedded/embedded.ts";
import { findPlace } from "../../src/store/embedded/embedded-place.ts";
import { run } from "../../src/store/embedded/embedded-process.ts";

/** A PostgreSQL of its own, that may be restarted in the middle of everything. */
export type TortureCluster = {
  /** An empty database; migrated, unless an older release is to come first. */
  fresh: (as?: "migrated" | "bare") => Promise<string>;
  /** As a power cut: nothing is finished, the log is replayed. The port stays. */
  restart: () => Promise<void>;
  /** A connection that belongs to nobody's app. */
  connect: (url?: string) => Promise<pg.Client>;
  stop: () => Promise<void>;
};

/** Without the shortcuts of the other tests: what was committed must survive. `folder`: where its files lie. */
export async function startTortureCluster(
  settings: Record<string, string | number> = {},
  folder = ownFolder(),
  then: "remove" | "keep" = "remove",
): Promise<TortureCluster> {
  const dataDir = path.join(folder, "data");
  const cluster = await startCluster(dataDir, { max_connections: 100, ...settings });
  const template = openDatabase(cluster.url("template_nullpunkt"), { create: true });
  await template.migrate();
  await template.close();
  const connect = async (url = cluster.url("postgres")) => {
    const client = new pg.Client({ connectionString: url });
    // a restart cuts it; whoever uses it is told by the query
    client.on("error", () => undefined);
    await client.connect();
    return client;
  };
  return {
    fresh: async (as = "migrated") => {
      const name = `torture_${randomBytes(5).toString("hex")}`;
      const client = await connect();
      await client.query(`create database ${name} template ${as === "bare" ? "template1" : "template_nullpunkt"}`);
      await client.end();
      return cluster.url(name);
    },
    restart: async () => {
      const { binaries, user } = await findPlace(dataDir);
      const log = path.join(cluster.location, "server.log");
      const args = ["restart", "-D", cluster.location, "-m", "immediate", "-w", "-t", "120", "-l", log];
      const { code, output } = await run(binaries.pg_ctl, args, user);
      if (code !== 0) throw new Error(`PostgreSQL did not restart: ${output}`);
    },
    connect,
    stop: async () => {
      const { binaries, user } = await findPlace(dataDir);
      await run(binaries.pg_ctl, ["stop", "-D", cluster.location, "-m", "immediate", "-w"], user);
      await cluster.stop();
      if (then === "remove") rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-torture-"));
  // PostgreSQL's user must pass when the tests run as root
  chmodSync(folder, 0o711);
  return folder;
}
