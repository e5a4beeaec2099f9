import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { press, type ReplayForm, send } from "../support/fakeTeams/people.ts";
import { runSeed, seededRandom } from "../support/seeded-random.ts";
import { asnes, World } from "./world.ts";

let database: Database;
let world: World;
const seed = runSeed("promise 2");
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());
afterEach(() => world.close());

const forms: ReplayForm[] = ["same", "newId", "submit"];

describe("promise 2: one click counts once", () => {
  it("in all its forms, at once and on two instances", async () => {
    const random = seededRandom(seed);
    world = await World.start(database);
    const urls = [await world.addApp(), await world.addApp()];
    await world.ask();
    const { teams } = world;
    const copy = world.cardOf(asnes);
    expect(copy.card.rows.map(({ row }) => row).sort()).toEqual([
      "B1 Åsnes",
      "B2 Åsnes",
      "S1 Åsnes",
      "S2 Åsnes",
      "S3 Åsnes",
    ]);
    const pressed = press(teams, { person: asnes, copy, rows: { "S1 Åsnes": "1,2", "S2 Åsnes": "8,5" } });
    const deliveries = forms.flatMap((form) => [form, random.pick(forms)]);
    const replies = await Promise.all(
      random.shuffle(deliveries).map((form) => send(teams, random.pick(urls), pressed, form)),
    );
    expect(replies.map(({ status }) => status)).toEqual(deliveries.map(() => 200));
    await world.settled();
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`, `S2 Åsnes 8.5 ${asnes.user}`]);
    expect(teams.oracle.acknowledged().map(({ row, value }) => `${row} ${value}`)).toEqual([
      "S1 Åsnes 1,2",
      "S2 Åsnes 8,5",
    ]);
  });
});
