import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Metrics } from "./metrics.ts";

export type MetricsServer = { port: number; close: () => Promise<void> };

/** GET /metrics for Prometheus, on a port of its own: the bot's port is open to Teams, this one is not meant to be. */
export async function serveMetrics(
  { registry }: Pick<Metrics, "registry">,
  where: { host: string; port: number },
): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    const isAsked = request.method === "GET" && request.url === "/metrics";
    response.statusCode = isAsked ? 200 : 404;
    if (isAsked) response.setHeader("Content-Type", registry.contentType);
    response.end(isAsked ? await registry.metrics() : "");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
