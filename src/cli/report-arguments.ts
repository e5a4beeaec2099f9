import type { Language } from "../domain/talking/language.ts";
import { type CommandLine, type CommonArgs, given, parse, readCommon, readMoment, wrong } from "./command-line.ts";

/** `at` is an ISO date or time, `version` a paper that was frozen; `shownIn` undefined: the project's own language. */
export type ReportArgs = CommonArgs & {
  project: string;
  out: string;
  at?: string;
  version?: number;
  shownIn?: Language;
};

const usage =
  "Usage: npm run report -- --project SHORTNAME [--at DATE | --version N] [--out DIR] [--language nb|nn|en] [--tenant ID]";
const text = { type: "string" } as const;
const options = { tenant: text, language: text, project: text, at: text, out: text, version: text };

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
  const version = given(values["version"]);
  if (version !== undefined && !/^[1-9]\d{0,5}$/.test(version))
    return wrong(`“${version}” is no version: write 1.`, usage);
  if (version !== undefined && at !== undefined) {
    return wrong("--at and --version exclude each other: what is frozen has its day.", usage);
  }
  const settings = readCommon(values, usage);
  if (!settings.ok) return settings;
  const shownIn = given(values["language"]) === undefined ? undefined : settings.args.language;
  const wanted = { ...(at && { at }), ...(version && { version: Number(version) }), ...(shownIn && { shownIn }) };
  return { ok: true, args: { ...settings.args, project, out, ...wanted } };
}
