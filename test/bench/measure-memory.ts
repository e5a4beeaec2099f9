import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { person } from "../support/fakeTeams/activities.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";
import { clicksOf, mixed } from "./answers.ts";
import { withCluster } from "./bench-cluster.ts";
import { until } from "./bench-parts.ts";
import type { Figure } from "./figures.ts";
import { channelOf, type Extent, fillDatabase, ownerName, projectName, tenantName } from "./large-database.ts";
import { fire, median } from "./load.ts";
import { forgetPeak, memoryOf, type Program, startBot } from "./programs.ts";
import type { Site } from "./world.ts";

/** 50 000 owners and 5.1 million readings in 200 tenants. */
const extent: Extent = { tenants: 200, projectsPerTenant: 25, ownersPerProject: 10, linesPerOwner: 3, months: 34 };
/** First working days at nine in Oslo, and the period that is asked about then. */
const rounds = [
  { now: "2022-11-01T08:00:05Z", period: "2022-10" },
  { now: "2022-12-01T08:00:05Z", period: "2022-11" },
  { now: "2023-01-02T08:00:05Z", period: "2022-12" },
];
const startsAt = "2022-10-31T12:00:00.000Z";
/** One owner of so many answers, all her lines in one click. */
const answersOneOf = 4;
const width = 4;
const idleMs = 15_000;
const reads = 5;
const patienceMs = 900_000;

type Say = (what: string) => void;
type World = { database: Database; teams: FakeTeams; bot: Program; sites: Site[]; say: Say };

/**
 * The bot's memory at rest in a database of 50 000 owners, after each of three rounds in `asked` projects of every
 * tenant: opened by the scheduler, their cards sent, a part of them answered.
 */
export async function measureMemory(say: Say, asked: number): Promise<Figure[]> {
  return withCluster(async (cluster) => {
    const teams = await startFakeTeams({ keepCalls: false, quota: "off" });
    const database = openDatabase(cluster.url("large"), { create: true, max: 4 });
    try {
      const began = performance.now();
      say("database with 5 million readings");
      await database.migrate();
      await fillDatabase(database.pool, { ...extent, coupledPerTenant: asked }, teams);
      const filled: Figure = { name: "5.1 million readings filled in", runs: [since(began)], unit: "s" };
      await planFirstRound(database);
      const { openIdUrl, botId, tenant } = teams;
      const bot = await startBot({ databaseUrl: database.url, openIdUrl, botId, tenant, now: startsAt });
      try {
        const world = { database, teams, bot, sites: sitesOf(teams, asked), say };
        return [filled, ...(await threeRounds(world, bot.setClock))];
      } finally {
        await bot.stop();
      }
    } finally {
      await database.close();
      await teams.close();
    }
  });
}

async function threeRounds(world: World, setClock: (word: { now: string }) => void): Promise<Figure[]> {
  const { bot, say, sites } = world;
  say("at rest before the first round");
  const before = await atRest(bot);
  const after: { rest: number[]; seconds: number; peak: number }[] = [];
  for (const { now, period } of rounds) {
    say(`round for ${period}: ${sites.length * extent.ownersPerProject} owners`);
    forgetPeak(bot.pid);
    const began = performance.now();
    setClock({ now });
    await opened(world, period);
    await answerPart(world);
    await settled(world);
    const [seconds, { peak }] = [since(began), memoryOf(bot.pid)];
    const rest = await atRest(bot);
    say(`at rest after it: ${median(rest).toFixed(0)} MB`);
    after.push({ rest, seconds, peak });
  }
  const [second = [], third = []] = after.slice(-2).map(({ rest }) => rest);
  return [
    { name: "memory at rest, 50 000 owners in the database", runs: before, unit: "MB", limit: { most: 300 } },
    ...after.map(({ rest }, at): Figure => {
      return { name: `  after round ${at + 1}`, runs: rest, unit: "MB", limit: { most: 300 } };
    }),
    { name: "  after round 3 to after round 2", runs: ratios(third, second), unit: "", limit: { most: 1.1 } },
    { name: "  peak in a round", runs: after.map(({ peak }) => peak), unit: "MB" },
    { name: "  owners asked in a round", runs: [sites.length * extent.ownersPerProject], unit: "" },
    { name: "  a round: opened, sent, a quarter answered", runs: after.map(({ seconds }) => seconds), unit: "s" },
  ];
}

/** What coupling the channels would have planned. */
async function planFirstRound({ pool }: Database): Promise<void> {
  await pool.query(`insert into due (tenant, project_id, what, key, at)
    select tenant, project_id, 'round', '2022-11-01', '2022-11-01T08:00:00Z' from conversation where installed`);
}

function sitesOf(teams: FakeTeams, asked: number): Site[] {
  const { tenants, ownersPerProject } = extent;
  return Array.from({ length: tenants * asked }, (_, at) => {
    const [tenant, projectId] = [tenantName((at % tenants) + 1), projectName(Math.floor(at / tenants) + 1)];
    const id = channelOf(tenant, projectId);
    const teamId = `19:team.${projectId}.${tenant}`;
    teams.conversations.assign(id, tenant);
    const names = Array.from({ length: ownersPerProject }, (_, owner) => ownerName(tenant, projectId, owner + 1));
    return {
      ...{ tenant, projectId, leader: person("Leder", `leder.${projectId}@${tenant}.example`) },
      place: { kind: "channel" as const, id, teamId, teamName: "Prosjekt", channelName: "Målinger" },
      owners: names.map((user) => person("Eier", user)),
    };
  });
}

async function opened(world: World, period: string): Promise<void> {
  const asks = world.sites.length * extent.ownersPerProject * extent.linesPerOwner;
  const sent = async () => (await count(world, "ask", `period = '${period}' and state = 'delivered'`)) === asks;
  await until(`the cards for ${period}`, sent, 500, patienceMs);
  await settled(world);
}

async function answerPart({ database, teams, bot, sites }: World): Promise<void> {
  const answering = sites.map((site) => ({ ...site, owners: site.owners.filter((_, at) => at % answersOneOf === 0) }));
  const clicks = [];
  for (const site of answering) clicks.push(await clicksOf(database.store, teams, site, extent.linesPerOwner));
  const { shots } = await fire(bot.url, mixed(clicks), width, teams.token());
  const wrong = shots.filter(({ ok }) => !ok).length;
  if (wrong > 0) throw new Error(`${wrong} of ${shots.length} answers were not what was asked for`);
}

async function settled(world: World): Promise<void> {
  const waiting = "state in ('planned', 'sending') or (state = 'delivered' and shown < wanted)";
  await until("what waits to be sent", async () => (await count(world, "message", waiting)) === 0, 500, patienceMs);
}

async function count({ database: { pool } }: World, table: string, condition: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) from ${table} where ${condition}`);
  return Number(rows[0]?.count);
}

async function atRest({ pid }: Program): Promise<number[]> {
  await sleep(idleMs);
  const found: number[] = [];
  for (let read = 0; read < reads; read += 1) {
    found.push(memoryOf(pid).now);
    await sleep(400);
  }
  return found;
}

function ratios(later: number[], earlier: number[]): number[] {
  return later.map((value, at) => value / (earlier[at] ?? Number.NaN));
}

function since(began: number): number {
  return (performance.now() - began) / 1000;
}
