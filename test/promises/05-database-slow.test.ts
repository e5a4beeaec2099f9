import { press, send } from "../support/fakeTeams/people.ts";
import { type HeldDatabase, heldDatabase } from "../support/held-database.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
let database: HeldDatabase;
beforeAll(async () => {
  stage = await Stage.open();
  database = await heldDatabase(stage.database.url);
  await stage.addApp({ replyMs: 400 }, { databaseUrl: database.url });
});
afterAll(async () => {
  database.release();
  await stage.close();
  await database.close();
});

describe("promise 5: the reply comes in time though the database does not answer", () => {
  it("a click is not acknowledged then; it is stored when the database answers, and counts once when Teams repeats it", async () => {
    const world = new World(stage);
    await world.ask();
    const { asnes } = world.people;
    const pressed = press(stage.teams, { person: asnes, copy: world.cardOf(asnes), rows: { "S1 Åsnes": "1,2" } });
    database.hold();
    // nothing but the limit can end this reply
    const late = await send(stage.teams, world.url(), pressed);
    expect([late.status, late.receipt]).toEqual([503, undefined]);
    expect(world.acknowledged()).toEqual([]);
    database.release();
    await world.until(
      async () => (await send(stage.teams, world.url(), pressed, "newId")).status === 200,
      "the click is taken",
    );
    await world.settled();
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`]);
    expect(world.acknowledged()).toEqual(["S1 Åsnes 1,2"]);
    expect(
      world
        .cardOf(asnes)
        .card.rows.filter(({ mode }) => mode === "answered")
        .map(({ row }) => row),
    ).toEqual(["S1 Åsnes"]);
  });

  it("so is an old client's click, and what is written", async () => {
    const world = new World(stage);
    await world.ask();
    const { grue } = world.people;
    const pressed = press(stage.teams, { person: grue, copy: world.cardOf(grue), rows: { "S1 Grue": "3,5" } });
    database.hold();
    const replies = await Promise.all([
      send(stage.teams, world.url(), pressed, "submit"),
      world.say("spør nå"),
      world.say("hjelp"),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([503, 503, 503]);
    database.release();
    await world.until(
      async () => (await send(stage.teams, world.url(), pressed, "submit")).status === 200,
      "the click is taken",
    );
    await world.settled();
    expect(await world.readings()).toEqual([`S1 Grue 3.5 ${grue.user}`]);
  });
});
