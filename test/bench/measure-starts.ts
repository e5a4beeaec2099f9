import type { Figure } from "./figures.ts";
import { startApp } from "./programs.ts";

const warmStarts = 5;

/** From the command to `/readyz`, with PostgreSQL's own start: the last app out stops it. */
export async function measureStarts(dataDir: string): Promise<Figure[]> {
  const runs: number[] = [];
  for (let start = 0; start <= warmStarts; start += 1) {
    const app = await startApp(dataDir);
    runs.push(app.readyMs / 1000);
    await app.stop();
  }
  const [cold = Number.NaN, ...warm] = runs;
  return [
    { name: "first start: new database, sample read in", runs: [cold], unit: "s" },
    { name: "warm start to ready", runs: warm, unit: "s", limit: { most: 3 } },
  ];
}
