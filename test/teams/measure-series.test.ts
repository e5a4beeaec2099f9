import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { reading } from "../support/plan-builder.ts";
import { type BotInTeams, noticeOf } from "./bot-in-teams.ts";
import { cardOf, logged, planOf, press, startWithPlan } from "./plan-item-run.ts";

let database: Database;
let runs: BotInTeams[] = [];
beforeAll(async () => {
  database = await freshStore();
});
afterEach(async () => {
  await Promise.all(runs.map((run) => run.teams.close()));
  runs = [];
});
afterAll(() => database.close());

async function start(): Promise<BotInTeams> {
  const run = await startWithPlan(database, (plan) => plan);
  runs.push(run);
  return run;
}
const s1 = async (run: BotInTeams) => {
  const plan = await planOf(run);
  return {
    measure: plan.measures.find(({ id }) => id === "S1"),
    baselines: plan.rows.filter(({ measureId }) => measureId === "S1").map(({ baseline }) => baseline?.toFixed()),
  };
};
const shown = async (run: BotInTeams, text: string) => {
  const { content } = await run.say(text);
  return content ? JSON.stringify(drawContent(content, "nb")) : "";
};

describe("a measure that is stopped in chat", () => {
  it("is asked about no more and shown as stopped, and starts again when the day is taken away", async () => {
    const run = await start();
    expect(noticeOf((await run.say("endre S1 stoppet 01.10.2022 fordi kilden er borte")).content)).toMatchObject({
      reason: "planItemSaved",
    });
    expect((await s1(run)).measure?.stoppedOn).toBe("2022-10-01");
    expect(await logged(run)).toMatchObject([{ subject: "measures S1", why: "kilden er borte" }]);
    expect(await shown(run, "status")).toContain("Stoppet (1)");
    await run.say("spør nå");
    const asked = await run.read((data) => data.rounds.openAsks("solor"));
    expect(new Set(asked.map(({ measureId }) => measureId))).toEqual(new Set(["S2", "S3", "B1", "B2"]));
    await press(run, "savePlanItem", cardOf((await run.say("endre S1")).content), { stoppedOn: "" });
    expect((await s1(run)).measure?.stoppedOn).toBeUndefined();
    expect(await shown(run, "status")).not.toContain("Stoppet");
  });
});

describe("a measure that gets another unit in chat", () => {
  it("begins a new series, and its card and history say that it breaks", async () => {
    const run = await start();
    const values = [reading("S1", "Åsnes", "2022-Q1", "1.2"), reading("S1", "Åsnes", "2022-Q2", "1.1")];
    await run.write((data) => data.readings.append("solor", values));
    await run.say("endre S1 måleenhet Antall fordi kilden teller nå");
    const { measure, baselines } = await s1(run);
    expect(measure).toMatchObject({ unit: "Antall", percent: false, seriesFrom: "2022-07-01", seriesBefore: "Andel" });
    expect(baselines).toEqual([undefined, undefined, undefined]);
    const card = await shown(run, "status S1 Åsnes");
    expect(card).toContain("Serien er brutt 1. juli 2022");
    expect(card).toContain("S1 før 1. juli 2022");
    const history = await shown(run, "historikk S1 Åsnes");
    expect(history).toContain("1,1\u00a0%");
    expect(await run.read((data) => data.readings.series("solor", "S1"))).toHaveLength(2);
  });
});
