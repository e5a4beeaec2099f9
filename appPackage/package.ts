// npm run package [-- --env local]: fills the manifest from env/.env.NAME, checks it against Microsoft's schema and
// writes appPackage/build/nullpunkt-NAME.zip, ready for the Teams admin centre.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseArgs, parseEnv } from "node:util";
import { ManifestUtil } from "@microsoft/app-manifest";
import JSZip from "jszip";

const here = (file: string) => new URL(file, import.meta.url);
const files = ["nb.json", "nn.json", "en.json", "color.png", "outline.png"];

/** The manifest with every `${{NAME}}` filled, or the names that have no value. */
export function fillManifest(
  template: string,
  values: Partial<Record<string, string>>,
): { ok: true; text: string } | { ok: false; missing: string[] } {
  const names = [...new Set([...template.matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))];
  const missing = names.filter((name) => !values[name]?.trim());
  if (missing.length > 0) return { ok: false, missing };
  // JSON.stringify keeps a value with a quote in it from breaking the manifest.
  const text = template.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(values[name]?.trim()).slice(1, -1));
  return { ok: true, text };
}

/** What Microsoft's own schema for the manifest's version says is wrong; empty when it is right. */
export async function manifestFaults(text: string): Promise<string[]> {
  const manifest = JSON.parse(text);
  const root = createRequire(import.meta.url).resolve("@microsoft/app-manifest");
  const schema = `json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`;
  return ManifestUtil.validateManifestAgainstSchema(
    manifest,
    JSON.parse(readFileSync(new URL(schema, `file://${root}`), "utf8")),
  );
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { env: { type: "string", default: "dev" } } });
  const envFile = `env/.env.${values.env}`;
  const filled = fillManifest(
    readFileSync(here("manifest.json"), "utf8"),
    parseEnv(readFileSync(here(`../${envFile}`), "utf8")),
  );
  if (!filled.ok) {
    console.error(`${envFile} has no value for: ${filled.missing.join(", ")}. Fill them in and run again.`);
    return 2;
  }
  const faults = await manifestFaults(filled.text);
  if (faults.length > 0) {
    console.error(`The manifest is not valid:\n${faults.join("\n")}`);
    return 1;
  }
  const zip = new JSZip();
  zip.file("manifest.json", filled.text);
  for (const file of files) zip.file(file, readFileSync(here(file)));
  mkdirSync(here("build/"), { recursive: true });
  const target = here(`build/nullpunkt-${values.env}.zip`);
  writeFileSync(target, await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" }));
  console.log(`Wrote ${target.pathname}`);
  return 0;
}

if (import.meta.main) process.exitCode = await main();
