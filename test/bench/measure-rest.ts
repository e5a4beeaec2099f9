import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "./bench-parts.ts";
import type { Figure } from "./figures.ts";
import { memoryOf } from "./programs.ts";

const idleMs = 15_000;
const reads = 5;

/** Memory of both programs when nothing has happened for a while. */
export async function measureRest({ app, echo, say }: Bench, when: string): Promise<Figure[]> {
  say(`at rest ${when}`);
  await sleep(idleMs);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let read = 0; read < reads; read += 1) {
    ours.push(memoryOf(app.pid).now);
    bare.push(memoryOf(echo.pid).now);
    await sleep(400);
  }
  return [
    { name: `memory at rest ${when}`, runs: ours, unit: "MB", limit: { most: 250 } },
    { name: `  bare echo's ${when}`, runs: bare, unit: "MB" },
  ];
}
