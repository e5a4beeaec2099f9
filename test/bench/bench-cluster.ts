import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cluster, startCluster } from "../../src/store/embedded/embedded.ts";

// What is filled and measured here need not survive a power cut; the disk's own time would hide the work's.
const quick = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" };

/** A PostgreSQL of its own for one measurement, gone when it is done. */
export async function withCluster<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-bench-"));
  // PostgreSQL's user must pass when this runs as root
  chmodSync(folder, 0o711);
  const cluster = await startCluster(path.join(folder, "data"), quick);
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
