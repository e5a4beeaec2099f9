import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

export type ScratchCopy = {
  /** The text of a file as it is in the project. */
  original: (file: string) => string;
  write: (file: string, text: string) => void;
  test: (files: string[], only?: string) => TestRun;
  remove: () => void;
};
/** `crashed`: files of which no test could be run at all. */
export type TestRun = { failed: string[]; passed: number; crashed: string[] };

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});
const limitMs = 600_000;

/** Where no test asks for a database, none is started. */
const withoutDatabase = "jest.guards.config.js";
const configWithoutDatabase = `import config from "./jest.config.js";
const { globalSetup: _, globalTeardown: __, ...rest } = config;
export default rest;
`;
const asksForDatabase = /freshStore|emptyDatabase|botInTeams|bot-in-teams|openDatabase/;

/** The project as it stands in the work tree, beside it, with the same packages. */
export function scratchCopy(): ScratchCopy {
  const root = process.cwd();
  const folder = mkdtempSync(path.join(tmpdir(), "nullpunkt-guards-"));
  chmodSync(folder, 0o755);
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const file of listed.split("\0").filter(Boolean)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file), { force: true });
  }
  writeFileSync(path.join(folder, withoutDatabase), configWithoutDatabase);
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return {
    original: (file) => readFileSync(path.join(root, file), "utf8"),
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    test: (files, only) => run(folder, files, only),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(folder: string, files: string[], only: string | undefined): TestRun {
  const output = path.join(folder, "guards-report.json");
  rmSync(output, { force: true });
  const jest = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "node_modules/jest/bin/jest.js"];
  const needs = files.some((file) => asksForDatabase.test(readFileSync(path.join(folder, file), "utf8")));
  const config = needs ? [] : ["--config", withoutDatabase];
  const options = [
    ...config,
    "--json",
    `--outputFile=${output}`,
    "--forceExit",
    "--silent",
    ...(only ? ["-t", only] : []),
  ];
  try {
    execFileSync(process.execPath, [...jest, ...options, ...files], { cwd: folder, stdio: "ignore", timeout: limitMs });
  } catch {
    // red is what is hoped for; what it was stands in the report
  }
  if (!existsSync(output))
    return { failed: [], passed: 0, crashed: [`no report of ${files.join(", ")} within the time`] };
  const { testResults } = report.parse(JSON.parse(readFileSync(output, "utf8")));
  const each = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: each.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
    passed: each.filter(({ status }) => status === "passed").length,
    crashed: testResults
      .filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
      .map(({ message }) => message),
  };
}
