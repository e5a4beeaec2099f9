// npm run bench: speed and memory of the product beside a bare echo, with a table and exit code 1 when a limit is missed.
// npm run bench -- --only growth,answers: single parts of it. --asked 25: in the part about memory, rounds in so many
// projects of each tenant; 25 asks all 50 000 owners. SEED=7: the faults of the fan-out as in an earlier run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "../../src/store/database.ts";
import { startCluster } from "../../src/store/embedded/embedded.ts";
import { createDatabase } from "../../src/store/migrate.ts";
import { startFakeTeams } from "../support/fakeTeams/server.ts";
import { runSeed } from "../support/seeded-random.ts";
import { type Figure, isWithin, table } from "./figures.ts";
import { measureAnswers } from "./measure-answers.ts";
import { measureFanOut } from "./measure-fan-out.ts";
import { measureGrowth } from "./measure-growth.ts";
import { measureMemory } from "./measure-memory.ts";
import { measureRest } from "./measure-rest.ts";
import { measureStarts } from "./measure-starts.ts";
import { measureStatus } from "./measure-status.ts";
import { chosenParts } from "./parts.ts";
import { startApp, startEcho } from "./programs.ts";
import { buildSites } from "./sites.ts";

const began = performance.now();
const say = (what: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);
const { values: options } = parseArgs({
  options: { only: { type: "string" }, asked: { type: "string", default: "1" } },
});
const chosen = chosenParts(options.only);

async function run(): Promise<Figure[]> {
  return [
    ...(await besideTheEcho()),
    ...(chosen.has("growth") ? await measureGrowth(say) : []),
    ...(chosen.has("memory") ? await measureMemory(say, Number(options.asked)) : []),
    ...(chosen.has("fan-out") ? await measureFanOut(say, runSeed("fan-out")) : []),
  ];
}

/** The product as `npm start` runs it, in turns with a bare echo. */
async function besideTheEcho(): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "nullpunkt-bench-"));
  try {
    if (chosen.has("starts")) say("starts");
    const starts = chosen.has("starts") ? await measureStarts(dataDir) : [];
    return [...starts, ...(chosen.has("answers") || chosen.has("status") ? await underLoad(dataDir) : [])];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function underLoad(dataDir: string): Promise<Figure[]> {
  const cluster = await startCluster(dataDir);
  const database = openDatabase(cluster.url("nullpunkt"), { create: true, max: 4 });
  await database.migrate();
  await createDatabase(cluster.url("echo"));
  const teams = await startFakeTeams();
  try {
    say("generated projects");
    const sites = await buildSites(database, teams);
    const app = await startApp(dataDir);
    const echo = await startEcho(cluster.url("echo"));
    try {
      const bench = { database, teams, app, echo, say };
      const rest = chosen.has("answers") ? await measureRest(bench, "after start") : [];
      const answers = chosen.has("answers") ? await measureAnswers(bench, sites) : [];
      const restAfter = chosen.has("answers") ? await measureRest(bench, "after the rounds") : [];
      const status = chosen.has("status") ? await measureStatus(bench, sites.large) : [];
      return [...answers, ...status, ...rest, ...restAfter];
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

const figures = await run();
say("done");
console.log(`\n${table(figures)}`);
process.exitCode = figures.every(isWithin) ? 0 : 1;
