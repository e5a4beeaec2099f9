import { createIds } from "../../src/ids.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { Cluster } from "../../src/store/embedded/embedded.ts";
import { virtualClock } from "../support/clock.ts";
import { badWeather } from "../support/fakeTeams/faults.ts";
import { type FakeTeams, startFakeTeams } from "../support/fakeTeams/server.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { withCluster } from "./bench-cluster.ts";
import { until } from "./bench-parts.ts";
import { startInstance } from "./fan-out.ts";
import { leastSeconds, unequalSizes } from "./fan-out-size.ts";
import { planFirstContacts } from "./fan-out-tenants.ts";
import type { Figure } from "./figures.ts";
import { tenantName } from "./large-database.ts";

const people = 10_000;
const sizes = unequalSizes(people, 200);
const plannedAt = "2022-11-01T08:00:00Z";
const begins = "2022-11-01T08:01:00Z";
const instanceCounts = [1, 2, 4];
const weathers = [
  { key: "clear", name: "", most: 1.1, rules: [] },
  { key: "bad", name: ", bad weather", most: 1.25, rules: badWeather },
];
type Weather = (typeof weathers)[number];
type Say = (what: string) => void;
/** What came of one fan-out; `seconds` of the clock that the quotas count by. */
type Outcome = {
  seconds: number;
  lost: number;
  copies: number;
  breaches: number;
  unknown: number;
  ambiguous: number;
  realSeconds: number;
};

/**
 * A card to each of 10 000 people whose chats are not made yet, in 200 tenants of unequal size: real senders, store and
 * messenger on one PostgreSQL and one fake Teams over HTTP. Only the time is not real: it goes on when nobody works.
 */
export async function measureFanOut(say: Say, seed: number): Promise<Figure[]> {
  return withCluster(async (cluster) => {
    say(`fan-out: ${people} people planned, seed ${seed}`);
    const port = await plan(cluster);
    const figures: Figure[] = [];
    for (const weather of weathers) {
      for (const count of instanceCounts) {
        say(`fan-out${weather.name}, instances: ${count}`);
        figures.push(...figuresOf(weather, count, await fanOut(cluster, port, { weather, count, seed })));
      }
    }
    return figures;
  });
}

const template = "fan_out";

/** The database that each run gets a copy of, and the port at which it looks for Teams. */
async function plan(cluster: Cluster): Promise<number> {
  const teams = await startFakeTeams({ keepCalls: false, quota: "off" });
  const database = openDatabase(cluster.url(template), { create: true, max: 4 });
  await database.migrate();
  const ports = { store: database.store, clock: virtualClock(plannedAt), ids: createIds() };
  await planFirstContacts(database, ports, teams, sizes);
  await database.close();
  await teams.close();
  return Number(new URL(teams.url).port);
}

type Run = { weather: Weather; count: number; seed: number };

async function fanOut(cluster: Cluster, port: number, { weather, count, seed }: Run): Promise<Outcome> {
  const clock = virtualClock(begins);
  const nowMs = () => Date.parse(clock.now());
  const teams = await startFakeTeams({ port, nowMs, keepCalls: false });
  teams.faults.setRules(weather.rules, seededRandom(seed));
  const url = cluster.url(`${template}_${weather.key}_${count}`);
  const database = await copied(cluster, url);
  const instances = Array.from({ length: count }, () => startInstance(url, teams, clock));
  const began = performance.now();
  try {
    for (const [at] of sizes.entries()) for (const { sender } of instances) sender.wake(tenantName(at + 1));
    await clock.runUntil(allSent(database));
    const realSeconds = (performance.now() - began) / 1000;
    return { ...(await outcomeOf(database, teams)), realSeconds };
  } finally {
    for (const instance of instances) await instance.stop();
    await database.close();
    await teams.close();
  }
}

async function copied(cluster: Cluster, url: string): Promise<Database> {
  const admin = openDatabase(cluster.url("postgres"), { max: 1 });
  await admin.pool.query(`create database ${new URL(url).pathname.slice(1)} template ${template}`);
  await admin.close();
  return openDatabase(url, { max: 2 });
}

const waiting = "select count(*) from message where state in ('planned', 'sending')";
const lookMs = 300;
const patienceMs = 1_200_000;

async function allSent({ pool }: Database): Promise<void> {
  const left = async () => Number((await pool.query<{ count: number }>(waiting)).rows[0]?.count);
  await until("the fan-out", async () => (await left()) === 0, lookMs, patienceMs);
}

/** What people saw is asked of the fake, what is thought of it of the database. */
async function outcomeOf(
  { pool }: Database,
  { oracle, quota, faults }: FakeTeams,
): Promise<Omit<Outcome, "realSeconds">> {
  const seen = oracle.asksSeen();
  const copies = seen.reduce((sum, { posts }) => sum + posts.length - 1, 0);
  const { rows } = await pool.query<{ state: string; count: number }>(
    "select state, count(*) from message group by state",
  );
  const inState = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  const accounted = inState("delivered") + inState("unknown");
  const last = Math.max(...oracle.posts.map(({ atMs }) => atMs));
  return {
    seconds: (last - Date.parse(begins)) / 1000,
    // neither lost to the people nor in the books
    lost: Math.max(people - seen.length, people - accounted),
    copies,
    breaches: quota.breaches.length,
    unknown: inState("unknown"),
    ambiguous: faults.struck.get("send reset after delivery") ?? 0,
  };
}

function figuresOf({ name, most }: Weather, count: number, outcome: Outcome): Figure[] {
  const { seconds, lost, copies, breaches, unknown, ambiguous, realSeconds } = outcome;
  const least = leastSeconds(sizes);
  const of = (what: string, value: number, unit = "", limit?: Figure["limit"]): Figure => {
    return { name: `  ${what}`, runs: [value], unit, ...(limit && { limit }) };
  };
  const none = { most: 0 };
  const time = { name: `fan-out, instances: ${count}${name}: time to least`, runs: [seconds / least], unit: "" };
  return [
    { ...time, limit: { most } },
    of(`10 000 first contacts (least ${least} s)`, seconds, "s"),
    of("lost", lost, "", none),
    of("copies that a person saw", copies, "", none),
    of("quota breaches", breaches, "", none),
    ...(ambiguous > 0 ? [of("delivered, answered by a reset", ambiguous), of("sends known as unknown", unknown)] : []),
    of("on the wall's clock", realSeconds, "s"),
  ];
}
