import type { Misbehaviour } from "../support/fakeTeams/faults.ts";
import { runSeed, seededRandom } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp({ connectorMs: 500 });
  await stage.addApp({ connectorMs: 500 });
});
afterAll(() => stage.close());
const random = seededRandom(runSeed("promise 3"));

const own = (world: World) => ({
  double: stage.teams.oracle.doubleAsks().filter(({ tenant }) => tenant === world.tenant),
  repeated: stage.teams.oracle.repeatedAsks().filter(({ tenant }) => tenant === world.tenant),
});

/** Every post of the round meets this; then Teams is itself again. */
async function askWith(world: World, misbehaviour: Misbehaviour): Promise<void> {
  stage.teams.faults.setRules([{ probability: 1, misbehaviour, on: ["send"], tenant: world.tenant }], random);
  await world.say("spør nå");
  await world.settled();
  stage.teams.faults.clear();
}

describe("promise 3: nobody is asked twice", () => {
  it("when «spør nå» is said again and again, on two instances, by day and by schedule", async () => {
    const world = new World(stage);
    await world.couple();
    for (let n = 0; n < 3; n += 1) {
      await Promise.all([0, 1, random.whole(2)].map((instance) => world.say("spør nå", { instance })));
      await world.settled();
      world.clock.advance({ minutes: 1 + random.whole(90) });
      await world.duesDone();
    }
    await world.settled();
    expect(stage.teams.oracle.seen(world.people.asnes.teamsId)).toHaveLength(1);
    expect(own(world)).toEqual({ double: [], repeated: [] });
  });

  it.each<[string, Misbehaviour]>([
    ["delivered and then reset", { kind: "reset", deliver: true }],
    ["reset before it was delivered", { kind: "reset" }],
    ["delivered, and never answered", { kind: "hang", deliver: true }],
  ])("when a send was %s: the ask is unknown, and is not sent again by itself", async (_what, misbehaviour) => {
    const world = new World(stage);
    await world.couple();
    await askWith(world, misbehaviour);
    world.clock.advance({ hours: 3 });
    await world.settled();
    const asks = await world.read(async (data) => {
      const round = await data.rounds.openOf("solor");
      return round ? data.rounds.asks(round.id) : [];
    });
    expect(new Set(asks.map(({ state }) => state))).toEqual(new Set(["unknown"]));
    expect(own(world)).toEqual({ double: [], repeated: [] });
  });
});
