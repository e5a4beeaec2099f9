import { type Random, runSeed, seededRandom } from "../support/seeded-random.ts";
import { Stage, World } from "./world.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.stopApps());
afterAll(() => stage.close());
const random: Random = seededRandom(runSeed("promise 9"));

async function startApps(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await stage.addApp();
}

function digestsOf(world: World) {
  return stage.teams.oracle.digests().filter(({ conversationId }) => conversationId === world.place.id);
}

/** Both instances wake at once at this moment, and do what is due. */
async function at(world: World, moment: string): Promise<void> {
  world.clock.set(moment);
  await Promise.all(stage.apps.map(({ app }) => app.sweep()));
  await world.duesDone();
  await world.settled();
}

describe("promise 9: one digest per channel per ISO week", () => {
  it("week after week on two instances, through the change from summer time", async () => {
    await startApps(2);
    const world = new World(stage, { at: "2022-10-20T06:00:00Z" });
    await world.couple();
    // 08.00 in Oslo: summer time until 30 October
    for (const moment of ["2022-10-24T05:59:00Z", "2022-10-24T06:00:01Z", "2022-10-24T20:00:00Z"])
      await at(world, moment);
    expect(digestsOf(world).map(({ week }) => week)).toEqual(["uke 43"]);
    for (const moment of ["2022-10-31T06:30:00Z", "2022-10-31T07:00:01Z", "2022-11-01T07:00:00Z"])
      await at(world, moment);
    expect(digestsOf(world).map(({ week }) => week)).toEqual(["uke 43", "uke 44"]);
  });

  it("week after week through the change to summer time", async () => {
    await startApps(2);
    const world = new World(stage, { at: "2022-03-17T07:00:00Z" });
    await world.couple();
    // 08.00 in Oslo: winter time until 27 March
    for (const moment of ["2022-03-21T06:59:00Z", "2022-03-21T07:00:01Z", "2022-03-28T05:59:00Z"])
      await at(world, moment);
    expect(digestsOf(world).map(({ week }) => week)).toEqual(["uke 12"]);
    for (const moment of ["2022-03-28T06:00:01Z", "2022-03-28T07:00:01Z", "2022-03-29T06:00:00Z"])
      await at(world, moment);
    expect(digestsOf(world).map(({ week }) => week)).toEqual(["uke 12", "uke 13"]);
    expect(digestsOf(world).some(({ text }) => text.includes("kommer sent"))).toBe(false);
  });

  it("the first of all ten days late: one, for all the weeks since it could have been", async () => {
    await startApps(1);
    const world = new World(stage, { at: "2022-09-29T06:00:00Z" });
    await world.couple();
    await stage.stopApps();
    world.clock.set("2022-10-13T06:00:00Z");
    await startApps(2);
    await at(world, world.clock.now());
    const [digest, ...more] = digestsOf(world);
    expect([digest?.week, more]).toEqual(["uke 40–41", []]);
    expect(digest?.text).toContain("kommer sent");
  });

  it.each([1, 26 * 60, 10 * 24 * 60])("after %i minutes down: one, and it says when it is late", async (minutes) => {
    await startApps(2);
    const world = new World(stage, { at: "2022-09-29T06:00:00Z" });
    await world.couple();
    await at(world, "2022-10-03T06:00:01Z");
    await stage.stopApps();
    world.clock.set("2022-10-10T06:00:00Z");
    world.clock.advance({ minutes });
    await startApps(2);
    await at(world, world.clock.now());
    // ten days later it is Thursday of the next week: one digest for both
    const [before, digest, ...more] = digestsOf(world);
    expect(before?.week).toBe("uke 40");
    expect(more).toEqual([]);
    expect(digest?.week).toBe(minutes > 7 * 24 * 60 ? "uke 41–42" : "uke 41");
    expect(/kommer sent/.test(digest?.text ?? "")).toBe(minutes > 60);
  });

  it("with the clock moved back and forth, by two instances that both wake", async () => {
    await startApps(2);
    const world = new World(stage, { at: "2022-10-06T06:00:00Z" });
    await world.couple();
    const moments = ["2022-10-10T06:10:00Z", "2022-10-09T06:00:00Z", "2022-10-11T09:00:00Z", "2022-10-10T05:00:00Z"];
    for (const moment of [...moments, ...random.shuffle(moments)]) await at(world, moment);
    expect(digestsOf(world).map(({ week }) => week)).toEqual(["uke 41"]);
  });

  it("in week 53, and in a week without a working day it is merged into the next", async () => {
    await startApps(2);
    const world = new World(stage, { at: "2026-12-18T07:00:00Z" });
    await world.couple();
    const moments = ["2026-12-21T07:01:00Z", "2026-12-28T07:01:00Z", "2027-01-04T07:01:00Z"];
    for (const moment of moments) await at(world, moment);
    const weeks = digestsOf(world).map(({ week }) => week);
    expect(new Set(weeks).size).toBe(weeks.length);
    expect(weeks).toEqual(["uke 52", "uke 53–1"]);
  });
});
