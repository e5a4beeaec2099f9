// The bot as main.ts starts it in production, but with a Teams on loopback (its sign-in and keys can be given by
// createApp's arguments only) and a clock that the bench moves.
// node test/bench/production-bot.ts '{"port":…}'
import "../../src/lean-heap.ts";
import { pino } from "pino";
import { createApp } from "../../src/app.ts";
import { clockStartingAt } from "../../src/clock.ts";
import { createIds } from "../../src/ids.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { botSettings, clockWord } from "./bot-settings.ts";

const { port, databaseUrl, openIdUrl, botId, tenant, now } = botSettings.parse(JSON.parse(process.argv[2] ?? "{}"));
const identity = { id: botId, type: "SingleTenant" as const, password: "not used", tenantId: tenant };
const clock = clockStartingAt(now);
const app = createApp(
  { mode: "production", port, dataDir: "", logLevel: "warn", identity, databaseUrl },
  {
    database: openDatabase(databaseUrl),
    clock,
    ids: createIds(),
    workbooks: createWorkbooks(),
    pictures: createPictures(),
    log: pino({ level: "warn", base: null }, pino.destination(2)),
    endpoints: { openIdUrl, acquireToken: async () => "bot-token" },
    // a few people answer for thousands here
    pace: () => "take",
  },
);
process.on("message", (word) => clock.goOnFrom(clockWord.parse(word).now));
process.once("SIGTERM", () => void app.close().finally(() => process.exit()));
await app.listen();
await app.ready();
