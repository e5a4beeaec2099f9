import { seenOf as seenOfAction } from "../../src/domain/actions/action-card.ts";
import { seenOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Action, Benefit, Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { freshStore } from "../support/database.ts";
import { cardAction } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { asnes, type BotInTeams, grue, leader, place } from "../teams/bot-in-teams.ts";
import { logged, planOf, startWithPlan } from "../teams/plan-item-run.ts";

let database: Database;
const runs: BotInTeams[] = [];
beforeAll(async () => {
  database = await freshStore();
});
afterAll(async () => {
  await Promise.all(runs.map((run) => run.teams.close()));
  await database.close();
});

const g1: Benefit = { id: "G1", name: "Flere i arbeid", measureId: "S1", owner: grue.user };
const t1: Action = { id: "T1", kind: "action", text: "Kurs", responsible: grue.user, status: "planned" };
async function start(change: (plan: Plan) => Plan = (plan) => plan): Promise<BotInTeams> {
  const run = await startWithPlan(database, (plan) => change({ ...plan, benefits: [g1], actions: [t1] }));
  runs.push(run);
  return run;
}

type Click = { verb: string; data: object; from?: Person };
const press = (run: BotInTeams, { verb, data, from = leader }: Click) =>
  run.hear(cardAction(run.teams, { from, place, verb, data }));
/** Everyone presses at once, twice each, and all of it comes again later. */
async function storm(run: BotInTeams, clicks: Click[]): Promise<string[]> {
  const answers = await Promise.all([...clicks, ...clicks].map((click) => press(run, click)));
  for (const click of clicks) answers.push(await press(run, click));
  expect(run.failures).toEqual([]);
  return answers.map((answer) => JSON.stringify(answer));
}

const fresh = { project: "solor", list: "risks", item: "", seen: {}, id_item: "40", event_item: "Uro" };
const stored = (plan: Plan, filled: Record<string, string>) => {
  const texts = planForms.texts("risks", plan.risks[0] ?? { id: "1", event: "" });
  const inputs = Object.entries({ ...texts, ...filled }).map(([field, text]) => [`${field}_item`, text]);
  return {
    project: "solor",
    list: "risks",
    item: plan.risks[0]?.id,
    seen: seenOf(texts),
    ...Object.fromEntries(inputs),
  };
};

describe("promise 2: one click on the plan counts once", () => {
  it("a new item is one item, whoever's copies come at once", async () => {
    const run = await start();
    const before = (await planOf(run)).risks.length;
    await storm(run, [{ verb: "savePlanItem", data: fresh }]);
    expect((await planOf(run)).risks).toHaveLength(before + 1);
    expect(await logged(run)).toHaveLength(1);
  });

  it("two who change one item at once: one is saved, and the other is shown it", async () => {
    const run = await start((plan) => ({
      ...plan,
      risks: plan.risks.map((risk) => ({ ...risk, responsible: grue.user })),
    }));
    const plan = await planOf(run);
    const answers = await storm(run, [
      { verb: "savePlanItem", data: stored(plan, { event: "Lederens" }) },
      { verb: "savePlanItem", data: stored(plan, { event: "Grues" }), from: grue },
    ]);
    const { event = "" } = (await planOf(run)).risks[0] ?? {};
    expect(["Lederens", "Grues"]).toContain(event);
    expect(await logged(run)).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes("En annen har lagret dette")).length).toBeGreaterThanOrEqual(3);
  });

  it("what one takes away while another changes it is gone, or stands changed; never half", async () => {
    const run = await start();
    const plan = await planOf(run);
    const gone = { ...stored(plan, {}), reason_item: "ført to ganger" };
    const id = plan.risks[0]?.id;
    await storm(run, [
      { verb: "removePlanItem", data: gone },
      { verb: "savePlanItem", data: stored(plan, { event: "Ny tekst" }) },
    ]);
    const left = (await planOf(run)).risks.find((risk) => risk.id === id);
    expect(left).toBeUndefined();
    expect((await logged(run)).filter(({ new: now }) => now === undefined)).toHaveLength(1);
  });

  it("an action is answered once, by whichever of two came first", async () => {
    const run = await start();
    const card = { project: "solor", drawn: "2022-10-03T07:00:00Z", actions: [{ id: "T1", was: seenOfAction(t1) }] };
    await storm(run, [
      { verb: "saveActions", data: { ...card, choice_0: "done" }, from: grue },
      { verb: "saveActions", data: { ...card, choice_0: "dropped", why_0: "for dyrt" } },
    ]);
    expect(["done", "dropped"]).toContain((await planOf(run)).actions[0]?.status);
    expect(await logged(run)).toHaveLength(1);
  });

  it("a benefit is closed once, and not handed over when it is", async () => {
    const run = await start();
    await run.say("overlever G1 til NAV Åsnes");
    const closes = { project: "solor", benefit: "G1", result_benefit: "Halvert", date_benefit: "2022-09-30" };
    await storm(run, [
      { verb: "closeBenefit", data: closes },
      { verb: "confirmHandover", data: { project: "solor", benefit: "G1", to: asnes.user }, from: asnes },
    ]);
    const entries = await logged(run);
    const [one] = (await planOf(run)).benefits;
    expect(one).toMatchObject({ closedOn: "2022-09-30", finalResult: "Halvert" });
    const closings = entries.filter(({ new: now }) => now?.includes("closedOn"));
    const handings = entries.filter(({ new: now }) => now?.includes("handedOverOn") && now.includes("owner"));
    expect(closings).toHaveLength(1);
    expect(handings).toHaveLength(one?.owner === asnes.user ? 1 : 0);
  });

  it("an offer is answered once, by yes or by no", async () => {
    const run = await start();
    await run.say("overlever G1 til NAV Åsnes");
    const said = { project: "solor", benefit: "G1", to: asnes.user };
    await storm(run, [
      { verb: "confirmHandover", data: said, from: asnes },
      { verb: "refuseHandover", data: { ...said, reason_benefit: "ikke tid" }, from: asnes },
    ]);
    const told = await run.read(async (data) => {
      const found = await Promise.all((await data.messages.due("2022-10-03T12:00:00Z", 100)).map(data.messages.find));
      return found.filter((one) => one?.subject.kind === "notice");
    });
    expect(told).toHaveLength(1);
    // offered, and answered
    expect((await logged(run)).filter(({ subject }) => subject === "benefits G1")).toHaveLength(2);
  });

  it("a line of the benefit model is stored once, and another of the same number is not written over it", async () => {
    const run = await start();
    const line = { project: "solor", line: "L1", was: "", side_line: "newSolution", recurrence_line: "oneOff" };
    const data = { ...line, name_line: "Lisenser", year_line: "2023", likely_line: "1 200 000" };
    await storm(run, [
      { verb: "saveModelLine", data },
      { verb: "saveModelLine", data: { ...data, name_line: "Kurs" } },
    ]);
    const { modelLines } = await planOf(run);
    expect(modelLines).toHaveLength(1);
    const trail = await run.read((read) => read.audit.between("solor", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"));
    expect(trail.filter(({ what }) => what.startsWith("modelLine"))).toHaveLength(1);
  });

  it("a project is made once, and not another beside it by the same short name", async () => {
    const run = await start();
    const said = {
      project: "",
      seen: {},
      name_item: "Ny legevakt",
      shortName_item: "legevakt",
      language_item: "bokmål",
    };
    const answers = await storm(run, [
      { verb: "saveProject", data: { ...said, leader_item: leader.user } },
      {
        verb: "saveProject",
        data: { ...said, leader_item: asnes.user, shortName_item: "LEGE\u200bVAKT" },
        from: asnes,
      },
      { verb: "saveProject", data: { ...said, name_item: "En annen", leader_item: grue.user }, from: grue },
    ]);
    const made = await run.read(async (data) => (await data.projects.list()).filter(({ id }) => id !== "solor"));
    expect(made.map(({ shortName }) => shortName.toLowerCase())).toEqual(["legevakt"]);
    expect(answers.filter((answer) => answer.includes("er i bruk")).length).toBe(6);
  });

  it("the same activity with another body is the other body's to answer for: nothing is taken on trust of its id", async () => {
    const run = await start();
    const first = cardAction(run.teams, { from: leader, place, verb: "savePlanItem", data: fresh });
    const captured = cardAction(run.teams, {
      ...{ from: grue, place, verb: "savePlanItem" },
      data: { ...fresh, id_item: "41", event_item: "Innskutt" },
    });
    await run.hear(first);
    await run.hear({ ...captured, id: first["id"] });
    expect((await planOf(run)).risks.map(({ event }) => event)).not.toContain("Innskutt");
    expect((await logged(run)).map(({ what, who }) => [what, who])).toEqual([
      ["planChange", leader.user],
      ["planChangeRefused", grue.user],
    ]);
  });
});
