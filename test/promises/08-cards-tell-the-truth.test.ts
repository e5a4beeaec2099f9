import { press, refresh, send } from "../support/fakeTeams/people.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp();
});
afterAll(() => stage.close());

async function asked() {
  const world = new World(stage);
  await world.ask();
  return { world, teams: stage.teams, url: world.url(), ...world.people };
}

const row = (copy: { card: { rows: { row: string; mode: string; value?: string }[] } }, name: string) =>
  copy.card.rows.find((each) => each.row === name);

describe("promise 8: cards tell the truth", () => {
  it("an answer soon stands on every copy, and on no other person's card", async () => {
    const { world, teams, url, asnes, grue } = await asked();
    await send(teams, url, press(teams, { person: asnes, copy: world.cardOf(asnes), rows: { "S1 Åsnes": "1,2" } }));
    await world.settled();
    const copies = teams.oracle.copiesOf(world.askId(asnes, "S1 Åsnes"));
    expect(copies.map((copy) => row(copy, "S1 Åsnes"))).toEqual([
      expect.objectContaining({ mode: "answered", value: "1,2\u00a0%" }),
    ]);
    expect(row(world.cardOf(grue), "S1 Grue")?.mode).toBe("open");
  });

  it("a late click on a stale card gets the current card, and what was there stays", async () => {
    const { world, teams, url, asnes } = await asked();
    const stale = world.cardOf(asnes);
    await send(teams, url, press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,2" } }));
    await world.settled();
    const late = await send(teams, url, press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,9" } }));
    expect(late.receipt?.rows.find((each) => each.row === "S1 Åsnes")?.mode).toBe("edit");
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`]);
  });

  it("an automatic refresh shows the newest state, writes nothing and updates no post", async () => {
    const { world, teams, url, asnes } = await asked();
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
