import { mkdir } from "node:fs/promises";
import path from "node:path";
import { lastPaper } from "../domain/paper/frozen-paper.ts";
import { noWords } from "../domain/paper/steering-paper.ts";
import type { Project } from "../domain/project/project.ts";
import { isBefore } from "../domain/telling/digest-week.ts";
import { instantAt, localDate } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import { readPaper } from "../journeys/read-paper.ts";
import { createReports } from "../report/reports.ts";
import { paperFileName } from "../views/paper/paper-file-name.ts";
import { createWorkbooks } from "../workbook/excel-workbooks.ts";
import { readReportArgs } from "./report-arguments.ts";
import { exitCodes, runCommand, tell } from "./run-command.ts";
import { writeNewFile } from "./write-new-file.ts";

process.exitCode = await runCommand(readReportArgs(process.argv.slice(2)), async (ports, tenant, args) => {
  const read = await ports.store.read(tenant, async (data) => {
    const project = await data.projects.findByShortName(args.project);
    if (project === undefined) return "project";
    if (args.version !== undefined) return (await data.papers.ofVersion(project.id, args.version)) ?? "version";
    const newest = await data.papers.newest(project.id);
    const now = momentOf(args.at, project, ports.clock.now());
    // a draft of a day before the newest paper has that for no last one
    const last = newest && isBefore(newest.frozenAt, now) ? { last: lastPaper(newest) } : {};
    return (await readPaper(data, { projectId: project.id, now, words: noWords, ...last })) ?? "project";
  });
  if (read === "project") return tell(exitCodes.badArguments, `There is no project ${args.project}.`);
  if (read === "version")
    return tell(exitCodes.badArguments, `${args.project} has no version ${args.version} that is approved.`);
  const { paper, readings } = read;
  const language = args.shownIn ?? paper.project.language;
  const files = {
    docx: await createReports().word(paper, language),
    xlsx: await createWorkbooks().paper(paper, readings, language),
  };
  await mkdir(args.out, { recursive: true });
  for (const kind of ["docx", "xlsx"] as const) {
    const file = path.join(args.out, paperFileName(paper, language, kind));
    const fault = await writeNewFile(file, files[kind]);
    if (fault !== undefined) return tell(exitCodes.badArguments, fault);
    console.log(`${file} is written.`);
  }
  return exitCodes.done;
});

/** A day that is over, or comes, is told as at its end; today as it is now. */
function momentOf(at: string | undefined, { timeZone }: Project, now: IsoInstant): IsoInstant {
  if (at === undefined || at === localDate(now, timeZone)) return now;
  return at.includes("T") ? new Date(at).toISOString() : instantAt(at, "23:59", timeZone);
}
