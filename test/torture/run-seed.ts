import { askStates } from "../../src/domain/asking/ask.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { ambiguousSends, brokenInvariants, copies } from "./invariants.ts";
import type { Plant } from "./plants.ts";
import { ProcessWorld } from "./process-world.ts";
import { comeBack, type RandomRun, randomSteps, startApp } from "./random-run.ts";
import type { TortureCluster } from "./torture-cluster.ts";

/** One line of the table. */
export type SeedResult = {
  seed: number;
  steps: number;
  clicks: number;
  acknowledged: number;
  kills: number;
  restarts: number;
  messages: number;
  copies: number;
  breaches: number;
  lost: number;
  doubled: number;
  /** sentences; none is what it is about */
  broken: string[];
  /** what was done, and the apps' last words, when something is broken */
  told: string[];
};
export type SeedOptions = { cluster: TortureCluster; steps: number; oldRoot?: string; plant?: Plant };

/** A run by chance, then fair weather until all is settled, then what must hold. */
export async function runSeed(seed: number, { cluster, steps, oldRoot, plant }: SeedOptions): Promise<SeedResult> {
  const random = seededRandom(seed);
  const askIn = random.pick(["channel", "personal"] as const);
  const most = random.pick([1, 2, 2, 2, 4]);
  const change = (plan: ProcessWorld["plan"]) => ({ ...plan, project: { ...plan.project, askIn } });
  const world = await ProcessWorld.start(await cluster.fresh(oldRoot ? "bare" : "migrated"), { change });
  const figures = { steps: 0, clicks: 0, kills: 0, stops: 0, databaseRestarts: 0 };
  const run: RandomRun = {
    ...{ world, random, figures, most, restartDatabase: cluster.restart, stale: [] },
    told: [`${askIn}, at most ${most} apps`],
    ...(oldRoot && { oldRoot }),
    ...(plant && { plant }),
  };
  try {
    for (let count = 0; count < Math.max(most, oldRoot ? 2 : 1); count += 1) await startApp(run);
    await world.couple();
    await world.say("spør nå");
    await world.settled();
    await randomSteps(run, steps);
    await calm(run);
    return await resultOf(seed, run, await brokenInvariants(world));
  } catch (error) {
    const broken = [`the run ended early: ${error instanceof Error ? error.stack : String(error)}`];
    return await resultOf(seed, run, broken);
  } finally {
    await world.close();
  }
}

/** No more faults; an app lives, the bot is in its channel, and everything has had its time. */
async function calm(run: RandomRun): Promise<void> {
  const { world } = run;
  world.teams.faults.setRules([]);
  if (world.apps.length === 0) await startApp(run);
  await comeBack(run);
  await world.settled();
  // over every lease and pause
  await world.advance({ minutes: 10 });
  await world.settled();
}

async function resultOf(seed: number, run: RandomRun, broken: string[]): Promise<SeedResult> {
  const { world, figures } = run;
  const messages = await world.messages();
  const count = (word: string) => broken.filter((sentence) => sentence.startsWith(word)).length;
  return {
    seed,
    steps: figures.steps,
    clicks: figures.clicks,
    acknowledged: world.teams.oracle.acknowledged().length,
    kills: figures.kills,
    restarts: figures.databaseRestarts + figures.stops,
    messages: messages.length,
    copies: Math.min(copies(world, messages), ambiguousSends(world)),
    breaches: world.teams.quota.breaches.length,
    lost: count("lost"),
    doubled: count("counted twice") + count("asked twice") + count("sent again"),
    broken,
    told: broken.length === 0 ? [] : [...run.told, ...(await lastWords(run))],
  };
}

/** Each breach beside what the apps had logged of their calls around it. */
async function breachesTold(world: ProcessWorld): Promise<string[]> {
  const told: string[] = [];
  for (const { atMs, conversation, limit, before } of world.teams.quota.breaches) {
    const calls = await world.attemptsAround(conversation.split(";")[0] ?? "", atMs);
    told.push(`breach of ${limit}, calls came before it: ${before.join(", ")} ms`, ...calls.map((call) => `  ${call}`));
  }
  return told;
}

async function lastWords({ world }: RandomRun): Promise<string[]> {
  const { states } = await world.asks();
  const known = askStates.flatMap((state) => (states[state] ? [`${state} ${states[state]}`] : []));
  const logs = world.started.flatMap(({ pid, log }) =>
    log.filter(({ level }) => (level ?? 0) >= 40).map((line) => `app ${pid}: ${JSON.stringify(line).slice(0, 400)}`),
  );
  const messages = (await world.messages()).map((message) => `message: ${Object.values(message).join(" | ")}`);
  return [`asks: ${known.join(", ")}`, ...messages, ...(await breachesTold(world)), ...logs.slice(-30)];
}
