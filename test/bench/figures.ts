import { median } from "./load.ts";

/** One measured thing: a number for each run, and what its median must hold. */
export type Figure = { name: string; runs: number[]; unit: string; limit?: { most: number } | { least: number } };

/** Nothing measured is not within any limit. */
export function isWithin({ runs, limit }: Figure): boolean {
  if (limit === undefined) return true;
  const middle = median(runs);
  return "most" in limit ? middle <= limit.most : middle >= limit.least;
}

/** A line per figure: median, lowest to highest of the runs, limit, verdict. */
export function table(figures: Figure[]): string {
  const lines = figures.map((figure) => {
    const { name, runs, unit, limit } = figure;
    const middle = `${shown(median(runs))} ${unit}`.trim();
    const spread = runs.length > 1 ? `${shown(Math.min(...runs))}–${shown(Math.max(...runs))}` : "";
    if (limit === undefined) return [name, middle, spread, String(runs.length), "", ""];
    const bound = "most" in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`;
    return [name, middle, spread, String(runs.length), `${bound} ${unit}`.trim(), isWithin(figure) ? "ok" : "NOT OK"];
  });
  const all = [["figure", "median", "min–max", "runs", "limit", ""], ...lines];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...all.map((line) => (line[column] ?? "").length)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
