import { installationUpdate } from "../support/fakeTeams/activities.ts";
import { press, send } from "../support/fakeTeams/people.ts";
import { Stage, World } from "./world.ts";

/** So long that a reply which waited for the Connector would never come within the test. */
const connectorMs = 600_000;
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp({ connectorMs });
});
afterAll(() => stage.close());

describe("promise 5: the reply comes before any outbound call", () => {
  it("to a command: what it is answered with is sent after the HTTP reply", async () => {
    const world = new World(stage);
    await world.couple();
    const { arrived, release } = stage.teams.hold("send");
    const before = world.teams.posts.length;
    expect((await world.say("status")).status).toBe(200);
    await arrived;
    expect(world.teams.posts).toHaveLength(before);
    release();
    await world.until(() => world.teams.posts.length > before, "the status is posted");
  });

  it("to a click: the answer is stored and shown while the Connector holds the update of the card", async () => {
    const world = new World(stage);
    await world.ask();
    const { asnes } = world.people;
    const held = stage.teams.hold("update");
    const pressed = press(stage.teams, { person: asnes, copy: world.cardOf(asnes), rows: { "S1 Åsnes": "1,2" } });
    const { status, receipt } = await send(stage.teams, world.url(), pressed);
    expect([status, receipt?.rows.find(({ row }) => row === "S1 Åsnes")?.mode]).toEqual([200, "answered"]);
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`]);
    await held.arrived;
    const again = press(stage.teams, { person: asnes, copy: world.cardOf(asnes), rows: { "S2 Åsnes": "8,5" } });
    expect((await send(stage.teams, world.url(), again)).status).toBe(200);
    held.release();
    await world.settled();
    const shown = world.cardOf(asnes).card.rows.filter(({ mode }) => mode === "answered");
    expect(shown.map(({ row }) => row)).toEqual(["S1 Åsnes", "S2 Åsnes"]);
  });

  it("to «spør nå»: the round is open while the Connector holds its first post", async () => {
    const world = new World(stage);
    await world.couple();
    const { arrived, release } = stage.teams.hold("send");
    expect((await world.say("spør nå")).status).toBe(200);
    expect(await world.read((data) => data.rounds.openOf("solor"))).toBeDefined();
    await arrived;
    release();
    await world.settled();
    expect(world.teams.oracle.seen(world.people.asnes.teamsId)).toHaveLength(1);
  });

  it("to an installation: the roster is read after the reply", async () => {
    const world = new World(stage);
    const { arrived, release } = stage.teams.hold("members");
    const { place, people } = world;
    const added = installationUpdate(stage.teams, { from: people.leader, place, action: "add" });
    expect((await world.hear(added)).status).toBe(200);
    await arrived;
    release();
    await world.until(async () => (await world.read((d) => d.conversations.members(place.id))).length > 0, "a roster");
  });
});
