import { keptCluster } from "./test-cluster.ts";

// biome-ignore lint/style/noDefaultExport: jest asks for it
export default async function globalTeardown(): Promise<void> {
  await keptCluster()();
}
