import { existsSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clusterFolder, clusterPassword, superuser } from "./embedded-create.ts";
import { EmbeddedFault, faultOf } from "./embedded-fault.ts";
import { findPlace, type Place } from "./embedded-place.ts";
import { enter, type Presence } from "./embedded-presence.ts";
import { disownReusedPid, freePort, readPidFile, run } from "./embedded-process.ts";

export type Cluster = {
  url: (database: string) => string;
  port: number;
  /** the server ran already: another app's, or left over after a crash of this one */
  joined: boolean;
  /** where the files lie */
  location: string;
  /** they are not in DATA_DIR, since PostgreSQL's user can't reach it */
  moved: boolean;
  /** Leaves; the last app out stops the server. */
  stop: () => Promise<void>;
};

type Settings = Record<string, string | number>;
const defaults: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 100,
  shared_buffers: "64MB",
  // plans of milliseconds are not worth compiling
  jit: "off",
};
const startAttempts = 5;
const maxLogBytes = 10_000_000;

/**
 * PostgreSQL in `dataDir`, on loopback, with a password of its own. Joins a server that runs there already, recovers
 * after a crash. Throws EmbeddedFault with a sentence when the folder can't be used, and then leaves it as it was.
 */
export async function startCluster(dataDir: string, settings: Settings = {}): Promise<Cluster> {
  const place = await findPlace(dataDir);
  const folder = await clusterFolder(place);
  const password = clusterPassword(folder);
  for (let attempt = 1; ; attempt += 1) {
    const { joined, port } = await startOrJoin(place, folder, { ...defaults, ...settings });
    const url = (database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
    try {
      const presence = await enter(url("postgres"));
      const stop = () => leave(place, folder, presence);
      return { url, port, joined, location: folder, moved: place.moved, stop };
    } catch (cause) {
      // the last app of before was stopping the server while we came
      if (attempt >= startAttempts) throw new EmbeddedFault(`The database in ${folder} does not let us in.`, { cause });
      await sleep(200 * attempt);
    }
  }
}

async function startOrJoin(
  place: Place,
  folder: string,
  settings: Settings,
): Promise<{ joined: boolean; port: number }> {
  await disownReusedPid(folder);
  for (let attempt = 1; ; attempt += 1) {
    if (await isRunning(place, folder)) return { joined: true, port: await readyPort(place, folder) };
    const failure = await start(place, folder, { ...settings, port: await freePort() });
    if (failure === undefined) return { joined: false, port: await readyPort(place, folder) };
    // another app may have started it first, or taken the port
    if (attempt >= startAttempts) throw faultOf("Starting the database", folder, failure);
    await sleep(100 * attempt);
  }
}

async function isRunning({ binaries, user }: Place, folder: string): Promise<boolean> {
  return (await run(binaries.pg_ctl, ["status", "-D", folder], user)).code === 0;
}

/** Undefined when it runs, else what the server said. */
async function start({ binaries, user }: Place, folder: string, settings: Settings): Promise<string | undefined> {
  const log = path.join(folder, "server.log");
  const logged = keepLogShort(log);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const args = ["start", "-D", folder, "-w", "-t", "120", "-l", log, "-o", options.join(" ")];
  const { code, output } = await run(binaries.pg_ctl, args, user);
  if (code === 0) return undefined;
  const said = existsSync(log) ? readFileSync(log).subarray(logged).toString() : "";
  return `${output}\n${said}`;
}

/** Bytes in the log before this start. */
function keepLogShort(log: string): number {
  if (!existsSync(log)) return 0;
  const { size } = statSync(log);
  if (size < maxLogBytes) return size;
  renameSync(log, `${log}.old`);
  return 0;
}

/** Waits through a recovery for as long as the server lives. */
async function readyPort(place: Place, folder: string): Promise<number> {
  for (let waited = 0; ; waited += 100) {
    const found = readPidFile(folder);
    if (found?.ready) return found.port;
    if (waited % 5000 === 4900 && !(await isRunning(place, folder))) {
      throw faultOf("Starting the database", folder, `the server stopped; see ${path.join(folder, "server.log")}`);
    }
    await sleep(100);
  }
}

async function leave({ binaries, user }: Place, folder: string, presence: Presence): Promise<void> {
  // a server that is gone already needs no stop
  const last = await presence.leave().catch(() => false);
  if (last) await run(binaries.pg_ctl, ["stop", "-D", folder, "-m", "fast", "-w"], user);
  await presence.end().catch(() => undefined);
}
