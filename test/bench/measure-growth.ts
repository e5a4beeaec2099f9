import { createIds } from "../../src/ids.ts";
import type { Ports } from "../../src/journeys/ports.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { Cluster } from "../../src/store/embedded/embedded.ts";
import { movableClock } from "../support/clock.ts";
import { withCluster } from "./bench-cluster.ts";
import type { Figure } from "./figures.ts";
import { channelOf, type Extent, fillDatabase, ownerName, projectName, tenantName } from "./large-database.ts";
import { median } from "./load.ts";
import { answer, ask, asksOf, digest, type OneProject, status } from "./one-project.ts";
import { countStatements, type StatementCount } from "./statement-count.ts";

const base: Extent = { tenants: 20, projectsPerTenant: 4, ownersPerProject: 15, linesPerOwner: 3, months: 12 };
const grown = {
  tenants: { ...base, tenants: 200 },
  projects: { ...base, projectsPerTenant: 40 },
  readings: { ...base, months: 120 },
};
type Growth = keyof typeof grown;
const growths = ["tenants", "projects", "readings"] as const;
const operations = ["ask", "answer", "status", "digest"] as const;
type Operation = (typeof operations)[number];
/** Milliseconds and statements of one of each on one project. */
type Cost = Record<Operation, { ms: number; statements: number }>;

const nowhere = { serviceUrl: "http://127.0.0.1:9/", botId: "bench" };
/** Tuesday, nine in Oslo: the figures of October are asked for. */
const askingTime = "2022-11-01T08:00:00Z";
const digestBefore = "2022-10-24T06:00:00Z";
const timesEach = 3;
const warmUp = 8;
const runs = 6;
const projectsPerRun = 12;

/** How much dearer one of each gets when there is ten times as much; large and small in turns on the same machine. */
export async function measureGrowth(say: (what: string) => void): Promise<Figure[]> {
  return withCluster(async (cluster) => {
    const places = [await place(cluster, "base", base, say)];
    for (const growth of growths) places.push(await place(cluster, growth, grown[growth], say));
    try {
      say("one of each, in turns");
      const costs = await inTurns(places);
      return growths.flatMap((growth, at) => compared(growth, costs[0] ?? [], costs[at + 1] ?? []));
    } finally {
      for (const { database } of places) await database.close();
    }
  });
}

type Place = { database: Database; count: StatementCount; extent: Extent; projects: OneProject[] };

async function place(cluster: Cluster, name: string, extent: Extent, say: (what: string) => void): Promise<Place> {
  say(`database for growth: ${name}`);
  const database = openDatabase(cluster.url(`growth_${name}`), { create: true, max: 2 });
  const count = countStatements(database.pool);
  await database.migrate();
  await fillDatabase(database.pool, extent, nowhere);
  return { database, count, extent, projects: spread(extent, { store: database.store, ids: createIds() }) };
}

/** Projects from all over the database, none twice. */
function spread(extent: Extent, ports: Omit<Ports, "clock">): OneProject[] {
  const total = extent.tenants * extent.projectsPerTenant;
  const wanted = warmUp + runs * projectsPerRun;
  return Array.from({ length: wanted }, (_, at) => {
    const number = Math.floor((at * total) / wanted);
    const tenant = tenantName((number % extent.tenants) + 1);
    const projectId = projectName(Math.floor(number / extent.tenants) + 1);
    const channel = {
      ...{ id: channelOf(tenant, projectId), kind: "channel" as const, serviceUrl: nowhere.serviceUrl },
      ...{ botId: nowhere.botId, projectId, purpose: "main" as const, installed: true },
    };
    return { ports: { ...ports, clock: movableClock(askingTime) }, tenant, projectId, channel };
  });
}

/** Per place its costs, one for each project after the warm-up. */
async function inTurns(places: Place[]): Promise<Cost[][]> {
  const costs: Cost[][] = places.map(() => []);
  for (let at = 0; at < warmUp + runs * projectsPerRun; at += 1) {
    for (let turn = 0; turn < places.length; turn += 1) {
      // another one first each time
      const which = (turn + at) % places.length;
      const here = places[which];
      const project = here?.projects[at];
      if (here === undefined || project === undefined) throw new Error("no project left to measure");
      const cost = await costOf(here, project);
      if (at >= warmUp) costs[which]?.push(cost);
    }
  }
  return costs;
}

async function costOf({ count, extent }: Place, project: OneProject): Promise<Cost> {
  const once = async (work: () => Promise<void>) => {
    const before = count.now();
    const began = performance.now();
    await work();
    return { ms: performance.now() - began, statements: count.now() - before };
  };
  const several = async (work: (time: number) => Promise<void>) => {
    const found = [];
    for (let time = 1; time <= timesEach; time += 1) found.push(await once(() => work(time)));
    return { ms: median(found.map(({ ms }) => ms)), statements: Math.max(...found.map((each) => each.statements)) };
  };
  const owner = (number: number) => ownerName(project.tenant, project.projectId, number);
  await digest({ ...project, ports: { ...project.ports, clock: movableClock(digestBefore) } });
  const asked = await once(() => ask(project));
  const asks = await asksOf(project);
  const places = extent.ownersPerProject / timesEach;
  return {
    ask: asked,
    answer: await several((time) => answer(project, asks, owner(time * places))),
    status: await several(() => status(project, owner(1))),
    digest: await once(() => digest(project)),
  };
}

function compared(growth: Growth, small: Cost[], large: Cost[]): Figure[] {
  return operations.flatMap((operation): Figure[] => {
    const ofRun = (costs: Cost[], run: number) => costs.slice(run * projectsPerRun, (run + 1) * projectsPerRun);
    const ms = (costs: Cost[], run: number) => median(ofRun(costs, run).map((cost) => cost[operation].ms));
    const numbers = Array.from({ length: runs }, (_, run) => run);
    const most = (costs: Cost[]) => Math.max(...costs.map((cost) => cost[operation].statements));
    return [
      {
        name: `${operation}, 10 × ${growth}: cost to before`,
        runs: numbers.map((run) => ms(large, run) / ms(small, run)),
        unit: "",
        limit: { most: 1.2 },
      },
      { name: `  ${operation} with 10 × ${growth}`, runs: numbers.map((run) => ms(large, run)), unit: "ms" },
      { name: "  before", runs: numbers.map((run) => ms(small, run)), unit: "ms" },
      { name: "  statements more", runs: [most(large) - most(small)], unit: "", limit: { most: 0 } },
    ];
  });
}
