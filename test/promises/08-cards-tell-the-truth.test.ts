import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { press, refresh, send } from "../support/fakeTeams/people.ts";
import { asnes, grue, World } from "./world.ts";

let database: Database;
let world: World;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());
afterEach(() => world.close());

async function asked(): Promise<string> {
  world = await World.start(database);
  const url = await world.addApp();
  await world.ask();
  return url;
}

const row = (copy: { card: { rows: { row: string; mode: string; value?: string }[] } }, name: string) =>
  copy.card.rows.find((each) => each.row === name);

describe("promise 8: cards tell the truth", () => {
  it("an answer soon stands on every copy, and on no other person's card", async () => {
    const url = await asked();
    const { teams } = world;
    await send(teams, url, press(teams, { person: asnes, copy: world.cardOf(asnes), rows: { "S1 Åsnes": "1,2" } }));
    await world.settled();
    const copies = teams.oracle.copiesOf(askId(world, "S1 Åsnes"));
    expect(copies.map((copy) => row(copy, "S1 Åsnes"))).toEqual([
      expect.objectContaining({ mode: "answered", value: "1,2\u00a0%" }),
    ]);
    expect(row(world.cardOf(grue), "S1 Grue")?.mode).toBe("open");
  });

  it("a late click on a stale card gets the current card, and what was there stays", async () => {
    const url = await asked();
    const { teams } = world;
    const stale = world.cardOf(asnes);
    await send(teams, url, press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,2" } }));
    await world.settled();
    const late = await send(teams, url, press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,9" } }));
    expect(late.receipt?.rows.find((each) => each.row === "S1 Åsnes")?.mode).toBe("edit");
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`]);
  });

  it("an automatic refresh shows the newest state, writes nothing and updates no post", async () => {
    const url = await asked();
    const { teams } = world;
    const stale = world.cardOf(asnes);
    await send(teams, url, press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,2" } }));
    await world.settled();
    const before = { readings: await world.readings(), calls: teams.calls.length };
    const { receipt } = await refresh(teams, url, { person: asnes, copy: stale });
    expect(receipt?.rows.find((each) => each.row === "S1 Åsnes")).toMatchObject({
      mode: "answered",
      value: "1,2\u00a0%",
    });
    await world.settled();
    expect({ readings: await world.readings(), calls: teams.calls.length }).toEqual(before);
  });
});

function askId(of: World, name: string): string {
  return of.cardOf(asnes).card.rows.find((each) => each.row === name)?.askId ?? "";
}
