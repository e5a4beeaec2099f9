import { press, type ReplayForm, send } from "../support/fakeTeams/people.ts";
import { runSeed, seededRandom } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.addApp();
  await stage.addApp();
});
afterAll(() => stage.close());

const forms: ReplayForm[] = ["same", "newId", "submit"];
const random = seededRandom(runSeed("promise 2"));

describe("promise 2: one click counts once", () => {
  it("in all its forms, at once and on two instances", async () => {
    const world = new World(stage);
    await world.ask();
    const { teams } = stage;
    const { asnes } = world.people;
    const copy = world.cardOf(asnes);
    const rows = copy.card.rows.map(({ row }) => row).sort();
    expect(rows).toEqual(["B1 Åsnes", "B2 Åsnes", "S1 Åsnes", "S2 Åsnes", "S3 Åsnes"]);
    const pressed = press(teams, { person: asnes, copy, rows: { "S1 Åsnes": "1,2", "S2 Åsnes": "8,5" } });
    const deliveries = random.shuffle(forms.flatMap((form) => [form, random.pick(forms)]));
    const replies = await Promise.all(deliveries.map((form) => send(teams, world.url(random.whole(2)), pressed, form)));
    expect(replies.map(({ status }) => status)).toEqual(deliveries.map(() => 200));
    await world.settled();
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`, `S2 Åsnes 8.5 ${asnes.user}`]);
    expect(world.acknowledged()).toEqual(["S1 Åsnes 1,2", "S2 Åsnes 8,5"]);
  });

  it("also days later and by a fallback in the old client, when the answer has been corrected meanwhile", async () => {
    const world = new World(stage);
    await world.ask();
    const { teams } = stage;
    const { asnes } = world.people;
    const first = press(teams, { person: asnes, copy: world.cardOf(asnes), rows: { "S1 Åsnes": "1,2" } });
    await send(teams, world.url(0), first);
    await world.settled();
    const edit = press(teams, {
      person: asnes,
      copy: world.cardOf(asnes),
      rows: { "S1 Åsnes": {} },
      verb: "editAnswer",
    });
    const opened = await send(teams, world.url(1), edit);
    expect(opened.receipt?.rows[0]?.mode).toBe("edit");
    const copy = { ...world.cardOf(asnes), card: opened.receipt ?? world.cardOf(asnes).card };
    const change = { "S1 Åsnes": { value: "1,4", reason: "tastefeil" } };
    const correction = press(teams, { person: asnes, copy, rows: change, verb: "correctAnswer" });
    await Promise.all([send(teams, world.url(0), correction), send(teams, world.url(1), correction, "newId")]);
    await world.settled();
    world.clock.advance({ days: 3 });
    for (const form of random.shuffle(forms)) await send(teams, world.url(random.whole(2)), first, form);
    for (const form of random.shuffle(forms)) await send(teams, world.url(random.whole(2)), correction, form);
    await world.settled();
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`, `S1 Åsnes 1.4 ${asnes.user}`]);
  });

  it("a later, different value from a stale copy is not stored by itself", async () => {
    const world = new World(stage);
    await world.ask();
    const { teams } = stage;
    const { asnes } = world.people;
    const stale = world.cardOf(asnes);
    await send(teams, world.url(0), press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,2" } }));
    const other = press(teams, { person: asnes, copy: stale, rows: { "S1 Åsnes": "1,9" } });
    for (const form of forms) await send(teams, world.url(1), other, form);
    await world.settled();
    expect(await world.readings()).toEqual([`S1 Åsnes 1.2 ${asnes.user}`]);
  });
});
