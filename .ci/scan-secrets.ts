// Looks for secrets in every file that git knows, and says file, line and kind of each, never the secret.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { type FoundSecret, findSecrets } from "./find-secrets.ts";
import { notSecrets } from "./not-secrets.ts";

const root = new URL("..", import.meta.url);
const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
  .split("\0")
  .filter((file) => file !== "" && existsSync(new URL(file, root)));

function secretsIn(file: string): FoundSecret[] {
  const bytes = readFileSync(new URL(file, root));
  // pictures and workbooks hold no text
  return bytes.includes(0) ? [] : findSecrets(file, bytes.toString("utf8"));
}

const found = files.flatMap(secretsIn).filter(({ file, kind }) => !notSecrets[file]?.kinds.includes(kind));
for (const { file, line, kind } of found) console.error(`${file}:${line}: ${kind}`);
console.log(`${files.length} files, ${found.length} secrets`);
process.exitCode = found.length === 0 ? 0 : 1;
