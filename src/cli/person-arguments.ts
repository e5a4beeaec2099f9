import { type CommandLine, type CommonArgs, given, parse, wrong } from "./command-line.ts";

const usage = `Usage: npm run person -- --export UPN --out FILE [--tenant ID]
         writes all that is stored about a person: FILE (JSON) and FILE.txt
       npm run person -- --erase UPN [--replace-with UPN2] [--name NAME]... [--yes] [--tenant ID]
         --name: what she was called, where no roster has her any more; shows what would be removed or kept under a pseudonym; --yes does it`;

export type PersonAction =
  /** `names`: what she was called, beside what the rosters say */
  | { do: "export"; user: string; names: string[]; out: string }
  | { do: "erase"; user: string; names: string[]; replaceWith?: string; yes: boolean };
export type PersonArgs = CommonArgs & { action: PersonAction };

const options = {
  tenant: { type: "string" },
  export: { type: "string" },
  erase: { type: "string" },
  out: { type: "string" },
  "replace-with": { type: "string" },
  name: { type: "string", multiple: true },
  yes: { type: "boolean" },
} as const;

export function readPersonArgs(argv: string[]): CommandLine<PersonArgs> {
  const parsed = parse(argv, options, usage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, usage);
  const action = readAction(values);
  if (typeof action === "string") return wrong(action, usage);
  const tenant = given(values["tenant"]);
  return { ok: true, args: { language: "nb", action, ...(tenant && { tenant }) } };
}

/** A sentence when it can't be understood. */
function readAction(values: Record<string, unknown>): PersonAction | string {
  const [exported, erased, out, by] = ["export", "erase", "out", "replace-with"].map((name) => given(values[name]));
  if ((exported === undefined) === (erased === undefined)) return "One of --export and --erase, with a user name.";
  const user = (exported ?? erased ?? "").trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(user)) return `“${user}” is no user name: write navn@kommune.no.`;
  const names = namesIn(values["name"]);
  const tooShort = names.find((name) => name.length < shortestName);
  if (tooShort !== undefined) return `“${tooShort}” is too short to be found as a name.`;
  if (exported !== undefined)
    return out === undefined ? "--out is missing: the file to write." : { do: "export", user, names, out };
  const replaceWith = by?.trim().toLowerCase();
  if (replaceWith === user) return "--replace-with must be somebody else.";
  return { do: "erase", user, names, yes: values["yes"] === true, ...(replaceWith && { replaceWith }) };
}

/** Shorter ones stand in other words. */
const shortestName = 4;
function namesIn(given: unknown): string[] {
  const all = Array.isArray(given) ? given : [];
  return all.flatMap((name) => (typeof name === "string" && name.trim() !== "" ? [name.trim()] : []));
}
