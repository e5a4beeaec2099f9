import { type CommandLine, type CommonArgs, given, parse, wrong } from "./command-line.ts";

const usage = `Usage: npm run redrive -- [--tenant ID] [--project SHORTNAME]                   lists what did not arrive
       npm run redrive -- --message ID [--tenant ID] [--dry]                     sends one again
       npm run redrive -- --all failed|blocked|unknown|jobs [--project …] [--dry]  sends all of these again
       npm run redrive -- --release send|skip [--tenant ID]                      goes on after a restored backup`;

const states = ["failed", "blocked", "unknown"] as const;
const kinds = [...states, "jobs"] as const;
const releases = ["send", "skip"] as const;
/** `jobs`: wake-ups that the queue has given up. */
export type RedriveAction =
  | { do: "list" }
  | { do: "message"; id: string }
  | { do: "all"; of: (typeof kinds)[number] }
  | { do: "release"; as: (typeof releases)[number] };
export type RedriveArgs = CommonArgs & { action: RedriveAction; dry: boolean; project?: string };

const options = {
  tenant: { type: "string" },
  project: { type: "string" },
  message: { type: "string" },
  all: { type: "string" },
  release: { type: "string" },
  dry: { type: "boolean" },
} as const;

export function readRedriveArgs(argv: string[]): CommandLine<RedriveArgs> {
  const parsed = parse(argv, options, usage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, usage);
  const asked = (["message", "all", "release"] as const).filter((name) => values[name] !== undefined);
  if (asked.length > 1) return wrong("One of --message, --all and --release at a time.", usage);
  const action = readAction(values);
  if (typeof action === "string") return wrong(action, usage);
  const dry = values["dry"] === true;
  if (dry && (action.do === "list" || action.do === "release")) {
    return wrong("--dry is for --message and --all: it shows what they would send again.", usage);
  }
  const [tenant, project] = [given(values["tenant"]), given(values["project"])];
  return { ok: true, args: { language: "nb", action, dry, ...(tenant && { tenant }), ...(project && { project }) } };
}

/** A sentence when it can't be understood. */
function readAction(values: Record<string, unknown>): RedriveAction | string {
  const [id, all, release] = [values["message"], values["all"], values["release"]].map(given);
  if (id !== undefined) return { do: "message", id };
  if (values["all"] !== undefined) {
    const of = kinds.find((each) => each === all);
    return of ? { do: "all", of } : `--all takes ${kinds.join(", ")}.`;
  }
  if (values["release"] !== undefined) {
    const as = releases.find((each) => each === release);
    return as ? { do: "release", as } : "--release takes send (what was planned goes out) or skip (it is left alone).";
  }
  return values["message"] === undefined ? { do: "list" } : "--message takes the id of a message.";
}
