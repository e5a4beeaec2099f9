import { message } from "../support/fakeTeams/activities.ts";
import { askNow, type Click, clicksOf, countAnswers, countWaiting, mixed } from "./answers.ts";
import { type Bench, until } from "./bench-parts.ts";
import type { Figure } from "./figures.ts";
import { type Call, fire, firePaced, median, quantile, type Volley } from "./load.ts";
import { cpuSecondsOf, forgetPeak, memoryOf, type Program } from "./programs.ts";
import type { Sites } from "./sites.ts";
import type { Site } from "./world.ts";

const width = 8;
const runsPerKind = 6;
const share = 0.8;

/** One load on one program. */
type Load = {
  perSecond: number;
  allSeconds: number;
  ms: number[];
  cores: number;
  generatorCores: number;
  peak: number;
};
type Pair = { app: Load; echo: Load; turns: Load };

/** Opens a round in every project, then answers all of it while a bare echo takes the same clicks in between. */
export async function measureAnswers(bench: Bench, sites: Sites): Promise<Figure[]> {
  bench.say("rounds opened, cards posted");
  await openRounds(bench, [...sites.single, ...sites.whole, ...sites.paced]);
  const single = await clicksIn(bench, sites.single, 1);
  const whole = await clicksIn(bench, sites.whole, 3);
  bench.say("answers, one value per click");
  const one = await pairs(bench, single);
  bench.say("answers, three values per click");
  const three = await pairs(bench, whole);
  const perSecond = share * median(one.map(({ app }) => app.perSecond));
  bench.say(`answers at an even pace of ${perSecond.toFixed(0)} per second`);
  const paced = await clicksIn(bench, sites.paced, 1);
  const pacedTimes = timesOf(await firePaced(bench.app.url, paced, perSecond));
  await settled(bench);
  await checkStored(bench, [...single, ...whole, ...paced]);
  const atPace = {
    name: `answer at ${share * 100} % of that rate: p99`,
    runs: [quantile(pacedTimes, 0.99)],
    unit: "ms",
    limit: { most: 1000 },
  };
  return [...figuresOf("one value per click", one), ...figuresOf("three values per click", three), atPace];
}

async function openRounds(bench: Bench, sites: Site[]): Promise<void> {
  const { teams, app } = bench;
  const opened = await fire(
    app.url,
    sites.map((site) => askNow(teams, site)),
    2,
  );
  timesOf(opened);
  // the leader's reply, the root post and a card for every owner
  const expected = sites.reduce((sum, { owners }) => sum + 2 + owners.length, 0);
  await until("the cards of the rounds", () => teams.posts.length >= expected, 20);
  await settled(bench);
}

async function clicksIn({ database, teams }: Bench, sites: Site[], values: number): Promise<Click[]> {
  const lists: Click[][] = [];
  for (const site of sites) lists.push(await clicksOf(database.store, teams, site, values));
  return mixed(lists);
}

/** The first run of each warms up and counts for nothing. */
async function pairs(bench: Bench, clicks: Click[]): Promise<Pair[]> {
  const found: Pair[] = [];
  const size = Math.ceil(clicks.length / (runsPerKind + 1));
  for (let run = 0; run <= runsPerKind; run += 1) {
    const part = clicks.slice(run * size, (run + 1) * size);
    const appFirst = run % 2 === 0;
    const early = appFirst ? await load(bench, bench.app, part) : undefined;
    const echo = await load(bench, bench.echo, part.map(echoed));
    const turns = await load(bench, bench.echo, echoTurns(bench, part.length));
    const app = early ?? (await load(bench, bench.app, part));
    if (run > 0) found.push({ app, echo, turns });
  }
  return found;
}

function echoed({ body }: Call): Call {
  return { body, right: (status, text) => status === 200 && text.includes("Takk") };
}

/** A message that the echo answers by a call to the connector. */
function echoTurns({ teams }: Bench, count: number): Call[] {
  const from = { teamsId: "29:ekko", aadObjectId: "aad-ekko", name: "Ekko" };
  const body = () => message(teams, { from, place: { kind: "personal", id: "a:ekko" }, text: "hei" });
  return Array.from({ length: count }, () => ({ body: body(), right: (status) => status === 200 }));
}

/** Ends when nothing is left to send, so that the other program has the machine for itself. */
async function load(bench: Bench, program: Program, calls: Call[]): Promise<Load> {
  forgetPeak(program.pid);
  const [before, beforeHere] = [cpuSecondsOf(program.pid), process.cpuUsage()];
  const volley = await fire(program.url, calls, width);
  const cores = (cpuSecondsOf(program.pid) - before) / volley.seconds;
  const { user, system } = process.cpuUsage(beforeHere);
  const began = performance.now();
  await settled(bench);
  const allSeconds = volley.seconds + (performance.now() - began) / 1000;
  const { peak } = memoryOf(program.pid);
  const generatorCores = (user + system) / 1e6 / volley.seconds;
  return { perSecond: calls.length / volley.seconds, allSeconds, ms: timesOf(volley), cores, generatorCores, peak };
}

async function settled({ database }: Bench): Promise<void> {
  await until("the updates of the cards", async () => (await countWaiting(database)) === 0, 50);
}

/** Every answer must have been the right one. */
function timesOf({ shots }: Volley): number[] {
  const wrong = shots.filter(({ ok }) => !ok).length;
  if (wrong > 0) throw new Error(`${wrong} of ${shots.length} answers were not what was asked for`);
  return shots.map(({ ms }) => ms);
}

async function checkStored({ database }: Bench, clicks: Click[]): Promise<void> {
  const given = clicks.reduce((sum, { values }) => sum + values, 0);
  const stored = await countAnswers(database);
  if (stored !== given) throw new Error(`${given} values were given, ${stored} are stored`);
}

function figuresOf(what: string, found: Pair[]): Figure[] {
  const of = (name: string, unit: string, read: (pair: Pair) => number): Figure => {
    return { name: `  ${name}`, unit, runs: found.map(read) };
  };
  const ratio = found.map(({ app, echo }) => app.perSecond / echo.perSecond);
  const peaks = found.map(({ app, echo }) => app.peak / echo.peak);
  return [
    { name: `answers to echo, ${what}`, runs: ratio, unit: "", limit: { least: 0.5 } },
    of("answers", "/s", ({ app }) => app.perSecond),
    of("answers, until every card shows them", "/s", ({ app }) => app.ms.length / app.allSeconds),
    of("bare echo of the same clicks", "/s", ({ echo }) => echo.perSecond),
    of("answers to echo of messages", "", ({ app, turns }) => app.perSecond / turns.perSecond),
    of("answer p50", "ms", ({ app }) => median(app.ms)),
    of("answer p99", "ms", ({ app }) => quantile(app.ms, 0.99)),
    of("bot's cores", "", ({ app }) => app.cores),
    of("echo's cores", "", ({ echo }) => echo.cores),
    of("load generator's cores beside the bot", "", ({ app }) => app.generatorCores),
    of("load generator's cores beside the echo", "", ({ echo }) => echo.generatorCores),
    { name: `peak memory to echo's, ${what}`, runs: peaks, unit: "", limit: { most: 1.25 } },
    of("bot's peak", "MB", ({ app }) => app.peak),
    of("echo's peak", "MB", ({ echo }) => echo.peak),
  ];
}
