import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clusterFolder, clusterPassword, superuser } from "./embedded-create.ts";
import { EmbeddedFault, faultOf } from "./embedded-fault.ts";
import { findPlace, giveTo, type Place } from "./embedded-place.ts";
import { enter, type Presence } from "./embedded-presence.ts";
import { findServer, findStranger, freePort, readPidFile, run } from "./embedded-process.ts";

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
// another app's start, or another program on the port we found free
const lostRace = /lock file .* already exists|Address already in use|could not create any TCP/;
const maxLogBytes = 10_000_000;

/**
 * PostgreSQL in `dataDir`, on loopback, with a password of its own. Joins a server that runs there already, recovers
 * after a crash. Throws EmbeddedFault with a sentence when the folder can't be used, and then leaves it as it was.
 * One machine's apps may share a folder; those of two machines may not (PostgreSQL can't see the other's server).
 */
export async function startCluster(dataDir: string, settings: Settings = {}): Promise<Cluster> {
  const place = await findPlace(dataDir);
  const folder = await clusterFolder(place);
  const password = clusterPassword(folder);
  for (let attempt = 1; ; attempt += 1) {
    const joined = (await findServer(folder)) !== undefined;
    if (!joined) await startServer(place, folder, { ...defaults, ...settings });
    const port = await readyPort(folder);
    const url = (database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
    const presence = port === undefined ? undefined : await enter(url("postgres")).catch(() => undefined);
    if (port !== undefined && presence) {
      return { url, port, joined, location: folder, moved: place.moved, stop: () => leave(place, folder, presence) };
    }
    // the last app of before was stopping the server while we came: start it anew
    if (attempt >= startAttempts) throw new EmbeddedFault(`The database in ${folder} starts, but lets nobody in.`);
    await sleep(100 * attempt);
  }
}

/** Returns when it runs, or when another app's start was quicker. */
async function startServer(place: Place, folder: string, settings: Settings): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await start(place, folder, { ...settings, port: await freePort() });
    if (failure === undefined || (await findServer(folder))) return;
    if (attempt >= startAttempts || !lostRace.test(failure)) throw faultOf("Starting the database", folder, failure);
    await sleep(100 * attempt);
  }
}

/** Undefined when it runs, else what the server said. */
async function start(place: Place, folder: string, settings: Settings): Promise<string | undefined> {
  const { binaries, user } = place;
  const log = path.join(folder, "server.log");
  const logged = keepLogShort(log);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const program = await programToStart(place, folder);
  const args = ["start", "-D", folder, "-w", "-t", "120", "-l", log, "-p", program, "-o", options.join(" ")];
  const { code, output } = await run(binaries.pg_ctl, args, user);
  if (code === 0) return undefined;
  const said = existsSync(log) ? readFileSync(log).subarray(logged).toString() : "";
  return `${output}\n${said}`;
}

/**
 * A leftover postmaster.pid whose number another process carries now keeps postgres from starting. The file is not
 * touched (it also names the shared memory by which orphaned backends are found): postgres takes the number of its
 * grandparent for stale, so it is told that this is the one.
 */
async function programToStart({ binaries, user }: Place, folder: string): Promise<string> {
  const stranger = await findStranger(folder);
  if (stranger === undefined || process.platform === "win32") return binaries.postgres;
  const program = path.join(folder, "start-postgres.sh");
  const quoted = binaries.postgres.replaceAll("'", "'\\''");
  writeFileSync(program, `#!/bin/sh\nPG_GRANDPARENT_PID=${stranger} exec '${quoted}' "$@"\n`, { mode: 0o700 });
  giveTo(user, program);
  return program;
}

/** Bytes in the log before this start. */
function keepLogShort(log: string): number {
  if (!existsSync(log)) return 0;
  const { size } = statSync(log);
  if (size < maxLogBytes) return size;
  renameSync(log, `${log}.old`);
  return 0;
}

/** Waits through a recovery for as long as the server lives; undefined when it went away instead. */
async function readyPort(folder: string): Promise<number | undefined> {
  for (;;) {
    const server = await findServer(folder);
    if (!server || server.ready) return server?.port;
    await sleep(50);
  }
}

async function leave({ binaries, user }: Place, folder: string, presence: Presence): Promise<void> {
  // a server that is gone already needs no stop
  const last = await presence.leave().catch(() => false);
  const server = readPidFile(folder);
  if (last && server) {
    // not -w: that would also wait for a server that another app starts right after
    await run(binaries.pg_ctl, ["stop", "-D", folder, "-m", "fast", "-W"], user);
    while ((await findServer(folder))?.pid === server.pid) await sleep(20);
  }
  await presence.end().catch(() => undefined);
}
