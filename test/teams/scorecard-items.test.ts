import { markOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { reading } from "../support/plan-builder.ts";
import { asnes, type BotInTeams, grue, leader, noticeOf } from "./bot-in-teams.ts";
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

async function start(change: (plan: Plan) => Plan = (plan) => plan): Promise<BotInTeams> {
  const run = await startWithPlan(database, change);
  runs.push(run);
  return run;
}
const measureOf = async (run: BotInTeams, id: string) => (await planOf(run)).measures.find((one) => one.id === id);
const rowsOf = async (run: BotInTeams, id: string) => (await planOf(run)).rows.filter((row) => row.measureId === id);

describe("a new measure", () => {
  const told = { unit: "Dager", frequency: "Måned", direction: "Reduksjon" };

  it("gets a line for each office, owned by whoever owns the office's other lines", async () => {
    const run = await start();
    const before = await planOf(run);
    const card = cardOf((await run.say("ny måleparameter Ventetid til første samtale")).content);
    const offices = [...new Set(before.rows.flatMap((row) => row.office ?? []))];
    expect(card.texts["offices"]).toBe(offices.join(", "));
    for (let times = 0; times < 2; times += 1) await press(run, "savePlanItem", card, told);
    const id = card.texts["id"] ?? "";
    expect(await measureOf(run, id)).toEqual({
      id,
      name: "Ventetid til første samtale",
      ...{
        unit: "Dager",
        frequency: "month",
        direction: "decrease",
        kind: "additive",
        percent: false,
        seasonal: false,
      },
    });
    const owners = new Map(before.rows.map((row) => [row.office, row.owner]));
    expect(await rowsOf(run, id)).toEqual(
      offices.map((office) => ({ measureId: id, office, owner: owners.get(office) })),
    );
  });

  it("is of the whole project, and of one owner, where that is said", async () => {
    const run = await start();
    const card = cardOf((await run.say("ny måling Brukertilfredshet")).content);
    await press(run, "savePlanItem", card, { ...told, unit: "Andel", offices: "", owner: grue.user });
    const [measure] = (await planOf(run)).measures.slice(-1);
    expect(measure).toMatchObject({ name: "Brukertilfredshet", percent: true, kind: "ratio" });
    expect(await rowsOf(run, measure?.id ?? "")).toEqual([{ measureId: measure?.id, owner: grue.user }]);
  });

  it("lacks nothing that a workbook's would not lack, and says what", async () => {
    const run = await start();
    const card = cardOf((await run.say("ny måleparameter Ventetid")).content);
    expect(await press(run, "savePlanItem", card, { ...told, unit: "" })).toContain("Fyll ut «Måleenhet»");
    expect(await press(run, "savePlanItem", card, { ...told, frequency: "" })).toContain("Fyll ut «Målefrekvens»");
    expect(await press(run, "savePlanItem", card, { ...told, id: "S1" })).toContain("S1 er i bruk");
    expect(await press(run, "savePlanItem", card, { ...told, goalId: "E99" })).toContain("finnes ikke i planen");
    expect(await press(run, "savePlanItem", card, { ...told, owner: "kari" })).toContain("kan ikke stå i");
    expect(await measureOf(run, card.texts["id"] ?? "")).toBeUndefined();
  });

  it("is the leader's and the deputy's to make", async () => {
    const run = await start();
    expect(noticeOf((await run.say("ny måleparameter Ventetid", { from: asnes })).content)?.reason).toBe("onlyLeader");
  });
});

describe("a stored one", () => {
  it("is changed in a few words or by its card, and keeps its name, its values' unit and what the form has not", async () => {
    const run = await start();
    const before = await measureOf(run, "S1");
    expect(noticeOf((await run.say("endre S1 datakilde KOSTRA")).content)?.reason).toBe("planItemSaved");
    expect(await measureOf(run, "S1")).toEqual({ ...before, dataSource: "KOSTRA" });
    const card = cardOf((await run.say("endre S1")).content);
    expect(card.fields.map(({ field }) => field)).not.toContain("id");
    // a made-up click with the names in it
    const named = { ...card, was: { ...card.was, id: markOf("S1"), offices: "" } };
    await press(run, "savePlanItem", named, { id: "Q1", offices: "Oslo", name: "Sykefravær, alle" });
    expect(await measureOf(run, "S1")).toEqual({ ...before, dataSource: "KOSTRA", name: "Sykefravær, alle" });
    expect((await planOf(run)).rows.some(({ office }) => office === "Oslo")).toBe(false);
    expect((await logged(run)).map(({ subject }) => subject)).toEqual(["measures S1", "measures S1"]);
  });

  it("has lines that are changed by themselves, by the leader", async () => {
    const run = await start();
    const before = await rowsOf(run, "S1");
    await run.say(`endre S1 Åsnes måleansvarlig ${grue.user}`);
    expect(await rowsOf(run, "S1")).toEqual(
      before.map((row) => (row.office === "Åsnes" ? { ...row, measurer: grue.user } : row)),
    );
    expect(noticeOf((await run.say("endre S1 Åsnes vekt 90", { from: asnes })).content)?.reason).toBe("onlyLeader");
    const card = cardOf((await run.say("endre s1 åsnes")).content);
    expect(card).toMatchObject({ list: "rows", key: "S1 Åsnes" });
    expect(await press(run, "savePlanItem", card, { owner: leader.user, measurer: "" })).toContain("Lagret");
    const [line] = (await rowsOf(run, "S1")).filter(({ office }) => office === "Åsnes");
    expect(line).toMatchObject({ owner: leader.user });
    expect(line).not.toHaveProperty("measurer");
  });

  it("gets a line for one more office, once", async () => {
    const run = await start();
    const card = cardOf((await run.say("ny linje S1")).content);
    await press(run, "savePlanItem", card, { office: "Kongsvinger", owner: grue.user });
    expect((await rowsOf(run, "S1")).at(-1)).toEqual({ measureId: "S1", office: "Kongsvinger", owner: grue.user });
    const again = await press(run, "savePlanItem", card, { office: "kongsvinger", owner: asnes.user });
    expect(again).toContain("er i bruk");
    expect(await press(run, "savePlanItem", card, { measureId: "Q9" })).toContain("finnes ikke i planen");
    await run.say("ny linje s1 Eidskog");
    await run.say("ny linje S1 eidskog");
    expect((await rowsOf(run, "S1")).slice(-2).map(({ office }) => office)).toEqual(["Kongsvinger", "Eidskog"]);
  });

  it("stays as long as anything is measured of it, and goes with its lines when nothing is", async () => {
    const run = await start();
    const card = cardOf((await run.say("endre S1")).content);
    const line = cardOf((await run.say("endre S1 Åsnes")).content);
    await run.write((data) => data.readings.append("solor", [reading("S1", "Åsnes", "2022-Q2", "5")]));
    expect(await press(run, "removePlanItem", card, { reason: "feil" })).toContain("har målinger");
    expect(await press(run, "removePlanItem", line, { reason: "feil" })).toContain("har målinger");
    const other = cardOf((await run.say("endre S1 Grue")).content);
    expect(await press(run, "removePlanItem", other, { reason: "slått sammen" })).toContain("Fjernet");
    const second = cardOf((await run.say("endre S2")).content);
    expect(await press(run, "removePlanItem", second, { reason: "måles ikke" })).toContain("Fjernet");
    const plan = await planOf(run);
    expect(plan.measures.map(({ id }) => id)).not.toContain("S2");
    const left = [...plan.rows, ...plan.targets].filter(({ measureId }) => measureId === "S2");
    expect(left).toEqual([]);
    expect((await rowsOf(run, "S1")).map(({ office }) => office)).not.toContain("Grue");
  });
});
