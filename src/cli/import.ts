import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { importFile } from "../journeys/import-workbook.ts";
import { importRefusalText, importReportText } from "../views/import-report-text.ts";
import { workbookLimits } from "../workbook/admit-file.ts";
import { createWorkbooks } from "../workbook/excel-workbooks.ts";
import { readImportArgs } from "./command-line.ts";
import { exitCodes, runCommand, tell } from "./run-command.ts";

const commandLine = readImportArgs(process.argv.slice(2));
const file = commandLine.ok ? await fileToImport(commandLine.args.file) : undefined;

process.exitCode =
  file?.problem === undefined
    ? await runCommand(commandLine, async (ports, tenant, { dry, project, language }) => {
        const args = {
          tenant,
          fileName: file?.name ?? "",
          bytes: file?.bytes ?? new Uint8Array(),
          dry,
          who: { source: "cli" },
        };
        const result = await importFile(
          { ...ports, workbooks: createWorkbooks() },
          project === undefined ? args : { ...args, shortName: project },
        );
        if (result.kind === "importRefusal") return tell(exitCodes.failed, importRefusalText(result, language));
        console.log(importReportText(result, language));
        return exitCodes.done;
      })
    : tell(exitCodes.badArguments, file.problem);

/** A file far over the limit is not read into memory to be refused. */
async function fileToImport(name: string): Promise<{ name: string; bytes: Uint8Array; problem?: string }> {
  const base = { name: path.basename(name), bytes: new Uint8Array() };
  try {
    const { size } = await stat(name);
    if (size > workbookLimits.bytes) return { ...base, problem: `${name} is larger than 20 MB.` };
    return { ...base, bytes: await readFile(name) };
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, "code") : undefined;
    return { ...base, problem: code === "ENOENT" ? `There is no file ${name}.` : `${name} can't be read (${code}).` };
  }
}
