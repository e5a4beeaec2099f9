import { type Kept, keptDays } from "../store/retention.ts";
import { type CommandLine, type CommonArgs, given, parse, wrong } from "./command-line.ts";

const usage = `Usage: npm run retention -- [--tenant ID]                  says how long things are kept
       npm run retention -- --set KEY=DAYS [--tenant ID]    says it for this organisation
       npm run retention -- --run [--dry] [--tenant ID]     removes what is older, now; --dry counts it`;

export type RetentionAction = { do: "list" } | { do: "set"; what: Kept; days: number } | { do: "run"; dry: boolean };
export type RetentionArgs = CommonArgs & { action: RetentionAction };
const options = {
  tenant: { type: "string" },
  set: { type: "string" },
  run: { type: "boolean" },
  dry: { type: "boolean" },
} as const;

export function readRetentionArgs(argv: string[]): CommandLine<RetentionArgs> {
  const parsed = parse(argv, options, usage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, usage);
  const [set, dry] = [given(values["set"]), values["dry"] === true];
  const action = set === undefined ? asked(values["run"] === true, dry) : readSetting(set);
  if (typeof action === "string") return wrong(action, usage);
  const tenant = given(values["tenant"]);
  return { ok: true, args: { language: "nb", action, ...(tenant && { tenant }) } };
}

function asked(run: boolean, dry: boolean): RetentionAction {
  return run || dry ? { do: "run", dry } : { do: "list" };
}

/** A sentence when it can't be understood. */
function readSetting(text: string): RetentionAction | string {
  const kinds = Object.keys(keptDays) as Kept[];
  const [, name, digits] = /^(\w+)=(\d{1,5})$/.exec(text) ?? [];
  const what = kinds.find((kind) => kind === name);
  if (what === undefined) return `--set takes KEY=DAYS, and KEY is one of ${kinds.join(", ")}.`;
  const days = Number(digits);
  const { least } = keptDays[what];
  return days < least ? `${what} is kept ${least} days at least.` : { do: "set", what, days };
}
