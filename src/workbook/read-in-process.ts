import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { WorkbookReading } from "./read-admitted.ts";
import { unpackReading } from "./reading-package.ts";

/** The library takes about 1 kB a cell. */
const memoryMb = 2048;
const longestMs = 120_000;
const tooMuch: WorkbookReading = { ok: false, errors: [{ reason: "tooManyCells", sheet: "" }] };

/**
 * Reads a large workbook in a process of its own: the bot answers others meanwhile, the memory it took is given back
 * (a thread's is not), and a file that is too much for it ends that process and not the bot. It gets none of our
 * environment. Throws when the process can't be started or breaks off for another reason.
 */
export function readInProcess(bytes: Buffer): Promise<WorkbookReading> {
  const child = fork(fileURLToPath(new URL("./reading-process.ts", import.meta.url)), {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise<WorkbookReading>((resolve, reject) => {
    const timer = setTimeout(resolve, longestMs, tooMuch);
    child.once("message", (packed) => resolve(unpackReading(String(packed))));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      // node aborts when its memory is used up
      if (signal === "SIGABRT" || code === 134) resolve(tooMuch);
      else reject(new Error(`the process that reads workbooks ended with ${signal ?? code}`));
    });
    child.send(bytes);
  }).finally(() => child.kill("SIGKILL"));
}
