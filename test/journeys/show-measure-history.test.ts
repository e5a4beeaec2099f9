import type { Plan } from "../../src/domain/project/project.ts";
import type { AuditEntry } from "../../src/journeys/ports.ts";
import { setTarget } from "../../src/journeys/set-target.ts";
import { showHistory } from "../../src/journeys/show-history.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const own = (user: string) => place(`own-${user}`, "personal", { person: user });
async function historyOf(world: RoundWorld, user: string, about: string, where = own(user)) {
  const content = await showHistory(world.ports, world.turn(user, where), { about });
  if (content?.kind !== "history") throw new Error(JSON.stringify(content));
  return content;
}

type Entry = Partial<AuditEntry> & { what: string; subject: string };
function log(world: RoundWorld, entries: Entry[]): Promise<void> {
  const common = { projectId: world.plan.project.id, at: world.clock.now(), source: "card" };
  return world.ports.store.write(world.tenant, (data) =>
    data.audit.append(entries.map((entry) => ({ ...common, ...entry }))),
  );
}
const fields = (some: object) => JSON.stringify(some);

describe("historikk for a measure", () => {
  it("tells its values, and what else happened to it and its lines, and nothing of other measures", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    world.clock.advance({ minutes: 1 });
    await setTarget(world.ports, world.turn(people.leader), { text: "S1 Åsnes 1,0 innen des. 2024" });
    world.clock.advance({ minutes: 1 });
    await setTarget(world.ports, world.turn(people.leader), { text: "S1 Grue 2,5" });
    await setTarget(world.ports, world.turn(people.leader), { text: "S2 Åsnes 7,5" });
    world.clock.advance({ minutes: 1 });
    await log(world, [
      {
        what: "planChange",
        subject: "measures S1",
        old: fields({ dataSource: "SSB" }),
        new: fields({ dataSource: "NAV" }),
      },
      {
        what: "planChange",
        subject: "measures S10",
        old: fields({ dataSource: "a" }),
        new: fields({ dataSource: "b" }),
      },
      { what: "planChange", subject: "targets S1, Åsnes, 2023-12-31", new: fields({ value: "1.1" }) },
      { what: "cannotMeasure", subject: "S1 Åsnes 2022-Q3", who: people.asnes, why: "ingen tall" },
    ]);
    const { entries, changes } = await historyOf(world, people.grue, "S1");
    expect(entries.map(({ reading }) => reading.value.toFixed())).toEqual(["1.2"]);
    expect(changes.map(({ what, subject }) => `${what} ${subject}`)).toEqual([
      "cannotMeasure S1 Åsnes",
      "planChange S1 Åsnes",
      "planChange S1",
      "finalTargetSet S1 Grue",
      "finalTargetSet S1 Åsnes",
    ]);
    const { changes: atOffice } = await historyOf(world, people.grue, "S1 Åsnes");
    expect(atOffice.map(({ subject }) => subject)).toEqual(["S1 Åsnes", "S1 Åsnes", "S1", "S1 Åsnes"]);
  });

  it("is there before anything is measured, and goes on ten at a time", async () => {
    const world = await roundWorld(database);
    for (let count = 0; count < 12; count += 1) {
      world.clock.advance({ minutes: 1 });
      await setTarget(world.ports, world.turn(people.leader), { text: `S1 Åsnes 1,${count + 1} fordi det flyttes` });
    }
    const first = await historyOf(world, people.grue, "S1");
    const second = await historyOf(world, people.grue, "S1 side 2");
    expect([first.changes.length, first.moreChanges, second.changes.length, second.moreChanges]).toEqual([
      10,
      true,
      2,
      false,
    ]);
    expect(first.changes[0]).toMatchObject({ new: "1.12", why: "det flyttes" });
    const older = /"text":"historikk ([^"]+)"/.exec(JSON.stringify(drawContent(first, "nb").card))?.[1] ?? "";
    expect((await historyOf(world, people.grue, older)).page).toBe(2);
  });

  it("tells who was asked and who owns a line to the leader in her own chat alone", async () => {
    const world = await roundWorld(database);
    await log(world, [
      { what: "handedOver", subject: "S1 Åsnes", old: people.asnes, new: people.grue },
      {
        ...{ what: "planChange", subject: "rows S1 Åsnes" },
        ...{ old: fields({ owner: people.asnes, weight: "1" }), new: fields({ owner: people.grue, weight: "2" }) },
      },
    ]);
    const hers = await historyOf(world, people.leader, "S1 Åsnes");
    expect(hers.changes.map(({ what }) => what)).toEqual(["planChange", "handedOver"]);
    expect(hers.changes[0]?.change?.fields).toEqual([
      { field: "owner", old: people.asnes, new: people.grue },
      { field: "weight", old: "1", new: "2" },
    ]);
    for (const [user, where] of [
      [people.leader, world.channel],
      [people.grue, own(people.grue)],
    ] as const) {
      const { changes } = await historyOf(world, user, "S1 Åsnes", where);
      expect(changes.map(({ change }) => change?.fields)).toEqual([[{ field: "weight", old: "1", new: "2" }]]);
    }
  });

  it("hides what may be a count of few persons from all but the leader in her own chat", async () => {
    const counting = (plan: Plan): Plan => ({
      ...plan,
      measures: plan.measures.map((one) => (one.id === "S1" ? { ...one, countsPersons: true } : one)),
    });
    const world = await roundWorld(database, counting);
    await log(world, [
      { what: "baselineSet", subject: "S1 Åsnes", old: "3 2022-03-31", new: "4 2022-03-31", why: "3 ble 4" },
      { what: "planChange", subject: "rows S1 Åsnes", old: fields({ baseline: "3" }), new: fields({ baseline: "4" }) },
    ]);
    const others = await historyOf(world, people.grue, "S1");
    expect(JSON.stringify(others.changes)).not.toMatch(/"[34]"|ble 4/);
    const hers = await historyOf(world, people.leader, "S1");
    expect(JSON.stringify(hers.changes)).toMatch(/"3".*"4"/);
  });
});
