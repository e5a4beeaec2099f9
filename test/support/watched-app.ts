import { sql } from "kysely";
import { type App, createApp } from "../../src/app.ts";
import type { ProductionConfig } from "../../src/config.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { AllowedHosts } from "../../src/teams/service-url.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { movableClock } from "./clock.ts";
import { freshStore } from "./database.ts";
import { type FakeTeams, type FakeTeamsOptions, startFakeTeams } from "./fakeTeams/server.ts";
import { countingIds } from "./ids.ts";

type LogLine = { level: "info" | "warn" | "error"; facts: Record<string, unknown>; message: string };
export type WatchedApp = {
  app: App;
  url: string;
  teams: FakeTeams;
  database: Database;
  log: LogLine[];
  /** how many rows each table with a tenant has */
  rows: () => Promise<Record<string, number>>;
  close: () => Promise<void>;
};
type Options = {
  teams?: FakeTeamsOptions;
  identity?: Partial<ProductionConfig["identity"]>;
  config?: Partial<ProductionConfig>;
  hosts?: AllowedHosts;
};

/** The whole app as in production before a fake Teams, with what it logs and stores to be looked at. */
export async function watchedApp({
  teams: fake,
  identity,
  config,
  hosts = "loopback",
}: Options = {}): Promise<WatchedApp> {
  const teams = await startFakeTeams(fake);
  const database = await freshStore();
  const log: LogLine[] = [];
  const logAs = (level: LogLine["level"]) => (facts: object, message: string) =>
    void log.push({ level, facts: { ...facts }, message });
  const own = { id: teams.botId, type: "SingleTenant" as const, password: "secret", tenantId: teams.tenant };
  const app = createApp(
    { mode: "production", port: 0, dataDir: "", logLevel: "info", identity: { ...own, ...identity }, ...config },
    {
      database: openDatabase(database.url, { max: 4 }),
      clock: movableClock("2022-10-03T06:00:00Z"),
      ids: countingIds(),
      workbooks: createWorkbooks(),
      pictures: createPictures(),
      log: { info: logAs("info"), warn: logAs("warn"), error: logAs("error") },
      endpoints: { openIdUrl: teams.openIdUrl, acquireToken: async () => "bot-token", hosts },
      timing: { connectorMs: 1000 },
    },
  );
  const url = `http://127.0.0.1:${await app.listen()}`;
  await app.ready();
  return {
    ...{ app, url, teams, database, log },
    rows: () => rowsOf(database),
    close: async () => {
      await app.close();
      await teams.close();
      await database.close();
    },
  };
}

async function rowsOf({ db }: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant' order by 1`.execute(db);
  const counted: Record<string, number> = {};
  for (const { name } of rows) {
    const { rows: found } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(
      db,
    );
    counted[name] = found[0]?.count ?? 0;
  }
  return counted;
}
