import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Plant, plants } from "./plants.ts";
import { runSeed, type SeedResult } from "./run-seed.ts";
import { startTortureCluster } from "./torture-cluster.ts";

const usage = `Runs real apps through bad days, by chance, and checks what must hold: npm run torture -- [options]

  --seeds 3        how many runs
  --seed N         the first one's seed; the others follow it
  --steps 25       of each run
  --minutes M      begins no run after so many minutes
  --parallel 1     runs at once
  --old REF        an older release's app is there first, from a git worktree of REF
  --plant NAME     a bug that must be found: ${Object.keys(plants).join(", ")}
`;
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "3" },
    seed: { type: "string" },
    steps: { type: "string", default: "25" },
    minutes: { type: "string", default: "600" },
    parallel: { type: "string", default: "1" },
    old: { type: "string" },
    plant: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const isPlant = (name: string | undefined): name is Plant => name !== undefined && Object.hasOwn(plants, name);

const columns = [
  ...["steps", "clicks", "acknowledged", "kills", "restarts", "messages"],
  ...["copies", "breaches", "lost", "doubled"],
] as (
  | "steps"
  | "clicks"
  | "acknowledged"
  | "kills"
  | "restarts"
  | "messages"
  | "copies"
  | "breaches"
  | "lost"
  | "doubled"
)[];

if (values.help) process.stdout.write(usage);
else process.exitCode = await torture();

async function torture(): Promise<number> {
  const first = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const count = Number(values.seeds);
  process.stdout.write(`torture: seeds ${first} to ${first + count - 1}\n`);
  const oldRoot = values.old && checkOut(values.old);
  const { plant } = values;
  const options = { steps: Number(values.steps), ...(oldRoot && { oldRoot }), ...(isPlant(plant) && { plant }) };
  const started = Date.now();
  const results: SeedResult[] = [];
  const left = Array.from({ length: count }, (_, index) => first + index);
  const work = async () => {
    // a cluster for each line of runs, since a run restarts it
    const cluster = await startTortureCluster();
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      if (Date.now() - started > Number(values.minutes) * 60_000) break;
      const result = await runSeed(seed, { ...options, cluster });
      results.push(result);
      report(result);
    }
    await cluster.stop();
  };
  await Promise.all(Array.from({ length: Number(values.parallel) }, work));
  if (oldRoot) dropCheckout(oldRoot);
  return conclude(results, started);
}

function report({ broken, told, ...figures }: SeedResult): void {
  const line = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${broken.length === 0 ? "ok" : "BROKEN"}  ${line.join("  ")}\n`);
  if (broken.length === 0) return;
  const old = values.old === undefined ? "" : ` --old ${values.old}`;
  const plant = values.plant === undefined ? "" : ` --plant ${values.plant}`;
  const again = `npm run torture -- --seeds 1 --seed ${figures.seed} --steps ${values.steps}${old}${plant}`;
  for (const sentence of [...broken, ...told.map((each) => `  ${each}`), `again: ${again}`]) {
    process.stdout.write(`  ${sentence}\n`);
  }
}

function conclude(results: SeedResult[], started: number): number {
  const broken = results.filter((result) => result.broken.length > 0);
  const sum = (name: (typeof columns)[number]) => results.reduce((all, result) => all + result[name], 0);
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(`\n| seeds | ${columns.join(" | ")} | seconds |\n|${" --: |".repeat(columns.length + 2)}\n`);
  process.stdout.write(`| ${results.length} | ${columns.map(sum).join(" | ")} | ${seconds} |\n\n`);
  const seeds = broken.map(({ seed }) => seed).join(", ");
  process.stdout.write(
    broken.length === 0
      ? `torture: ${results.length} seeds, nothing lost, nothing doubled\n`
      : `torture: ${broken.length} of ${results.length} seeds broken: ${seeds}\n`,
  );
  return broken.length === 0 && results.length > 0 ? 0 : 1;
}

/** The older app is its own src; how it is started and steered is of today. */
function checkOut(ref: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-old-"));
  execFileSync("git", ["-C", root, "worktree", "add", "--detach", "--force", folder, ref], { stdio: "ignore" });
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const name of ["test/torture", "test/support/app-process.ts"]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

function dropCheckout(folder: string): void {
  execFileSync("git", ["-C", root, "worktree", "remove", "--force", folder], { stdio: "ignore" });
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
