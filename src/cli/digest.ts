import type { Project } from "../domain/project/project.ts";
import { instantAt } from "../domain/time/calendar.ts";
import type { IsoInstant } from "../domain/time/time.ts";
import type { PostedDigest } from "../journeys/post-digest.ts";
import { digestNow, postDigest } from "../journeys/post-digest.ts";
import { digestText } from "../views/digest-text.ts";
import { drawContent } from "../views/draw.ts";
import { notConnected } from "./ask-outcome.ts";
import { readDigestArgs } from "./command-line.ts";
import { exitCodes, runCommand, tell } from "./run-command.ts";

process.exitCode = await runCommand(readDigestArgs(process.argv.slice(2)), async (ports, tenant, args) => {
  const project = await ports.store.read(tenant, (data) => data.projects.findByShortName(args.project));
  if (project === undefined) return tell(exitCodes.badArguments, `There is no project ${args.project}.`);
  const language = args.shownIn ?? project.language;
  if (args.dry) {
    const at = args.at === undefined ? ports.clock.now() : momentOf(args.at, project);
    const digest = await ports.store.read(tenant, (data) => digestNow(data, project, at));
    console.log(JSON.stringify(drawContent(digest, language).card, undefined, 2));
    console.log(`\n${digestText(digest, language)}`);
    return exitCodes.done;
  }
  const posted = await postDigest(ports, { tenant, projectId: project.id, source: "cli" });
  if (posted.outcome !== "posted") return tell(exitCodes.failed, sentenceOf(posted, project));
  console.log(digestText(posted.digest, language));
  return exitCodes.done;
});

/** A date is that day at the project's weekly time. */
function momentOf(at: string, { digestAt, timeZone }: Project): IsoInstant {
  return /^\d{4}-\d{2}-\d{2}$/.test(at) ? instantAt(at, digestAt.time, timeZone) : new Date(at).toISOString();
}

function sentenceOf({ outcome }: PostedDigest, { shortName }: Project): string {
  return outcome === "notCoupled" ? notConnected(shortName) : `This week's digest of ${shortName} is posted already.`;
}
