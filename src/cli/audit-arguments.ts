import type { Language } from "../domain/talking/language.ts";
import type { ChainHead } from "../domain/telling/audit-chain.ts";
import { type CommandLine, type CommonArgs, given, parse, readCommon, wrong } from "./command-line.ts";

const usage = `Usage: npm run audit -- --verify [--tenant ID] [--known N:HASH]     goes through the chain of the audit trail
       npm run audit -- --head [--tenant ID]                         prints where the chain ends, to be kept elsewhere
       npm run audit -- --export --project SHORTNAME --format csv|jsonl --out FILE [--exact] [--language nb|nn|en] [--tenant ID]

Counts of persons under five are hidden in the file; --exact shows them, and is for the owner and the project leader.`;

export type AuditAction =
  | { do: "verify"; known?: ChainHead }
  | { do: "head" }
  | { do: "export"; project: string; format: "csv" | "jsonl"; out: string; exact: boolean; language: Language };
export type AuditArgs = CommonArgs & { action: AuditAction };

const options = {
  tenant: { type: "string" },
  verify: { type: "boolean" },
  known: { type: "string" },
  head: { type: "boolean" },
  export: { type: "boolean" },
  project: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  exact: { type: "boolean" },
  language: { type: "string" },
  lang: { type: "string" },
} as const;

export function readAuditArgs(argv: string[]): CommandLine<AuditArgs> {
  const parsed = parse(argv, options, usage);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.args;
  if (positionals.length > 0) return wrong(`“${positionals[0]}” has no meaning here.`, usage);
  const asked = (["verify", "head", "export"] as const).filter((name) => values[name] === true);
  if (asked.length !== 1) return wrong("One of --verify, --head and --export.", usage);
  const common = readCommon({ ...values, language: values["language"] ?? values["lang"] }, usage);
  if (!common.ok) return common;
  const action = asked[0] === "export" ? readExport(values, common.args.language) : readLook(asked[0], values);
  return typeof action === "string" ? wrong(action, usage) : { ok: true, args: { ...common.args, action } };
}

/** A sentence when it can't be understood. */
function readLook(asked: "verify" | "head" | undefined, values: Record<string, unknown>): AuditAction | string {
  if (asked === "head") return { do: "head" };
  const known = given(values["known"]);
  if (known === undefined) return { do: "verify" };
  if (given(values["tenant"]) === undefined) return "--known is the head of one organisation: say which with --tenant.";
  const [, n, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(known) ?? [];
  if (n === undefined || hash === undefined) return "--known is what --head printed: N:HASH.";
  return { do: "verify", known: { n: Number(n), hash } };
}

function readExport(values: Record<string, unknown>, language: Language): AuditAction | string {
  const [project, out, asked] = [values["project"], values["out"], values["format"]].map(given);
  const format = (["csv", "jsonl"] as const).find((each) => each === asked);
  if (project === undefined) return "--project is missing: the short name of the project.";
  if (format === undefined) return "--format is csv or jsonl.";
  if (out === undefined) return "--out is missing: the file to write.";
  return { do: "export", project, format, out, exact: values["exact"] === true, language };
}
