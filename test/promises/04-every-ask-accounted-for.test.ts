import { sql } from "kysely";
import { type Ask, askStates } from "../../src/domain/asking/ask.ts";
import { allowedMoves } from "../../src/domain/asking/ask-transitions.ts";
import { installationUpdate } from "../support/fakeTeams/activities.ts";
import type { Misbehaviour } from "../support/fakeTeams/faults.ts";
import { lostAnswers } from "../support/fakeTeams/lost-answers.ts";
import { press, type ReplayForm, send } from "../support/fakeTeams/people.ts";
import { type Random, runSeed, seededRandom } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp({ connectorMs: 300 });
  await stage.addApp({ connectorMs: 300 });
});
afterAll(() => stage.close());
const seed = runSeed("promise 4");

/** States that an ask can come to from one, by any number of allowed moves. */
function reachable(from: Ask["state"]): Set<Ask["state"]> {
  const found = new Set([from]);
  for (const state of found) for (const next of allowedMoves[state]) found.add(next);
  return found;
}

/** Samples every ask there is, and holds it against the sample before. */
class Accounts {
  private readonly world: World;
  private before = new Map<string, Ask["state"]>();

  constructor(world: World) {
    this.world = world;
  }

  async check(step: string): Promise<void> {
    const asks = await this.asks();
    const counts = askStates.map((state) => asks.filter((ask) => ask.state === state).length);
    const sum = counts.reduce((total, count) => total + count, 0);
    expect([step, sum]).toEqual([step, asks.length]);
    const now = new Map(asks.map(({ id, state }) => [id, state]));
    for (const [id, state] of this.before) {
      const to = now.get(id);
      if (to === undefined || !reachable(state).has(to))
        throw new Error(`${step}: ask ${id} went from ${state} to ${to}`);
    }
    const unread = asks.filter(({ state, reading }) => state === "answered" && reading === null);
    expect([step, unread]).toEqual([step, []]);
    this.before = now;
  }

  async asks() {
    const { rows } = await sql<{ id: string; state: Ask["state"]; reading: string | null }>`
      select ask.id, ask.state, reading.id as reading from ask
      left join reading on reading.tenant = ask.tenant and reading.id = ask.reading_id
      where ask.tenant = ${this.world.tenant}`.execute(stage.database.db);
    return rows;
  }
}

type Step = { name: string; run: () => Promise<unknown> };
const faults: Misbehaviour[] = [
  { kind: "status", status: 429, retryAfter: "1" },
  { kind: "status", status: 503 },
  { kind: "status", status: 503, deliver: true },
  { kind: "status", status: 400 },
  { kind: "reset", deliver: true },
  { kind: "reset" },
  { kind: "html", status: 502 },
];

function steps(world: World, random: Random): Step[] {
  const { teams } = stage;
  const owners = [world.people.valer, world.people.asnes, world.people.grue];
  const instance = () => random.whole(2);
  const answer = async () => {
    const person = random.pick(owners);
    const copy = random.shuffle(teams.oracle.seen(person.teamsId))[0];
    const row = random.shuffle(copy?.card.rows ?? []).find(({ mode }) => mode === "open");
    if (!copy || !row) return;
    const value = `${random.whole(9) + 1}`;
    const cannot = { choice: "cannot", why: "ikke publisert" };
    const pressed = press(teams, { person, copy, rows: { [row.row]: random.chance(0.8) ? { value } : cannot } });
    const forms: ReplayForm[] = ["same", "newId", "submit"];
    await Promise.all(
      [random.pick(forms), random.pick(forms)].map((form) => send(teams, world.url(instance()), pressed, form)),
    );
  };
  const install = (action: "add" | "remove") => () =>
    world.hear(installationUpdate(teams, { from: world.people.leader, place: world.place, action }), instance());
  return [
    ...Array.from({ length: 6 }, () => ({ name: "answer", run: answer })),
    { name: "ask", run: () => world.say("spør nå", { instance: instance() }) },
    { name: "ask twice", run: () => Promise.all([0, 1].map((at) => world.say("spør nå", { instance: at }))) },
    { name: "cancel", run: () => (random.chance(0.3) ? world.say("avbryt runde") : Promise.resolve()) },
    { name: "leave", run: install("remove") },
    { name: "return", run: install("add") },
    { name: "wait", run: async () => world.clock.advance({ minutes: random.whole(30) }) },
    { name: "a day", run: async () => world.clock.advance({ days: 1 }) },
    { name: "jobs lost", run: () => sql`delete from pgboss.job`.execute(stage.database.db) },
    ...faults.map((misbehaviour) => ({
      name: `${misbehaviour.kind}`,
      run: async () => teams.misbehave(random.pick(["send", "update"]), misbehaviour, 1 + random.whole(3)),
    })),
    { name: "settle", run: () => world.settled() },
  ];
}

describe("promise 4: every ask is accounted for", () => {
  it.each([seed])("at any instant of a run with faults, two instances and lost jobs (seed %i)", async (each) => {
    const random = seededRandom(each);
    const world = new World(stage);
    await world.couple();
    const accounts = new Accounts(world);
    const possible = steps(world, random);
    await world.say("spør nå");
    for (let n = 0; n < 30; n += 1) {
      const { name, run } = random.pick(possible);
      await run();
      await accounts.check(`step ${n}, ${name}`);
    }
    await world.hear(installationUpdate(stage.teams, { from: world.people.leader, place: world.place, action: "add" }));
    stage.teams.faults.clear();
    // the longest wait of the retry table
    for (let hour = 0; hour < 3; hour += 1) {
      world.clock.advance({ hours: 1 });
      await world.settled();
    }
    await accounts.check("at the end");
    const onTheWay = (await accounts.asks()).filter(({ state }) => state === "planned" || state === "sending");
    expect(onTheWay).toEqual([]);
    const own = stage.teams.oracle.acknowledged().filter(({ tenant }) => tenant === world.tenant);
    expect(lostAnswers(own, await world.stored())).toEqual([]);
    // who is asked again after the leader cancelled a round is asked anew, not twice
    const cancelled = new Set((await accounts.asks()).flatMap(({ id, state }) => (state === "cancelled" ? [id] : [])));
    const asked = stage.teams.oracle.asksSeen().filter(({ tenant }) => tenant === world.tenant);
    const twice = asked.filter(({ askIds }) => askIds.filter((id) => !cancelled.has(id)).length > 1);
    expect(twice).toEqual([]);
  });
});
