import { markOf, type PlanItemCard } from "../../src/domain/plan-editing/plan-form.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { cardAction, person } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { asnes, type BotInTeams, botInTeams, grue, leader, noticeOf, other, place } from "./bot-in-teams.ts";
import { cardOf, planOf, press, startWithPlan } from "./plan-item-run.ts";

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

/** The project is made in a channel that has none. */
async function start(): Promise<BotInTeams> {
  const run = await startWithPlan(database, (plan) => plan);
  runs.push(run);
  return run;
}
async function startEmpty(): Promise<BotInTeams> {
  const run = await botInTeams(database);
  runs.push(run);
  return run;
}

async function save(
  run: BotInTeams,
  card: PlanItemCard,
  { from = leader, in: where = place, ...filled }: { from?: Person; in?: typeof place; [field: string]: unknown } = {},
): Promise<string> {
  const texts = Object.entries({ ...card.texts, ...filled }).map(([field, text]) => [`${field}_item`, text]);
  const data = { project: card.key, seen: card.was, ...Object.fromEntries(texts) };
  return JSON.stringify(await run.hear(cardAction(run.teams, { from, place: where, verb: "saveProject", data })));
}
const projects = (run: BotInTeams) => run.read((data) => data.projects.list());
const stepOf = (content: Content | undefined, step: string) =>
  content?.kind === "setupGuide" ? content.steps.find((one) => one.step === step) : content;

describe("a project made in chat", () => {
  it("is led by whoever makes it, in her language, once, and says what to do next", async () => {
    const run = await startEmpty();
    const card = cardOf((await run.say("nytt prosjekt Prosjekt Ny legevakt på Jæren")).content);
    expect(card.texts).toMatchObject({
      ...{ name: "Prosjekt Ny legevakt på Jæren", shortName: "ny-legevakt-pa-jeren", leader: leader.user },
      ...{ language: "bokmål", timeZone: "Europe/Oslo" },
    });
    expect(await projects(run)).toEqual([]);
    for (let times = 0; times < 2; times += 1) {
      expect(await save(run, card, { startDate: "1. mars 2023" })).toContain("Oppsett – Prosjekt Ny legevakt på Jæren");
    }
    const [made, ...others] = await projects(run);
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      ...{ name: "Prosjekt Ny legevakt på Jæren", startDate: "2023-03-01", leader: leader.user, language: "nb" },
      ...{ askIn: "channel", digestAt: { weekday: 1, time: "08:00" } },
    });
    const trail = await run.read((data) =>
      data.audit.between(made?.id ?? "", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
    );
    expect(trail).toMatchObject([{ what: "planChange", subject: "project ny-legevakt-pa-jeren", who: leader.user }]);
  });

  it("takes no name that is in use, no leader whom nobody knows, and nothing half filled in", async () => {
    const run = await start();
    const card = cardOf((await run.say("nytt prosjekt Ny legevakt", { in: other })).content);
    expect(await save(run, card, { shortName: "nav-solor" })).toContain("nav-solor er i bruk");
    expect(await save(run, card, { leader: "ukjent@annet.example" })).toContain(
      "Jeg kjenner ikke ukjent@annet.example",
    );
    expect(await save(run, card, { name: "" })).toContain("Fyll ut");
    expect(await save(run, card, { startDate: "snart" })).toContain("kan ikke stå i");
    expect(await projects(run)).toHaveLength(1);
    expect(await save(run, card, { leader: grue.user })).toContain("Oppsett");
    expect((await projects(run)).map((project) => project.leader)).toContain(grue.user);
  });

  it("is not made by a guest", async () => {
    const run = await startEmpty();
    const visitor = person("Gjest", "gjest@annet.example", { guest: true });
    run.teams.setMembers(place.id, [leader, visitor]);
    await run.say("nytt prosjekt Gjestens", { from: visitor });
    const card = cardOf((await run.say("nytt prosjekt Lederens")).content);
    await save(run, card, { from: visitor });
    expect(await projects(run)).toEqual([]);
  });

  it("is set up step by step, left and taken up again by another", async () => {
    const run = await startEmpty();
    await save(run, cardOf((await run.say("nytt prosjekt Ny legevakt")).content));
    await run.say("koble ny-legevakt");
    expect(stepOf((await run.say("oppsett")).content, "channel")).toMatchObject({ isCoupled: true });
    await run.say("ny gevinst Kortere ventetid");
    const measure = cardOf((await run.say("ny måleparameter Ventetid")).content);
    await press(run, "savePlanItem", measure, { unit: "Dager", frequency: "Måned", offices: "Åsnes, Grue" });
    const { content } = await run.say("oppsett");
    expect(stepOf(content, "measures")).toEqual({
      ...{ step: "measures", count: 1, lines: 2, ownerless: 2, noBaseline: 2, noTarget: 2 },
    });
    expect(stepOf(content, "benefits")).toEqual({ step: "benefits", count: 1, unmeasured: 1 });
    const role = cardOf((await run.say("ny rolle Assisterende prosjektleder")).content);
    await press(run, "savePlanItem", role, {
      group: "Prosjektgruppe",
      position: "Medlem",
      user: asnes.user,
    });
    await run.say("sett mål M1 alle 10");
    expect(stepOf((await run.say("oppsett")).content, "measures")).toMatchObject({ noTarget: 0 });
    expect(noticeOf((await run.say("oppsett", { from: grue })).content)?.reason).toBe("onlyLeader");
  });
});

describe("the project's own card", () => {
  it("changes what it says, in a few words too, with what was before in the log", async () => {
    const run = await start();
    expect(noticeOf((await run.say("endre prosjekt driftsstart 1.1.2023 fordi utsatt")).content)).toMatchObject({
      ...{ reason: "planItemSaved", list: "project" },
    });
    const { id, startDate } = (await planOf(run)).project;
    expect(startDate).toBe("2023-01-01");
    const trail = await run.read((data) => data.audit.newest(id, ["planChange"], { offset: 0, limit: 1 }));
    expect(trail).toMatchObject([
      { subject: "project nav-solor", who: leader.user, new: '{"startDate":"2023-01-01"}', why: "utsatt" },
    ]);
    const card = cardOf((await run.say("endre prosjektet")).content);
    expect(card.fields.map(({ field }) => field)).not.toContain("closed");
    const before = (await planOf(run)).project;
    expect(await save(run, card, { purpose: "Ett kontor" })).toContain("Lagret");
    expect((await planOf(run)).project).toEqual({ ...before, purpose: "Ett kontor" });
    // the same card once more, and another's change in between
    expect(await save(run, card, { purpose: "To kontor" })).toContain("En annen har lagret dette");
    const seen = { ...card, was: { ...card.was, purpose: markOf("Ett kontor") } };
    await save(run, seen, { purpose: "To kontor" });
    expect((await planOf(run)).project.purpose).toBe("To kontor");
  });

  it("gives the lead away only by the leader, to one whom Teams knows", async () => {
    const run = await start();
    const card = cardOf((await run.say("endre prosjekt")).content);
    expect(await save(run, card, { from: asnes, leader: asnes.user })).not.toContain("Lagret");
    expect(await save(run, card, { leader: "ukjent@annet.example" })).toContain("Jeg kjenner ikke");
    expect((await planOf(run)).project.leader).toBe(leader.user);
    expect(await save(run, card, { leader: grue.user })).toContain("Lagret");
    expect((await planOf(run)).project.leader).toBe(grue.user);
  });

  it("keeps what a deputy may not change", async () => {
    const run = await start();
    const role = cardOf((await run.say("ny rolle Assisterende prosjektleder")).content);
    await press(run, "savePlanItem", role, {
      group: "Prosjektgruppe",
      position: "Medlem",
      user: asnes.user,
    });
    const card = cardOf((await run.say("endre prosjekt", { from: asnes })).content);
    expect(await save(run, card, { from: asnes, purpose: "Ett kontor" })).toContain("Lagret");
    expect(await save(run, card, { from: asnes, leader: asnes.user })).not.toContain("Lagret");
    expect((await planOf(run)).project).toMatchObject({ leader: leader.user, purpose: "Ett kontor" });
  });
});
