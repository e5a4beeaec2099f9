// npm run bench: speed and memory of the product beside a bare echo, with a table and exit code 1 when a limit is missed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "../../src/store/database.ts";
import { startCluster } from "../../src/store/embedded/embedded.ts";
import { createDatabase } from "../../src/store/migrate.ts";
import { startFakeTeams } from "../support/fakeTeams/server.ts";
import { isWithin, table } from "./figures.ts";
import { measureAnswers } from "./measure-answers.ts";
import { measureRest } from "./measure-rest.ts";
import { measureStarts } from "./measure-starts.ts";
import { measureStatus } from "./measure-status.ts";
import { startApp, startEcho } from "./programs.ts";
import { buildSites } from "./sites.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "nullpunkt-bench-"));
const began = performance.now();
const say = (what: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);

async function run() {
  say("starts");
  const starts = await measureStarts(dataDir);
  const cluster = await startCluster(dataDir);
  const database = openDatabase(cluster.url("nullpunkt"), { max: 4 });
  await createDatabase(cluster.url("echo"));
  const teams = await startFakeTeams();
  try {
    say("generated projects");
    const sites = await buildSites(database, teams);
    const app = await startApp(dataDir);
    const echo = await startEcho(cluster.url("echo"));
    try {
      const bench = { database, teams, app, echo, say };
      const rest = await measureRest(bench, "after start");
      const answers = await measureAnswers(bench, sites);
      const restAfter = await measureRest(bench, "after the rounds");
      const status = await measureStatus(bench, sites.large);
      return [...starts, ...answers, ...status, ...rest, ...restAfter];
    } finally {
      await app.stop();
      await echo.stop();
    }
  } finally {
    await teams.close();
    await database.close();
    await cluster.stop();
  }
}

try {
  const figures = await run();
  say("done");
  console.log(`\n${table(figures)}`);
  process.exitCode = figures.every(isWithin) ? 0 : 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
