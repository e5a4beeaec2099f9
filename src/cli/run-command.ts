import type { Ports } from "../journeys/ports.ts";
import type { CommandLine, CommonArgs } from "./command-line.ts";
import { openPorts } from "./open-ports.ts";

/** Exit codes: done, refused or failed, asked in a wrong way. */
export const exitCodes = { done: 0, failed: 1, badArguments: 2 } as const;
type Outcome = (typeof exitCodes)[keyof typeof exitCodes];
export type CommandWork<Args> = (ports: Ports, tenant: string, args: Args) => Promise<Outcome>;

const sentences = ["EmbeddedFault", "MigrationFault"];

/** Runs a command on an open database and closes it; every failure is a sentence on stderr and an exit code. */
export async function runCommand<Args extends CommonArgs>(
  commandLine: CommandLine<Args>,
  work: CommandWork<Args>,
): Promise<Outcome> {
  if (!commandLine.ok) return tell(exitCodes.badArguments, commandLine.sentence);
  try {
    const opening = await openPorts();
    if (!opening.ok) return tell(exitCodes.badArguments, ...opening.sentences);
    const { ports, tenant, close } = opening.open;
    try {
      const chosen = commandLine.args.tenant ?? tenant;
      if (chosen === undefined)
        return tell(exitCodes.badArguments, "The bot serves several organisations: say which with --tenant ID.");
      return await work(ports, chosen, commandLine.args);
    } finally {
      await close();
    }
  } catch (error) {
    const isSentence = error instanceof Error && sentences.includes(error.name);
    return tell(
      exitCodes.failed,
      isSentence ? error.message : `It failed.\n${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}

export function tell(outcome: Outcome, ...lines: string[]): Outcome {
  for (const line of lines) console.error(line);
  return outcome;
}
