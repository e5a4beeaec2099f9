import type { Language } from "../domain/talking/language.ts";
import { type CommandLine, type CommonArgs, given, parse, readCommon, readMoment, wrong } from "./command-line.ts";

/** `at` is an ISO date or time; `shownIn` undefined: the project's own language. */
export type ReportArgs = CommonArgs & { project: string; out: string; at?: string; shownIn?: Language };

const usage =
  "Usage: npm run report -- --project SHORTNAME [--at DATE] [--out DIR] [--language nb|nn|en] [--tenant ID]";
const text = { type: "string" } as const;
const options = { tenant: text, language: text, project: text, at: text, out: text };

export function readReportArgs(argv: string[]): CommandLine<ReportArgs> {
  const parsed = parse(argv, options, usage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  const [project, said, out = "."] = [given(values["project"]), given(values["at"]), given(values["out"])];
  if (project === undefined) return wrong("--project is missing: the short name of the project.", usage);
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, usage);
  const at = said === undefined ? undefined : readMoment(said);
  if (said !== undefined && at === undefined) {
    return wrong(`“${said}” is no date: write 2022-10-10, 10.10.2022 or 2022-10-10T08:00:00Z.`, usage);
  }
  const settings = readCommon(values, usage);
  if (!settings.ok) return settings;
  const shownIn = given(values["language"]) === undefined ? undefined : settings.args.language;
  return { ok: true, args: { ...settings.args, project, out, ...(at && { at }), ...(shownIn && { shownIn }) } };
}
