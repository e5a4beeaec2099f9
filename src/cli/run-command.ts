import { readConfig } from "../config.ts";
import type { Ports } from "../journeys/ports.ts";
import { secretsOf, withoutSecrets } from "../without-secrets.ts";
import type { CommandLine, CommonArgs } from "./command-line.ts";
import { type OpenPorts, openPorts } from "./open-ports.ts";

/** Exit codes: done, refused or failed, asked in a wrong way. */
export const exitCodes = { done: 0, failed: 1, badArguments: 2 } as const;
export type Outcome = (typeof exitCodes)[keyof typeof exitCodes];
export type CommandWork<Args> = (ports: Ports, tenant: string, args: Args) => Promise<Outcome>;

const sentences = ["EmbeddedFault", "MigrationFault"];

/** Runs a command about one organisation: the one that is named, else the only one. */
export async function runCommand<Args extends CommonArgs>(
  commandLine: CommandLine<Args>,
  work: CommandWork<Args>,
): Promise<Outcome> {
  return runOpened(commandLine, async ({ ports, tenant }, args) => {
    const chosen = args.tenant ?? tenant;
    if (chosen !== undefined) return work(ports, chosen, args);
    return tell(exitCodes.badArguments, "The bot serves several organisations: say which with --tenant ID.");
  });
}

/** Runs a command on an open database and closes it; every failure is a sentence on stderr and an exit code. */
export async function runOpened<Args extends CommonArgs>(
  commandLine: CommandLine<Args>,
  work: (open: OpenPorts, args: Args) => Promise<Outcome>,
): Promise<Outcome> {
  if (!commandLine.ok) return tell(exitCodes.badArguments, commandLine.sentence);
  try {
    const opening = await openPorts();
    if (!opening.ok) return tell(exitCodes.badArguments, ...opening.sentences);
    try {
      return await work(opening.open, commandLine.args);
    } finally {
      await opening.open.close();
    }
  } catch (error) {
    return tell(exitCodes.failed, wordsOf(error));
  }
}

function wordsOf(error: unknown): string {
  const isSentence = error instanceof Error && sentences.includes(error.name);
  const words = isSentence ? error.message : `It failed.\n${error instanceof Error ? error.stack : String(error)}`;
  const read = readConfig();
  return withoutSecrets(read.ok ? secretsOf(read.config) : [])(words);
}

export function tell(outcome: Outcome, ...lines: string[]): Outcome {
  for (const line of lines) console.error(line);
  return outcome;
}
