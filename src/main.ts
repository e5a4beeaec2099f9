// first: what it sets holds for what is loaded after it
import "./lean-heap.ts";
import { parseArgs } from "node:util";
import { type App, createApp } from "./app.ts";
import { databaseClock, type SampleClock } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { createIds } from "./ids.ts";
import type { Ports } from "./journeys/ports.ts";
import { localClock, refusalOf, welcome } from "./local/local-start.ts";
import type { Playground } from "./local/playground.ts";
import { createLog } from "./log.ts";
import { createPictures } from "./report/pictures.ts";
import { sentenceOf } from "./start-fault.ts";
import { type Database, openDatabase } from "./store/database.ts";
import { type Cluster, startCluster } from "./store/embedded/embedded.ts";
import { secretsOf, withoutSecrets } from "./without-secrets.ts";
import { createWorkbooks } from "./workbook/excel-workbooks.ts";

type Running = { cluster?: Cluster; app?: App; playground?: Playground };

const running: Running = {};
let stopping: Promise<void> | undefined;

/** Inside out: nobody is left who needs what is closed. The last app out stops the embedded PostgreSQL. */
function stop(code: number): void {
  process.exitCode = code;
  stopping ??= (async () => {
    await running.playground?.stop();
    await running.app?.close();
    await running.cluster?.stop();
  })().finally(() => process.exit());
}

function fail(sentences: string[]): void {
  const clean = withoutSecrets(read.ok ? secretsOf(read.config) : []);
  for (const sentence of sentences) console.error(clean(sentence));
  stop(1);
}

async function start(config: Config, as: string | undefined): Promise<void> {
  const local = config.mode === "local" ? config : undefined;
  const refused = local && (await refusalOf(local, as));
  if (refused) return fail([refused]);
  const served = config.mode === "production" ? config.databaseUrl : undefined;
  if (!served) running.cluster = await startCluster(config.dataDir);
  const url = served ?? running.cluster?.url("nullpunkt") ?? "";
  const sampleClock = local && localClock(local.now);
  const clock = sampleClock ?? databaseClock();
  const database = openDatabase(url, { create: !served });
  const app = createApp(config, {
    database,
    clock,
    ids: createIds(),
    workbooks: createWorkbooks(),
    log: createLog(config),
    pictures: createPictures(),
    ...(sampleClock && { prepare: (ports) => prepareSample(ports, database, sampleClock) }),
  });
  running.app = app;
  const port = await app.listen();
  await app.ready();
  if (!local || stopping) return;
  const dataLies = running.cluster?.location ?? "";
  running.playground = await welcome({
    config: local,
    botPort: port,
    clock,
    dataLies,
    ...(as !== undefined && { as }),
  });
  const why = await running.playground?.ended;
  if (why !== undefined) fail([`The Agents Playground ended by itself: ${why}`]);
}

async function prepareSample(ports: Ports, { upkeep }: Database, clock: SampleClock): Promise<void> {
  // not loaded in production
  const { loadSample, sampleTenant } = await import("./sample/load-sample.ts");
  clock.goOnFrom(await upkeep.lastMoment(sampleTenant));
  await loadSample(ports);
}

process.once("SIGTERM", () => stop(0));
process.once("SIGINT", () => stop(0));
const read = readConfig();
const personAsked = readArguments();
if (!read.ok) fail(read.problems);
else if (!personAsked.ok) fail([personAsked.sentence]);
else start(read.config, personAsked.as).catch((error: unknown) => fail([sentenceOf(error, read.config.port)]));

function readArguments(): { ok: true; as: string | undefined } | { ok: false; sentence: string } {
  try {
    return { ok: true, as: parseArgs({ options: { as: { type: "string" } } }).values.as };
  } catch {
    return { ok: false, sentence: "npm start knows one option: --as USER, for example --as nav.asnes@solor.example." };
  }
}
