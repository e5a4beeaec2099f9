import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "../../src/store/database.ts";
import { startCluster } from "../../src/store/embedded/embedded.ts";
import { templateVariable } from "./database.ts";
import { keepCluster } from "./test-cluster.ts";

const prefix = "nullpunkt-test-";
// What a test run stores need not survive a power cut.
const quick = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 300 };

/** One cluster per run; each test file copies the migrated template. */
// biome-ignore lint/style/noDefaultExport: jest asks for it
export default async function globalSetup(): Promise<void> {
  await removeLeftovers();
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  // PostgreSQL's user must pass when the tests run as root
  chmodSync(folder, 0o711);
  const cluster = await startCluster(path.join(folder, "data"), quick);
  const url = cluster.url("template_nullpunkt");
  const template = openDatabase(url, { create: true });
  await template.migrate();
  await template.close();
  process.env[templateVariable] = url;
  keepCluster(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Clusters of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split("-")[0]);
    if (isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    const cluster = await startCluster(path.join(folder, "data"), quick).catch(() => undefined);
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
