import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { asnes, type BotInTeams, grue, noticeOf, stranger } from "./bot-in-teams.ts";
import { planOf, startWithPlan } from "./plan-item-run.ts";

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

/** It is 3 October 2022. */
async function start(startDate: string | undefined, change: (plan: Plan) => Plan = (plan) => plan) {
  const run = await startWithPlan(database, (plan) => {
    const { startDate: _, ...project } = plan.project;
    return change({ ...plan, project: { ...project, ...(startDate && { startDate }) } });
  });
  runs.push(run);
  return run;
}
const lineOf = async (run: BotInTeams, office: string) => {
  const { rows } = await planOf(run);
  const row = rows.find((one) => one.measureId === "S1" && one.office === office);
  return { value: row?.baseline?.toFixed(), date: row?.baselineDate };
};
const trail = (run: BotInTeams) =>
  run.read(async (data) => {
    const all = await data.audit.between("solor", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z");
    return all.filter(({ what }) => what.startsWith("baseline"));
  });
const say = async (run: BotInTeams, text: string, from?: typeof asnes) =>
  noticeOf((await run.say(text, from && { from })).content);

describe("before the change starts", () => {
  it("the leader, the line's owner and nobody else set its baseline, and old and new are in the log", async () => {
    const run = await start("2023-01-01");
    const before = await lineOf(run, "Åsnes");
    expect(await say(run, "nullpunkt S1 Åsnes 1,4 juni 2022", asnes)).toMatchObject({ reason: "baselineSet" });
    expect(await lineOf(run, "Åsnes")).toEqual({ value: "1.4", date: "2022-06-30" });
    await say(run, "nullpunkt S1 Åsnes 1,5");
    expect(await lineOf(run, "Åsnes")).toEqual({ value: "1.5", date: "2022-06-30" });
    expect(await say(run, "nullpunkt S1 Åsnes 9", grue)).toMatchObject({ reason: "onlyLeader" });
    await run.say("nullpunkt S1 Åsnes 9", { from: stranger });
    expect(await lineOf(run, "Åsnes")).toEqual({ value: "1.5", date: "2022-06-30" });
    const log = await trail(run);
    expect(log.filter(({ what }) => what === "baselineSet")).toMatchObject([
      { subject: "S1 Åsnes", old: `${before.value} ${before.date}`, new: "1.4 2022-06-30", who: asnes.user },
      { subject: "S1 Åsnes", old: "1.4 2022-06-30", new: "1.5 2022-06-30" },
    ]);
    expect(log.filter(({ what }) => what === "baselineRefused").length).toBeGreaterThanOrEqual(1);
  });

  it("the same once more is logged once", async () => {
    const run = await start(undefined);
    for (let times = 0; times < 2; times += 1) await say(run, "nullpunkt S1 Åsnes 1,4 juni 2022");
    expect(await trail(run)).toHaveLength(1);
  });

  it.each([
    ["nullpunkt S1 alle 1,4", "baselineUnreadable"],
    ["nullpunkt S1 Åsnes", "baselineUnreadable"],
    ["nullpunkt S1 Åsnes 1,4 desember 2022", "baselineDateTooLate"],
    ["nullpunkt S1 Åsnes 1,4 en dag i fjor sommer", "targetDateUnreadable"],
    ["nullpunkt S1 Åsnes 1,4 1,5", "targetDateUnreadable"],
    ["nullpunkt K1 Åsnes 40 %", "percentOnCount"],
  ])("%s stores nothing and says what is wrong", async (text, reason) => {
    const run = await start("2023-01-01");
    const before = await planOf(run);
    expect(await say(run, text)).toMatchObject({ reason });
    expect(await planOf(run)).toEqual(before);
  });
});

describe("from the day the change starts", () => {
  it("a baseline is locked: the leader changes it with a reason, and its owner not at all", async () => {
    const run = await start("2022-09-01");
    const before = await lineOf(run, "Åsnes");
    expect(await say(run, "nullpunkt S1 Åsnes 1,4")).toMatchObject({ reason: "baselineLocked", from: "2022-09-01" });
    expect(await say(run, "nullpunkt S1 Åsnes 1,4 fordi jeg vil", asnes)).toMatchObject({ reason: "onlyLeader" });
    expect(await lineOf(run, "Åsnes")).toEqual(before);
    await say(run, "nullpunkt S1 Åsnes 1,4 fordi tellingen var feil");
    expect((await lineOf(run, "Åsnes")).value).toBe("1.4");
    expect((await trail(run)).at(-1)).toMatchObject({ what: "baselineSet", why: "tellingen var feil" });
    const { content } = await run.say("ukesrapport");
    const { card } = drawContent(content ?? { kind: "notice", notice: { reason: "noProjects" } }, "nb");
    expect(JSON.stringify(card)).toMatch(/ullpunkt[^"]*1,4\s%[^"]*tellingen var feil/);
  });

  it("one that was never set may still be told, by its owner too", async () => {
    const unset = (plan: Plan): Plan => ({
      ...plan,
      rows: plan.rows.map(({ baseline: _, baselineDate: __, ...row }) => row),
    });
    const run = await start("2022-09-01", unset);
    await say(run, "nullpunkt S1 Åsnes 1,4 mars 2022", asnes);
    expect(await lineOf(run, "Åsnes")).toEqual({ value: "1.4", date: "2022-03-31" });
  });

  it("a benefit with a day of its own locks its measure's baselines then, and not before", async () => {
    const withBenefit =
      (startDate: string) =>
      (plan: Plan): Plan => ({
        ...plan,
        benefits: [{ id: "G1", name: "Færre ledige", measureId: "S1", startDate }],
      });
    const later = await start("2022-09-01", withBenefit("2023-03-01"));
    expect(await say(later, "nullpunkt S1 Åsnes 1,4")).toMatchObject({ reason: "baselineSet" });
    const sooner = await start("2023-09-01", withBenefit("2022-03-01"));
    expect(await say(sooner, "nullpunkt S1 Åsnes 1,4")).toMatchObject({ reason: "baselineLocked" });
  });
});

it("a target that moves needs a reason, and the first one does not", async () => {
  const run = await start("2023-01-01");
  expect(await say(run, "sett mål S1 Åsnes 1,0 innen des. 2024")).toMatchObject({ reason: "targetSet" });
  expect(await say(run, "sett mål S1 Åsnes 0,9 innen des. 2024")).toMatchObject({ reason: "targetReasonMissing" });
  await say(run, "sett mål S1 Åsnes 0,9 innen des. 2024 fordi styringsgruppen ville det");
  const row = (await planOf(run)).rows.find((one) => one.measureId === "S1" && one.office === "Åsnes");
  expect(row?.finalTarget?.toFixed()).toBe("0.9");
  const log = await run.read((data) => data.audit.between("solor", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"));
  const set = log.filter(({ what }) => what === "finalTargetSet");
  expect(set.at(-1)).toMatchObject({ old: "1 2024-12-31", new: "0.9 2024-12-31", why: "styringsgruppen ville det" });
});
