import { rowKey } from "../../src/domain/project/measure.ts";
import { previousPeriod, storedPeriod } from "../../src/domain/time/period.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { showDigest } from "../../src/journeys/post-digest.ts";
import { showStatus } from "../../src/journeys/show-status.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { projectOf, reading, solorPlan } from "../support/plan-builder.ts";
import { people, type RoundWorld, roundWorld } from "../support/round-world.ts";

let sent: string[] = [];
let database: Database;
beforeAll(async () => {
  database = await freshStore({ record: (text) => void sent.push(text), statements: () => [] });
});
afterAll(() => database.close());

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  sent = [];
  await work();
  return [...sent];
}

type Counts = Record<"ask" | "answer" | "threeAnswers" | "sameAnswerAgain" | "status" | "digest", number>;

async function countsIn(world: RoundWorld): Promise<Counts> {
  const turn = world.turn(people.leader);
  const status = () => showStatus(world.ports, turn, {});
  // plans are read once, and a tenant is written down once
  await status();
  const count = async (work: () => Promise<unknown>) => (await statementsOf(work)).length;
  const ask = await count(() => world.open(people.leader));
  const one = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
  const three = await world.click(people.valer, {
    "S1 Våler": { value: "1,2", confirmed: true },
    "S2 Våler": { value: "3", confirmed: true },
    "S3 Våler": { value: "3", confirmed: true },
  });
  const by = (user: string, click: typeof one) => () => answerAsks(world.ports, world.turn(user), click);
  const counts = {
    ask,
    answer: await count(by(people.asnes, one)),
    threeAnswers: await count(by(people.valer, three)),
    sameAnswerAgain: await count(by(people.asnes, one)),
    status: await count(status),
    digest: await count(() => showDigest(world.ports, turn)),
  };
  const answered = (await world.asks()).filter(({ state }) => state === "answered").map(rowKey);
  expect(answered).toEqual(["S1 Våler", "S1 Åsnes", "S2 Våler", "S3 Våler"]);
  return counts;
}

/** Quarters of history on every line of the shares, newest before the period that is asked about. */
async function remember(world: RoundWorld, quarters: number): Promise<void> {
  const lines = world.plan.rows.filter(({ measureId }) => measureId.startsWith("S"));
  const periods = [storedPeriod("2022-Q2")];
  while (periods.length < quarters) periods.unshift(previousPeriod(periods[0] ?? storedPeriod("2022-Q2")));
  const readings = periods.flatMap(({ key, end }) =>
    lines.map(({ measureId, office }) => reading(measureId, office, key, "1.3", { at: `${end}T10:00:00Z` })),
  );
  await world.ports.store.write(world.tenant, (data) => data.readings.append(world.plan.project.id, readings));
}

async function addProjects(world: RoundWorld, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const project = { ...projectOf(), id: `other-${number}`, shortName: `other-${number}` };
    await world.ports.store.write(world.tenant, (data) => data.projects.savePlan({ ...solorPlan(), project }));
  }
}

describe("a connection", () => {
  it.each([
    ["keeps the statements of an answer prepared", "", true],
    ["keeps none where the address says so, for a pooler that does not know them", "?prepare=off", false],
  ])("%s", async (_, suffix, kept) => {
    const { url } = database;
    const other = openDatabase(`${url}${suffix}`, { max: 1 });
    try {
      await other.store.read("t", (data) => data.rounds.find("none"));
      const { rows } = await other.pool.query("select name from pg_prepared_statements where name = 'find_round'");
      expect(rows.length > 0).toBe(kept);
    } finally {
      await other.close();
    }
  });
});

describe("how many statements an operation takes", () => {
  it("is the same with ten times as many tenants, projects and readings", async () => {
    const small = await roundWorld(database);
    await remember(small, 2);
    const few = await countsIn(small);
    for (let tenants = 0; tenants < 10; tenants += 1) await roundWorld(database);
    const large = await roundWorld(database);
    await addProjects(large, 10);
    await remember(large, 20);
    expect(await countsIn(large)).toEqual(few);
    expect(Object.values(few).every((count) => count > 3)).toBe(true);
  });

  it("grows with the lines of an answer by an inbox key and an ask for each, and no more", async () => {
    const world = await roundWorld(database);
    const { answer, threeAnswers } = await countsIn(world);
    expect(threeAnswers - answer).toBe(4);
    expect(answer).toBeLessThanOrEqual(17);
  });

  it("does not grow with how often a value was corrected", async () => {
    const world = await roundWorld(database);
    await world.open();
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const correct = async (value: string) =>
      answerAsks(
        world.ports,
        world.turn(people.asnes),
        await world.click(people.asnes, { "S1 Åsnes": { value, reason: "telt på nytt" } }),
      );
    await correct("1,21");
    const click = async () => statementsOf(() => world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } }));
    const once = await click();
    for (const value of ["1,22", "1,23", "1,24", "1,25"]) await correct(value);
    expect((await world.readings()).length).toBe(6);
    expect((await click()).length).toBe(once.length);
  });

  it("asks for the answer's card with the asks locked before their readings are read", async () => {
    const world = await roundWorld(database);
    await world.open();
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const statements = await statementsOf(() => answerAsks(world.ports, world.turn(people.asnes), click));
    const first = (part: string) => statements.findIndex((text) => text.includes(part));
    expect(first("for update")).toBeGreaterThan(0);
    expect(first("for update")).toBeLessThan(first("cross join lateral"));
    expect(statements.filter((text) => text.includes("for update") && text.includes("from ask"))).toHaveLength(1);
  });
});
