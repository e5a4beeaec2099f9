import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";

/** The system user PostgreSQL runs as; empty = the one who runs the app. */
export type SystemUser = { uid?: number; gid?: number };
export type Binaries = { pg_ctl: string; initdb: string; postgres: string };

/** Runs to the end; never throws: a file that can't be started is an exit code like a shell's. */
export function run(file: string, args: string[], user: SystemUser): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...user,
      stdio: ["ignore", "pipe", "pipe"],
      cwd: "/",
      env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" },
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ code: error.code === "EACCES" ? 126 : 127, output: error.message }),
    );
    // "exit", not "close": a daemon that inherited the pipe would keep us waiting for ever
    child.on("exit", (code) => resolve({ code: code ?? 128, output }));
  });
}

/** A port nobody listens on now; who takes it next is settled by a retry. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/** postmaster.pid: line 1 pid, 4 port, 8 status; initdb's own bootstrap writes one too, so only "ready" counts. */
export function readPidFile(folder: string): { pid: number; port: number; ready: boolean } | undefined {
  const file = path.join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * The server of `folder`, if it lives. After a reboot or in a new container another process may carry the number in
 * postmaster.pid, and pg_ctl believes it: so the process itself is asked.
 */
export async function findServer(folder: string): Promise<ReturnType<typeof readPidFile>> {
  const found = readPidFile(folder);
  return found && (await commandOf(found.pid))?.includes(folder) ? found : undefined;
}

/** The number in postmaster.pid, when another process carries it, or the server's own that is dead and not yet buried. */
export async function findStranger(folder: string): Promise<number | undefined> {
  const found = readPidFile(folder);
  const command = found && (await commandOf(found.pid));
  return command !== undefined && !command.includes(folder) ? found?.pid : undefined;
}

/** Empty for a process that is dead and not yet buried. */
async function commandOf(pid: number): Promise<string | undefined> {
  const file = path.join("/proc", String(pid), "cmdline");
  if (process.platform === "linux") return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const [command, args]: [string, string[]] =
    process.platform === "win32"
      ? [
          "powershell",
          ["-NoProfile", "-Command", `(Get-CimInstance Win32_Process -Filter ProcessId=${pid}).CommandLine`],
        ]
      : ["ps", ["-p", String(pid), "-o", "command="]];
  const shown = await promisify(execFile)(command, args).catch(() => undefined);
  return shown?.stdout;
}
