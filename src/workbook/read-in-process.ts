import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { workbookLimits } from "./admit-file.ts";
import type { WorkbookReading } from "./read-admitted.ts";
import { unpackReading } from "./reading-package.ts";

type ReadingLimits = {
  /** the library takes about 1 kB a cell */
  memoryMb: number;
  longestMs: number;
  /** processes side by side, and files that wait for one */
  atOnce: number;
  waiting: number;
};
const usual: ReadingLimits = { memoryMb: 2048, longestMs: 60_000, atOnce: 2, waiting: 8 };

/**
 * Reads what people send, each file in a process of its own: the bot answers others meanwhile, the memory it took is
 * given back (a thread's is not), and a file made to keep the library busy or to fill the memory ends that process and
 * not the bot. It gets none of our environment. Throws when a process can't be started or breaks off by itself.
 */
export function createReader(limits: Partial<ReadingLimits> = {}): (bytes: Uint8Array) => Promise<WorkbookReading> {
  const { atOnce, waiting, ...each } = { ...usual, ...limits };
  const line: (() => void)[] = [];
  let reading = 0;
  return async (bytes) => {
    if (bytes.byteLength > workbookLimits.bytes) return refused("tooLarge");
    if (line.length >= waiting) return refused("readersBusy");
    if (reading >= atOnce) await new Promise<void>((resolve) => line.push(resolve));
    reading += 1;
    try {
      return await readInProcess(bytes, each);
    } finally {
      reading -= 1;
      line.shift()?.();
    }
  };
}

function refused(reason: "tooLarge" | "tooManyCells" | "readersBusy"): WorkbookReading {
  return { ok: false, errors: [{ reason, sheet: "" }] };
}

function readInProcess(
  bytes: Uint8Array,
  { memoryMb, longestMs }: Pick<ReadingLimits, "memoryMb" | "longestMs">,
): Promise<WorkbookReading> {
  const child = fork(fileURLToPath(new URL("./reading-process.ts", import.meta.url)), {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // those who wait for an answer to a click come first
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return new Promise<WorkbookReading>((resolve, reject) => {
    const timer = setTimeout(() => resolve(refused("tooManyCells")), longestMs);
    child.once("message", (packed) => resolve(unpackReading(String(packed))));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      // node aborts when its memory is used up, and the system kills when its own is
      if (signal === "SIGABRT" || signal === "SIGKILL" || code === 134) resolve(refused("tooManyCells"));
      else reject(new Error(`the process that reads workbooks ended with ${signal ?? code}`));
    });
    child.send(bytes);
  }).finally(() => child.kill("SIGKILL"));
}
