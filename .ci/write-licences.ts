// Writes docs/licences.md from the lock; fails on a licence that is not on the list.
import { readFileSync, writeFileSync } from "node:fs";
import { licenceDocument, licenceFaults, licencesOf } from "./licence-list.ts";

const licences = licencesOf(JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")));
const file = new URL("../docs/licences.md", import.meta.url);
writeFileSync(file, licenceDocument(licences));
const faults = licenceFaults(licences);
for (const fault of faults) console.error(fault);
console.log(`docs/licences.md: ${licences.length} packages, ${faults.length} not allowed`);
process.exitCode = faults.length === 0 ? 0 : 1;
