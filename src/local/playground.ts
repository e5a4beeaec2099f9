import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parse, stringify } from "yaml";
import { childEnvironment } from "../config.ts";
import { choosePerson, type PlaygroundFile, readPlaygroundFile } from "./playground-people.ts";

export type Playground = {
  address: string;
  /** who sits at the screen */
  person: string;
  /** Resolves when it ends by itself, with the reason it gave. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};
export type PlaygroundResult = { ok: true; playground: Playground } | { ok: false; sentence: string };
type Options = { botPort: number; port: number; dataDir: string; as?: string };

const fileName = ".m365agentsplayground.yml";
const startMs = 30_000;
const stopMs = 3000;

/** Who can be chosen with --as, before anything is started. */
export function playgroundFile(as: string | undefined): ReturnType<typeof choosePerson> {
  const source = path.join(import.meta.dirname, "../..", fileName);
  return choosePerson(readPlaygroundFile(parse(readFileSync(source, "utf8"))), as);
}

/** Starts Microsoft's Agents Playground, a Teams without Teams, with the sample's people and channel. */
export async function startPlayground(options: Options): Promise<PlaygroundResult> {
  const chosen = playgroundFile(options.as);
  if (!chosen.ok) return chosen;
  const program = installedProgram();
  if (!program) {
    const sentence =
      "The Agents Playground is not installed: run npm ci with the dev dependencies, or set PLAYGROUND=off.";
    return { ok: false, sentence };
  }
  const folder = path.resolve(options.dataDir, "playground");
  writeWorkingFolder(folder, chosen.file);
  const child = spawn(process.execPath, [program, ...argumentsOf(options)], {
    cwd: folder,
    // its browser is the reader's own choice: the address is printed
    env: childEnvironment({ TZ: "Europe/Oslo", TEAMSAPPTESTER_BROWSER: "none" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  return watch(child, folder, chosen.file.currentUser.name);
}

function argumentsOf({ botPort, port }: Options): string[] {
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  return ["-e", endpoint, "-c", "msteams", "-p", String(port), "--disable-telemetry", "true"];
}

/** A dev dependency: a production install does without it. */
function installedProgram(): string | undefined {
  try {
    const root = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/package.json");
    return path.join(path.dirname(root), "cli.js");
  } catch {
    return undefined;
  }
}

function writeWorkingFolder(folder: string, file: PlaygroundFile): void {
  mkdirSync(folder, { recursive: true });
  // its log is where a refused configuration is explained; only this run's counts
  rmSync(logFile(folder), { force: true });
  writeFileSync(path.join(folder, fileName), stringify(file));
}

function logFile(folder: string): string {
  return path.join(folder, "devTools", "m365agentsplayground.log");
}

async function watch(child: ChildProcess, folder: string, person: string): Promise<PlaygroundResult> {
  let output = "";
  let stopping = false;
  const started = Promise.withResolvers<string>();
  const listen = (chunk: Buffer) => {
    output = `${output}${chunk.toString()}`.slice(-10_000);
    // a taken port is left for another one without a word
    const port = /Listening on (\d+)/.exec(output)?.[1];
    if (port) started.resolve(`http://localhost:${port}`);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(reason(folder, output, code ?? signal)));
  });
  const late = new Promise<void>((resolve) => void setTimeout(resolve, startMs).unref());
  const first = await Promise.race([started.promise.then((address) => ({ address })), gone, late]);
  if (typeof first !== "object") {
    child.kill();
    return {
      ok: false,
      sentence: `The Agents Playground did not start: ${first ?? `nothing in ${startMs / 1000} seconds`}`,
    };
  }
  return {
    ok: true,
    playground: {
      address: first.address,
      person,
      ended: new Promise((resolve) => void gone.then((why) => stopping || resolve(why))),
      stop: () => {
        stopping = true;
        return stop(child, gone);
      },
    },
  };
}

async function stop(child: ChildProcess, gone: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), stopMs);
  await gone;
  clearTimeout(force);
}

/** It says "Listening" and goes: why stands only in its log. */
function reason(folder: string, output: string, exit: number | string | null): string {
  const complaint = lastLines(readLog(folder).filter((line) => /error|invalid|fail/i.test(line)));
  const said = output.split("\n").filter((line) => !/^(Listening on|Microsoft 365 Agents Playground is)/.test(line));
  return complaint || lastLines(said) || `it ended with ${exit}`;
}

function readLog(folder: string): string[] {
  try {
    return readFileSync(logFile(folder), "utf8").split("\n");
  } catch {
    return [];
  }
}

function lastLines(lines: string[]): string {
  return lines
    .filter((line) => line.trim() !== "")
    .slice(-5)
    .join("\n");
}
