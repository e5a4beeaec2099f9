// npm writes into package-lock.json only the platform packages of the machine it ran on, and `npm ci` on another
// platform then refuses the lock. This adds what is missing, from the optionalDependencies the lock itself names.
import { readFileSync, writeFileSync } from "node:fs";

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const systems = "android darwin linux win32 windows freebsd openharmony openbsd netbsd sunos aix cygwin".split(" ");
const processors = "arm64 x64 ia32 armv7 arm ppc64 riscv64 s390x loong64 wasm32 mips64el".split(" ");

/** Every folder npm may have put `name` in for a package that lives at `at`, nearest first. */
function candidatePlaces(at: string, name: string): string[] {
  const places: string[] = [];
  for (let folder = at; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    places.push(folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`);
    if (!folder) return places;
  }
}

function platformOf(name: string): { os?: string; cpu?: string } | undefined {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.some((word) => word === processor || word === `${processor}hf`));
  if (!os && !cpu) return undefined;
  return { os: os === "windows" ? "win32" : os, cpu: cpu === "armv7" ? "arm" : cpu };
}

const file = new URL("../package-lock.json", import.meta.url);
const lock: Lock = JSON.parse(readFileSync(file, "utf8"));
let added = 0;
for (const [at, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (candidatePlaces(at, name).some((place) => lock.packages[place])) continue;
    const platform = platformOf(name);
    if (!platform) {
      console.log(`left out, its platform is not in its name: ${name} ${range}`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      ...(platform.cpu && { cpu: [platform.cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(platform.os && { os: [platform.os] }),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} platform packages added`);
