import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type AppOrder, type AppStart, appTold } from "../torture/app-orders.ts";

const logLine = z.looseObject({ level: z.number().optional(), msg: z.string() });
type LogLine = z.infer<typeof logLine>;
type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** An app in a process of its own. */
export type AppProcess = {
  pid: number;
  url: () => string;
  /** it takes activities */
  ready: Promise<void>;
  /** all it has logged, oldest first; what is no JSON is there with its text */
  log: LogLine[];
  order: (order: AppOrder) => Promise<void>;
  kill: (signal: "SIGKILL" | "SIGTERM") => Promise<Ended>;
  ended: Promise<Ended>;
  isUp: () => boolean;
  /** how it ended, when it has */
  end: () => Ended | undefined;
};

const here = path.dirname(fileURLToPath(import.meta.url));

/** `root`: another checkout whose app is run, of an older release. */
export function startAppProcess(start: AppStart, root = path.join(here, "../..")): AppProcess {
  const child = fork(path.join(root, "test/torture/app-main.ts"), [JSON.stringify(start)], {
    cwd: root,
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const log: LogLine[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on("line", (line) => void log.push(read(line)));
  }
  const state: { port: number; orders: number; end?: Ended } = { port: 0, orders: 0 };
  const waiting = new Map<number, () => void>();
  const ready = Promise.withResolvers<void>();
  child.on("message", (message) => {
    const told = appTold.parse(message);
    if (told.told === "listening") state.port = told.port;
    else if (told.told === "ready") ready.resolve();
    else waiting.get(told.id)?.();
  });
  const ended = endOf(child).then((end) => {
    state.end = end;
    ready.reject(new Error(`the app ended before it was ready: ${log.map(({ msg }) => msg).join("\n")}`));
    for (const resolve of waiting.values()) resolve();
    return end;
  });
  // whoever waits is told
  ready.promise.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    url: () => `http://127.0.0.1:${state.port}`,
    ready: ready.promise,
    log,
    ended,
    isUp: () => state.end === undefined && child.signalCode === null && !child.killed,
    end: () => state.end,
    order: async (order) => {
      state.orders += 1;
      const id = state.orders;
      await new Promise<void>((resolve) => {
        waiting.set(id, resolve);
        if (child.connected) child.send({ id, ...order }, (error) => error && resolve());
        else resolve();
      });
      waiting.delete(id);
    },
    kill: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Resolves when all it said has been read, too. */
async function endOf(child: ChildProcess): Promise<Ended> {
  await once(child, "close");
  return { code: child.exitCode, signal: child.signalCode };
}

function read(line: string): LogLine {
  try {
    return logLine.parse(JSON.parse(line));
  } catch {
    return { level: 60, msg: line };
  }
}
