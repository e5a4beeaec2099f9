import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Language, languages } from "../domain/talking/language.ts";

/** What a command was asked to do, or a sentence on what is wrong with how it was asked. */
export type CommandLine<Args> = { ok: true; args: Args } | { ok: false; sentence: string };

/** `tenant` is only needed where the bot serves several organisations. */
export type CommonArgs = { tenant?: string; language: Language };
export type ImportArgs = CommonArgs & { file: string; dry: boolean; project?: string };
/** `exact`: for the project leader, with counts of persons under five. */
export type ExportArgs = CommonArgs & { project: string; out?: string; exact: boolean };
/** `at` is an ISO date or an ISO time; `shownIn` undefined: the project's own language. */
export type DigestArgs = CommonArgs & { project: string; dry: boolean; at?: string; shownIn?: Language };

const importUsage = "Usage: npm run import -- FILE [--dry] [--project SHORTNAME] [--language nb|nn|en] [--tenant ID]";
const exportUsage = "Usage: npm run export -- --project SHORTNAME [--out FILE] [--exact] [--tenant ID]";
const digestUsage =
  "Usage: npm run digest -- --project SHORTNAME [--dry [--at DATE]] [--language nb|nn|en] [--tenant ID]";
const common = { tenant: { type: "string" }, language: { type: "string" } } as const;

export function readImportArgs(argv: string[]): CommandLine<ImportArgs> {
  const parsed = parse(argv, { ...common, dry: { type: "boolean" }, project: { type: "string" } }, importUsage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  const [file] = positionals;
  if (file === undefined) return wrong("FILE is missing: the workbook to import.", importUsage);
  if (positionals.length > 1) return wrong("One FILE at a time.", importUsage);
  const settings = readCommon(values, importUsage);
  if (!settings.ok) return settings;
  const project = given(values["project"]);
  return { ok: true, args: { ...settings.args, file, dry: values["dry"] === true, ...(project && { project }) } };
}

export function readExportArgs(argv: string[]): CommandLine<ExportArgs> {
  const parsed = parse(
    argv,
    { ...common, project: { type: "string" }, out: { type: "string" }, exact: { type: "boolean" } },
    exportUsage,
  );
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  const project = given(values["project"]);
  if (project === undefined) return wrong("--project is missing: the short name of the project.", exportUsage);
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, exportUsage);
  const settings = readCommon(values, exportUsage);
  if (!settings.ok) return settings;
  const out = given(values["out"]);
  return { ok: true, args: { ...settings.args, project, exact: values["exact"] === true, ...(out && { out }) } };
}

export function readDigestArgs(argv: string[]): CommandLine<DigestArgs> {
  const options = { ...common, project: { type: "string" }, dry: { type: "boolean" }, at: { type: "string" } } as const;
  const parsed = parse(argv, options, digestUsage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  const [project, at, dry] = [given(values["project"]), given(values["at"]), values["dry"] === true];
  if (project === undefined) return wrong("--project is missing: the short name of the project.", digestUsage);
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, digestUsage);
  if (at !== undefined && !dry)
    return wrong("--at is only for --dry: a digest is posted now or not at all.", digestUsage);
  const day = at === undefined ? undefined : readMoment(at);
  if (at !== undefined && day === undefined) {
    return wrong(`“${at}” is no date: write 2022-10-10, 10.10.2022 or 2022-10-10T08:00:00Z.`, digestUsage);
  }
  const settings = readCommon(values, digestUsage);
  if (!settings.ok) return settings;
  const shownIn = given(values["language"]) === undefined ? undefined : settings.args.language;
  return { ok: true, args: { ...settings.args, project, dry, ...(day && { at: day }), ...(shownIn && { shownIn }) } };
}

/**
 * An ISO date, a Norwegian one (day first) or an ISO time with its offset, as ISO; undefined for all else. Not Date.parse alone,
 * which takes 03.10.2022 for 10 March and 2022-02-30 for 2 March.
 */
export function readMoment(text: string): string | undefined {
  const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, day = "", month = "", year = ""] = norwegian ?? [];
  const iso = norwegian ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  const form = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(iso);
  if (form?.[1] === undefined || Number.isNaN(Date.parse(iso))) return undefined;
  const midnight = new Date(`${form[1]}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(form[1]) ? iso : undefined;
}

type Parsed = { values: Record<string, unknown>; positionals: string[] };

export function parse(argv: string[], options: ParseArgsConfig["options"], usage: string): CommandLine<Parsed> {
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    return { ok: true, args: { values, positionals } };
  } catch (error) {
    // node tells what it did not understand in the message's first sentence
    const said = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? "") : String(error);
    return wrong(`${said}.`, usage);
  }
}

export function readCommon(values: Record<string, unknown>, usage: string): CommandLine<CommonArgs> {
  const said = given(values["language"]) ?? "nb";
  const language = languages.find((known) => known === said);
  if (language === undefined) return wrong(`“${said}” is no language: write nb, nn or en.`, usage);
  const tenant = given(values["tenant"]);
  return { ok: true, args: { language, ...(tenant && { tenant }) } };
}

export function given(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export function wrong(sentence: string, usage: string): { ok: false; sentence: string } {
  return { ok: false, sentence: `${sentence}\n${usage}` };
}
