import { writeFile } from "node:fs/promises";
import { exportWorkbook } from "../journeys/export-workbook.ts";
import { createWorkbooks } from "../workbook/excel-workbooks.ts";
import { readExportArgs } from "./command-line.ts";
import { exitCodes, runCommand, tell } from "./run-command.ts";

process.exitCode = await runCommand(
  readExportArgs(process.argv.slice(2)),
  async (ports, tenant, { project, out, exact }) => {
    const bytes = await exportWorkbook(
      { ...ports, workbooks: createWorkbooks() },
      { tenant, shortName: project, exact },
    );
    if (!bytes) {
      const known = await ports.store.read(tenant, (data) => data.projects.list());
      const names = known.map(({ shortName }) => shortName).join(", ");
      return tell(
        exitCodes.badArguments,
        `There is no project ${project}. ${names ? `Known: ${names}.` : "There are none yet."}`,
      );
    }
    const file = out ?? `${project.replace(/[^\p{L}\p{N}._-]/gu, "_")}.xlsx`;
    try {
      // a workbook that lies there already is only replaced when it was named
      await writeFile(file, bytes, { flag: out === undefined ? "wx" : "w" });
    } catch (error) {
      const code = error instanceof Error ? Reflect.get(error, "code") : undefined;
      const why =
        code === "EEXIST" ? `${file} exists already: choose a file with --out.` : `${file} can't be written (${code}).`;
      return tell(exitCodes.badArguments, why);
    }
    console.log(`${file} is written.`);
    return exitCodes.done;
  },
);
