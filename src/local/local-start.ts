import { clockStartingAt, type SampleClock, wallClock } from "../clock.ts";
import type { LocalConfig } from "../config.ts";
import type { Clock } from "../journeys/ports.ts";
import { StartFault } from "../start-fault.ts";
import type { Playground } from "./playground.ts";
import { welcomeText } from "./welcome.ts";

/** Monday 3 October 2022, 08.00 in Oslo: the date of the sample's documents, or all in it would be years overdue. */
export const sampleStart = "2022-10-03T06:00:00.000Z";

/** The local bot's clock; `goOnFrom` is to be told the newest moment in the data once that can be read. */
export function localClock(now: LocalConfig["now"]): SampleClock {
  if (now === "real") return { ...wallClock(), goOnFrom: () => undefined };
  if (now === "sample") return clockStartingAt(sampleStart);
  // a time that was asked for is obeyed, also when it lies before the data
  return { ...clockStartingAt(now), goOnFrom: () => undefined };
}

/** Refuses an unknown --as before anything is started; undefined when all is well. */
export async function refusalOf(config: LocalConfig, as: string | undefined): Promise<string | undefined> {
  if (as === undefined) return undefined;
  if (!config.playground) return "--as chooses a person in the Agents Playground, and PLAYGROUND is off.";
  // loaded on use: the Playground and its file are not part of a production install
  const { playgroundFile } = await import("./playground.ts");
  const chosen = playgroundFile(as);
  return chosen.ok ? undefined : chosen.sentence;
}

type Opened = { config: LocalConfig; as?: string; botPort: number; clock: Clock; dataLies: string };

/** Opens the Playground beside the running bot and says where to go; throws a sentence when it does not come up. */
export async function welcome({ config, as, botPort, clock, dataLies }: Opened): Promise<Playground | undefined> {
  const playground = config.playground && (await openPlayground(config, config.playground.port, botPort, as));
  const bot = `http://localhost:${botPort}`;
  console.log(welcomeText({ playground, bot, now: clock.now(), sampleTime: config.now === "sample", dataLies }));
  return playground;
}

async function openPlayground(config: LocalConfig, port: number, botPort: number, as?: string): Promise<Playground> {
  const { startPlayground } = await import("./playground.ts");
  const result = await startPlayground({ botPort, port, dataDir: config.dataDir, ...(as !== undefined && { as }) });
  if (!result.ok) throw new StartFault(result.sentence);
  return result.playground;
}
