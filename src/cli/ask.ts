import { parseArgs } from "node:util";
import { openRound } from "../journeys/open-round.ts";
import { askOutcome } from "./ask-outcome.ts";
import type { CommandLine, CommonArgs } from "./command-line.ts";
import { exitCodes, runCommand, tell } from "./run-command.ts";

const usage = "Usage: npm run ask -- --project SHORTNAME [--tenant ID]";

type AskArgs = CommonArgs & { project: string };

function readAskArgs(args: string[]): CommandLine<AskArgs> {
  try {
    const options = { project: { type: "string" }, tenant: { type: "string" } } as const;
    const { project, tenant } = parseArgs({ args, options }).values;
    if (!project) return { ok: false, sentence: `--project is missing: the short name of the project.\n${usage}` };
    return { ok: true, args: { project, language: "nb", ...(tenant && { tenant }) } };
  } catch {
    return { ok: false, sentence: usage };
  }
}

/** Opens a round for what is due, as the scheduler does; the running app posts the cards within seconds. */
process.exitCode = await runCommand(readAskArgs(process.argv.slice(2)), async (ports, tenant, { project }) => {
  const known = await ports.store.read(tenant, (data) => data.projects.list());
  const found = known.find(({ shortName }) => shortName.toLowerCase() === project.toLowerCase());
  if (!found) {
    const names = known.map(({ shortName }) => shortName).join(", ");
    return tell(
      exitCodes.badArguments,
      `There is no project ${project}. ${names ? `Known: ${names}.` : "There are none yet."}`,
    );
  }
  const { language, id: projectId } = found;
  const content = await openRound(ports, { tenant, projectId, language, kind: "cli" });
  const { opened, sentence } = askOutcome(content, found);
  if (!opened) return tell(exitCodes.failed, sentence);
  console.log(sentence);
  return exitCodes.done;
});
