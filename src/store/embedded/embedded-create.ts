import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EmbeddedFault, faultOf } from "./embedded-fault.ts";
import { giveTo, type Place, renameOrDrop } from "./embedded-place.ts";
import { run } from "./embedded-process.ts";

export const superuser = "nullpunkt";
const passwordFile = "nullpunkt-password";

/** The cluster's folder, made when missing; of two first starts one wins and the other uses what it made. */
export async function clusterFolder(place: Place): Promise<string> {
  const folder = path.join(place.base, "postgresql");
  removeLeftovers(place.base);
  if (!existsSync(folder)) await createCluster(place, folder);
  await checkCluster(place, folder);
  return folder;
}

export function clusterPassword(folder: string): string {
  return readFileSync(path.join(folder, passwordFile), "utf8").trim();
}

/** initdb beside the goal, then one rename: a folder of the right name is always whole. */
async function createCluster({ base, binaries, user }: Place, folder: string): Promise<void> {
  const fresh = path.join(base, `postgresql.new-${process.pid}-${randomBytes(4).toString("hex")}`);
  const secret = `${fresh}.password`;
  try {
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(secret, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    giveTo(user, fresh, secret);
    // builtin C.UTF-8: the same order of text on every system, whatever its libc knows
    const args = ["-D", fresh, "-U", superuser, `--pwfile=${secret}`, "--auth=scram-sha-256", "--encoding=UTF8"];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"];
    const { code, output } = await run(binaries.initdb, [...args, ...locale], user);
    if (code !== 0) throw faultOf("Making the database", folder, output);
    renameSync(secret, path.join(fresh, passwordFile));
    renameOrDrop(fresh, folder);
  } catch (error) {
    if (error instanceof EmbeddedFault) throw error;
    throw faultOf("Making the database", folder, String(error));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(secret, { force: true });
  }
}

/** Half-made clusters of apps that were killed while making them. */
function removeLeftovers(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = /^postgresql\.new-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(base, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Says what is wrong before PostgreSQL is let near the files. */
async function checkCluster({ binaries, user }: Place, folder: string): Promise<void> {
  const version = path.join(folder, "PG_VERSION");
  const owner = user.uid ?? process.getuid?.();
  if (owner !== undefined && statSync(folder).uid !== owner) throw faultOf("Start", folder, "wrong ownership");
  if (
    ![version, path.join(folder, passwordFile), path.join(folder, "global", "pg_control")].every((f) => existsSync(f))
  ) {
    throw faultOf("Start", folder, "not a database cluster directory");
  }
  const made = readFileSync(version, "utf8").trim();
  const { output } = await run(binaries.postgres, ["--version"], user);
  const ours = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (ours === undefined) throw faultOf("postgres --version", folder, output);
  if (made !== ours) throw faultOf("Start", folder, `initialized by PostgreSQL version ${made}, not ${ours}`);
}
