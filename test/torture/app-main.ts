import { pino } from "pino";
import { createApp } from "../../src/app.ts";
import type { ProductionConfig } from "../../src/config.ts";
import { createIds } from "../../src/ids.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { type AppTold, appOrders } from "./app-orders.ts";
import { createKiller } from "./kill-points.ts";
import { movedClock } from "./moved-clock.ts";
import { planted } from "./plants.ts";

// The app as in production, in a process of its own that a test can kill: only its time, its sign-in and the fake Teams
// in Microsoft's place are handed to it. Facts go to stdout as JSON lines; orders come over IPC.
const first = appOrders.start.parse(JSON.parse(process.argv[2] ?? ""));
const clock = movedClock(first.shiftMs);
const killer = createKiller();
const identity = { id: first.botId, type: "SingleTenant" as const, password: "secret", tenantId: first.tenant };
const { databaseUrl, openIdUrl, botToken, sweepMs, connectorMs } = first;
const config: ProductionConfig = {
  ...{ mode: "production", port: 0, dataDir: "", logLevel: "info", identity, databaseUrl },
};
const database = openDatabase(databaseUrl, { max: first.connections });
const app = createApp(config, {
  database: { ...database, store: killer.store(planted(database.store, first.plant)) },
  clock,
  ids: createIds(),
  workbooks: createWorkbooks(),
  pictures: createPictures(),
  log: pino({ level: "info", base: null }, pino.destination({ sync: true })),
  endpoints: {
    openIdUrl,
    acquireToken: async () => {
      killer.beforeCall();
      return botToken;
    },
  },
  timing: { connectorMs, sweepMs },
});
const tell = (told: AppTold) => process.send?.(told);

process.on("message", (message) => {
  const order = appOrders.later.parse(message);
  if (order.order === "clock") clock.shift(order.shiftMs);
  if (order.order === "arm") killer.arm(order.point);
  tell({ told: "done", id: order.id });
});
process.once("SIGTERM", () => void app.close().finally(() => process.exit(0)));
// a test that is gone leaves no app behind
process.once("disconnect", () => process.exit(1));

tell({ told: "listening", port: await app.listen() });
await app.ready();
tell({ told: "ready" });
