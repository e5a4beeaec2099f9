import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { BotSettings, ClockWord } from "./bot-settings.ts";

/** A program under measurement, in a process of its own. */
export type Program = {
  pid: number;
  /** where it takes activities */
  url: string;
  /** from the start of the process until it answered that it is ready */
  readyMs: number;
  stop: () => Promise<void>;
};

export async function startApp(dataDir: string): Promise<Program> {
  const port = await freePort();
  const settings = { DATA_DIR: dataDir, PLAYGROUND: "off", PORT: String(port) };
  return startProgram(["src/main.ts"], settings, port, async () => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return response.ok;
  });
}

/** The bot as it runs in production, on another Teams and a clock that goes where it is told to. */
export async function startBot(settings: BotSettings): Promise<Program & { setClock: (word: ClockWord) => void }> {
  const port = await freePort();
  const args = ["test/bench/production-bot.ts", JSON.stringify({ ...settings, port })];
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  const { child, ...program } = await startProgram(args, {}, port, ready, "ipc");
  return { ...program, setClock: (word) => void child.send(word) };
}

export async function startEcho(databaseUrl: string): Promise<Program> {
  const port = await freePort();
  return startProgram(["test/bench/bare-echo.ts", String(port), databaseUrl], {}, port, async () => {
    const response = await fetch(`http://127.0.0.1:${port}/nothing-here`);
    return response.status === 404;
  });
}

async function startProgram(
  args: string[],
  settings: Record<string, string>,
  port: number,
  ready: () => Promise<boolean>,
  talk: "ipc" | "ignore" = "ignore",
): Promise<Program & { child: ChildProcess }> {
  // nothing of the shell's own settings: BOT_ID would make it a production bot, NODE_OPTIONS another program
  const { PATH, HOME, LANG } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, LANG, ...settings },
    stdio: ["ignore", "ignore", "inherit", talk],
  });
  while (!(await ready().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`${args[0]} stopped with ${child.exitCode}`);
    if (performance.now() - started > 60_000) throw new Error(`${args[0]} is not ready after a minute`);
    await sleep(10);
  }
  const readyMs = performance.now() - started;
  const url = `http://127.0.0.1:${port}/api/messages`;
  return { pid: child.pid ?? 0, url, readyMs, stop: () => stop(child), child };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Resident memory in MB; `peak` is the highest since the start, or since `forgetPeak`. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/** Seconds on a processor so far. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // the program's name stands in brackets and may hold blanks
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // Linux counts in hundredths on every platform that node runs on
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
