import { readRedriveArgs } from "../../src/cli/redrive-arguments.ts";
import { redriveTenants } from "../../src/cli/redrive-tenants.ts";
import { countByState } from "../../src/domain/asking/round-summary.ts";
import { type Jobs, queues, startJobs } from "../../src/jobs/boss.ts";
import { type GivenUp, openGivenUp } from "../../src/jobs/given-up.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverMessage } from "../support/deliver-messages.ts";
import { people, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
let jobs: Jobs;
let givenUp: GivenUp;
const silent = { error: () => undefined, warn: () => undefined };
beforeAll(async () => {
  database = await freshStore();
  jobs = await startJobs(database.url, silent);
  givenUp = await openGivenUp(database.url);
});
afterAll(async () => {
  await givenUp.stop();
  await jobs.stop();
  await database.close();
});

const refused = (status: number): AttemptResult => ({ outcome: "refused", status, error: "x" });
const lost: AttemptResult = { outcome: "unknown", error: "reset" };
const ok: AttemptResult = { outcome: "delivered", activityId: "root" };

async function deliver(world: RoundWorld, results: AttemptResult[] = []) {
  const messenger = recordingMessenger(results);
  for (let ids = await world.due(); ids.length > 0; ids = await world.due()) {
    for (const messageId of ids) {
      await deliverMessage({ ...world.ports, messenger, random: () => 1 }, { tenant: world.tenant, messageId });
    }
  }
  return messenger;
}
/** A round whose root arrived; its three cards get these results. */
async function stuck(results: AttemptResult[]): Promise<RoundWorld> {
  const world = await roundWorld(database);
  await world.open(people.leader);
  await deliver(world, [ok, ...results]);
  await database.pool.query("update message set planned_at = $2 where tenant = $1", [world.tenant, world.clock.now()]);
  world.clock.advance({ hours: 3 });
  return world;
}
async function run(world: RoundWorld, ...argv: string[]): Promise<{ code: number; said: string[] }> {
  const read = readRedriveArgs(argv);
  if (!read.ok) throw new Error(read.sentence);
  const said: string[] = [];
  const needs = { ports: world.ports, upkeep: database.upkeep, givenUp, say: (line: string) => void said.push(line) };
  return { code: await redriveTenants(needs, read.args), said };
}
const only = (world: RoundWorld) => ["--tenant", world.tenant];
const states = async (world: RoundWorld) => countByState(await world.asks());

describe("promise 24: what failed for good is listed and can be driven again by command", () => {
  it("lists it with reason, age and ids, and with neither names nor what the cards say", async () => {
    const world = await stuck([refused(404), refused(403), lost]);
    const { code, said } = await run(world, ...only(world));
    expect(code).toBe(0);
    expect(said.map((line) => line.split("  "))).toEqual([
      [world.tenant, "failed", "3 h", expect.any(String), "answerCard", "project p1", "gone (404)"],
      [world.tenant, "blocked", "3 h", expect.any(String), "answerCard", "project p1", "notAllowed (403)"],
      [world.tenant, "unknown", "3 h", expect.any(String), "answerCard", "project p1", "uncertain"],
    ]);
    expect(said.join()).not.toMatch(/nav\.|@|S1/);
  });

  it("lists over all tenants, or one project of one", async () => {
    const [one, other] = [await stuck([refused(404)]), await stuck([refused(404)])];
    const { said } = await run(one);
    expect(said.filter((line) => line.startsWith(one.tenant))).toHaveLength(1);
    expect(said.filter((line) => line.startsWith(other.tenant))).toHaveLength(1);
    expect((await run(one, ...only(one), "--project", "nav-solor")).said).toHaveLength(1);
    expect(await run(one, "--project", "nope")).toEqual({ code: 2, said: ["There is no project nope."] });
    expect((await run(one, "--tenant", "nobody")).code).toBe(2);
  });

  it("lists what waits too long, and not what waits a little", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await database.pool.query("update message set planned_at = $2 where tenant = $1", [
      world.tenant,
      world.clock.now(),
    ]);
    expect((await run(world, ...only(world))).said).toEqual(["Nothing is stuck."]);
    world.clock.advance({ minutes: 16 });
    const { said } = await run(world, ...only(world));
    expect(said).toHaveLength(4);
    expect(said[0]).toMatch(/ {2}waits {2}16 min {2}.* {2}roundCard {2}project p1 {2}inLine$/);
  });

  it.each(["failed", "blocked", "unknown"] as const)("sends all that is %s again, and only that", async (of) => {
    const world = await stuck([refused(404), refused(403), lost]);
    const dry = await run(world, ...only(world), "--all", of, "--dry");
    expect(dry.said).toHaveLength(1);
    expect(dry.said[0]).toContain(`would be sent again, was ${of}`);
    expect(await world.due()).toEqual([]);
    const { code, said } = await run(world, ...only(world), "--all", of);
    expect([code, said.length]).toEqual([0, 1]);
    expect(await states(world)).toMatchObject({ planned: 5, [of]: 0 });
    await deliver(world);
    expect(await states(world)).toMatchObject({ delivered: 5 });
    expect((await world.log()).at(-1)).toMatchObject({ what: "redriven", old: of });
    expect((await run(world, ...only(world), "--all", of)).said).toEqual(["Nothing to send again."]);
  });

  it("sends one message again", async () => {
    const world = await stuck([lost, lost]);
    const id = (await run(world, ...only(world))).said[0]?.split("  ")[3] ?? "";
    expect((await run(world, "--message", id)).code).toBe(0);
    expect(await world.due()).toEqual([id]);
    expect(await run(world, "--message", "none")).toEqual({
      code: 1,
      said: ["There is no message none that is stuck."],
    });
  });

  it("sends a post that was blocked again with the cards that wait under it", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await deliver(world, [refused(403)]);
    expect(await states(world)).toMatchObject({ blocked: 15 });
    expect((await run(world, ...only(world), "--all", "blocked")).said).toHaveLength(4);
    await deliver(world);
    expect(await states(world)).toMatchObject({ delivered: 15 });
  });

  it("wakes jobs again that the queue has given up", async () => {
    const world = await roundWorld(database);
    const { tenant } = world;
    const queue = queues.dues;
    await jobs.boss.send(queue, { tenant }, { retryLimit: 0 });
    const [job] = await jobs.boss.fetch(queue);
    await jobs.boss.fail(queue, job?.id ?? "");
    expect((await run(world, ...only(world))).said).toEqual([
      `${tenant}  jobs given up by ${queue}: 1 (--all jobs wakes them again)`,
    ]);
    expect((await run(world, ...only(world), "--all", "jobs", "--dry")).said).toEqual(["1 jobs would be woken again."]);
    expect((await run(world, ...only(world), "--all", "jobs")).said).toEqual(["1 jobs are woken again."]);
    expect((await run(world, ...only(world))).said).toEqual(["Nothing is stuck."]);
    expect((await jobs.boss.fetch<{ tenant: string }>(queue)).map(({ data }) => data.tenant)).toEqual([tenant]);
  });
});

describe("promise 19: after a restored backup the operator says how to go on", () => {
  it("with send or skip; nothing is driven again before that", async () => {
    const world = await stuck([lost]);
    const hold = "insert into restore_hold (tenant, since, last_seq) values ($1, $2, 1000000)";
    await database.pool.query(hold, [world.tenant, world.clock.now()]);
    expect((await run(world, ...only(world))).said[0]).toContain("holds since");
    expect(await run(world, ...only(world), "--all", "unknown")).toMatchObject({ code: 1 });
    const released = await run(world, ...only(world), "--release", "skip");
    expect(released.said).toEqual([
      `${world.tenant}  released: 0 messages and 0 asks are now unknown, 0 due moments are passed over`,
    ]);
    expect((await run(world, ...only(world), "--release", "send")).said).toEqual(["Nothing holds."]);
    expect((await run(world, ...only(world), "--all", "unknown")).code).toBe(0);
  });
});
