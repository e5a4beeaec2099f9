import { markOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { asnes, type BotInTeams, grue, leader, noticeOf, stranger } from "./bot-in-teams.ts";
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

describe("a change in a few words", () => {
  it("is saved with old and new in the log, told back, and in the digest's news", async () => {
    const run = await start();
    const { content } = await run.say("risiko 1 sannsynlighet 3 konsekvens 4 fordi to har sagt opp");
    expect(noticeOf(content)).toMatchObject({ reason: "planItemSaved", change: { list: "risks", id: "1" } });
    expect((await planOf(run)).risks[0]).toMatchObject({ id: "1", likelihood: 3, impact: 4 });
    expect(await logged(run)).toMatchObject([
      {
        what: "planChange",
        subject: "risks 1",
        old: "{}",
        new: '{"likelihood":"3","impact":"4"}',
        why: "to har sagt opp",
        who: leader.user,
      },
    ]);
  });

  it("moves a milestone, and one whose time nobody can read is shown as written", async () => {
    const run = await start();
    await run.say("milepæl MP 12 1. november 2022");
    await run.say("milepæl 13 ferdig");
    const { content } = await run.say("milepæl 14 tid når lokalene er klare");
    expect(noticeOf(content)).toMatchObject({ reason: "planItemSaved", unread: ["når lokalene er klare"] });
    const { milestones } = await planOf(run);
    const [moved, done, undated] = milestones.slice(-3);
    expect(moved).toMatchObject({ id: "MP 12", time: { date: "2022-11-01", exact: true } });
    expect(done).toMatchObject({ id: "MP 13", status: "done" });
    expect(undated?.time).toEqual({ text: "når lokalene er klare", exact: false });
  });

  it("a milestone moved into the past is saved and said to be overdue", async () => {
    const run = await start();
    const { content } = await run.say("milepæl MP 12 1. mars 2022");
    expect(noticeOf(content)).toMatchObject({ reason: "planItemSaved", passed: "2022-03-01" });
    expect(content && drawContent(content, "nb").summary).toContain(
      "1. mars 2022 er passert, så milepælen står som over",
    );
    expect(noticeOf((await run.say("milepæl MP 12 ferdig")).content)).not.toHaveProperty("passed");
  });

  it("that can't be read stores nothing and opens the card", async () => {
    const run = await start();
    const before = await planOf(run);
    for (const text of ["risiko 1 sannsynlighet 7", "endre risiko 1", "risiko 1", "endre MP 12"]) {
      expect((await run.say(text)).content?.kind).toBe("planItemCard");
    }
    expect(await planOf(run)).toEqual(before);
  });

  it.each(["sannsynlighet 7", "konsekvens 7", "konsekvens etter tiltak 0"])(
    "a risk scored %s is refused with a sentence on its card, and its text is not written over",
    async (text) => {
      const run = await start((plan) => ({
        ...plan,
        risks: plan.risks.map((risk) => ({ ...risk, consequence: "Uro" })),
      }));
      const before = await planOf(run);
      const card = cardOf((await run.say(`risiko 1 ${text}`)).content);
      expect(card.problem).toMatchObject({ reason: "notUnderstood", allowed: ["1", "2", "3", "4", "5"] });
      expect(JSON.stringify(drawContent(card, "nb").card)).toMatch(/«[07]» kan ikke stå i .* Ingenting er lagret/);
      expect(await planOf(run)).toEqual(before);
    },
  );

  it("is not everybody's: who is responsible may change her own and no other, and an outsider nothing", async () => {
    const run = await start((plan) => ({
      ...plan,
      risks: plan.risks.map((risk) => (risk.id === "2" ? { ...risk, responsible: grue.user } : risk)),
    }));
    expect(noticeOf((await run.say("risiko 2 sannsynlighet 2", { from: grue })).content)?.reason).toBe("planItemSaved");
    expect(noticeOf((await run.say("risiko 1 sannsynlighet 2", { from: grue })).content)?.reason).toBe("onlyLeader");
    expect(noticeOf((await run.say("ny risiko Uro", { from: asnes })).content)?.reason).toBe("onlyLeader");
    await run.say("risiko 3 sannsynlighet 2", { from: stranger });
    const { risks } = await planOf(run);
    expect(risks.map(({ likelihood }) => likelihood).filter((each) => each !== undefined)).toEqual([2]);
    expect((await logged(run)).filter(({ what }) => what === "planChangeRefused").length).toBeGreaterThanOrEqual(2);
  });

  it("leaves questions to the list and the search", async () => {
    const run = await start();
    expect((await run.say("risiko")).content?.kind).toBe("riskList");
    expect((await run.say("milepæler i oktober")).content?.kind).toBe("milestoneList");
    expect((await run.say("ny verdi for K1")).content?.kind).not.toBe("planItemCard");
    expect(noticeOf((await run.say("endre risiko 99")).content)).toMatchObject({ reason: "noSuchItem", list: "risks" });
    expect(noticeOf((await run.say("endre Q77")).content)).toMatchObject({ reason: "noSuchItem", known: [] });
  });
});

describe("something new", () => {
  it("a benefit is told in one line by anyone in the project, once, and is unplanned after the start", async () => {
    const run = await start((plan) => ({ ...plan, project: { ...plan.project, startDate: "2023-01-01" } }));
    for (let times = 0; times < 2; times += 1) await run.say("ny gevinst Mindre papir", { from: asnes });
    run.clock.set("2023-02-01T08:00:00Z");
    await run.say("ny gevinst Færre klager");
    expect((await planOf(run)).benefits).toEqual([
      { id: "G1", name: "Mindre papir" },
      { id: "G2", name: "Færre klager", unplanned: true },
    ]);
    await run.say("ny gevinst Lekk", { from: stranger });
    expect((await planOf(run)).benefits).toHaveLength(2);
  });

  it("is saved at once where its words are enough, else its card asks for the rest", async () => {
    const run = await start();
    expect(noticeOf((await run.say("ny risiko Ansatte slutter")).content)?.reason).toBe("planItemSaved");
    expect((await planOf(run)).risks.at(-1)).toEqual({ id: "9", event: "Ansatte slutter" });
    const card = cardOf((await run.say("ny milepæl Innflytting")).content);
    expect(card.texts).toMatchObject({ id: "MP 15", event: "Innflytting", time: "" });
    expect(await press(run, "savePlanItem", card)).toContain("Fyll ut «Når?»");
    for (let times = 0; times < 2; times += 1) await press(run, "savePlanItem", card, { time: "1. mars 2023" });
    const { milestones } = await planOf(run);
    expect(milestones.filter(({ event }) => event === "Innflytting")).toMatchObject([
      { id: "MP 15", time: { date: "2023-03-01" }, status: "planned" },
    ]);
  });

  it("names only what is there", async () => {
    const run = await start();
    const card = cardOf((await run.say("nytt tiltak")).content);
    const said = { text: "Slutte med papirskjema", concerns: "G9" };
    expect(await press(run, "savePlanItem", card, said)).toContain("finnes ikke i planen");
    expect(await press(run, "savePlanItem", card, { ...said, concerns: "S1, 3", due: "før jul" })).toContain(
      "Lagt til",
    );
    expect((await planOf(run)).actions).toMatchObject([{ id: "T1", concerns: ["S1", "3"], due: { text: "før jul" } }]);
  });

  it("a representative of employees is kept by office, without the person", async () => {
    const run = await start();
    const card = cardOf((await run.say("ny rolle Representant for de ansatte")).content);
    await press(run, "savePlanItem", card, {
      ...{ group: "Styringsgruppe", position: "Medlem", user: "ansatt@solor.example" },
    });
    const added = (await planOf(run)).roles.at(-1);
    expect(added).toEqual({ group: "Styringsgruppe", position: "Medlem", title: "Representant for de ansatte" });
  });
});

describe("two at the same card", () => {
  it("both keep what they wrote in different fields", async () => {
    const run = await start();
    const card = cardOf((await run.say("endre risiko 1")).content);
    await press(run, "savePlanItem", card, { cause: "Uro" });
    await press(run, "savePlanItem", card, { mitigation: "Samtaler" });
    expect((await planOf(run)).risks[0]).toEqual({ id: "1", event: "Risiko 1", cause: "Uro", mitigation: "Samtaler" });
  });

  it("the later sees what was changed in the same field before it is saved", async () => {
    const run = await start();
    const card = cardOf((await run.say("endre risiko 1")).content);
    await press(run, "savePlanItem", card, { cause: "Uro" });
    const shown = await press(run, "savePlanItem", card, { cause: "Flytting" });
    expect(shown).toContain("En annen har lagret dette");
    expect(shown).toContain("«Uro»");
    expect((await planOf(run)).risks[0]?.cause).toBe("Uro");
    await press(run, "savePlanItem", { ...card, was: { ...card.was, cause: markOf("Uro") } }, { cause: "Flytting" });
    expect((await planOf(run)).risks[0]?.cause).toBe("Flytting");
  });

  it("a card of what was taken away meanwhile saves nothing", async () => {
    const run = await start();
    const card = cardOf((await run.say("endre risiko 8")).content);
    expect(await press(run, "removePlanItem", card)).toContain("Skriv hvorfor");
    expect(await press(run, "removePlanItem", card, { reason: "ført to ganger" })).toContain("Fjernet: risiko 8");
    expect(await press(run, "savePlanItem", card, { cause: "x" })).toContain("finnes ikke lenger");
    expect((await planOf(run)).risks).toHaveLength(7);
    expect((await logged(run)).at(-1)).toMatchObject({ subject: "risks 8", why: "ført to ganger" });
  });
});

describe("what others name", () => {
  it("is neither taken away nor renamed", async () => {
    const run = await start();
    const card = cardOf((await run.say("endre mål E1")).content);
    expect(await press(run, "removePlanItem", card, { reason: "feil" })).toContain("i bruk av");
    expect(await press(run, "savePlanItem", card, { id: "E9" })).toContain("i bruk av");
    expect(await press(run, "savePlanItem", card, { text: "Flere i jobb" })).toContain("Lagret");
    expect((await planOf(run)).goals[0]).toMatchObject({ id: "E1", text: "Flere i jobb" });
  });
});

it("a text with no room on a card stays whole when the rest is saved", async () => {
  const long = "lang årsak ".repeat(600).trim();
  const run = await start((plan) => ({
    ...plan,
    risks: plan.risks.map((risk) => (risk.id === "1" ? { ...risk, cause: long } : risk)),
  }));
  const card = cardOf((await run.say("endre risiko 1")).content);
  expect(card.fields.map(({ field }) => field)).not.toContain("cause");
  await press(run, "savePlanItem", card, { cause: "", mitigation: "Samtaler" });
  expect((await planOf(run)).risks[0]).toMatchObject({ cause: long, mitigation: "Samtaler" });
});
