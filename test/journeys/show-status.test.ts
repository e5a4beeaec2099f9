import type { Ask, Round } from "../../src/domain/asking/ask.ts";
import { answerFreeText } from "../../src/journeys/answer-free-text.ts";
import { showDecisions } from "../../src/journeys/show-decisions.ts";
import { showGoals } from "../../src/journeys/show-goals.ts";
import { showHistory } from "../../src/journeys/show-history.ts";
import { showMilestones } from "../../src/journeys/show-milestones.ts";
import { showMissing } from "../../src/journeys/show-missing.ts";
import { showRisks } from "../../src/journeys/show-risks.ts";
import { showStatus } from "../../src/journeys/show-status.ts";
import { createPictures } from "../../src/report/pictures.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { planOf, projectOf, reading, solorPlan } from "../support/plan-builder.ts";
import { conversationOf, journeyIn, leader, storeProject, tenant } from "./project-in-store.ts";

let database: Database;
const both = "sg.leder@solor.example";
beforeAll(async () => {
  database = await freshStore();
  const plan = solorPlan();
  const roles = [
    ...plan.roles,
    { group: "Styringsgruppe", position: "Leder", title: "Leder av styringsgruppa", user: both },
  ];
  const old = reading("S1", "Åsnes", "2022-Q2", "13", { at: "2022-07-05T08:00:00Z", by: "nav.asnes@solor.example" });
  const corrected = reading("S1", "Åsnes", "2022-Q2", "1.3", {
    at: "2022-07-06T08:00:00Z",
    corrects: old.id,
    reason: "Tastefeil",
  });
  const years = Array.from({ length: 12 }, (_, index) =>
    reading("K2", "Grue", String(2009 + index), String(30 + index)),
  );
  await storeProject(database.store, { ...plan, roles }, [old, corrected, ...years]);
  const kor = planOf({
    project: projectOf({ id: "kor", shortName: "kor", name: "KOR", leader: "pmo@nav.example" }),
    roles: roles.slice(-1),
  });
  await storeProject(database.store, kor);
  await database.store.write(tenant, (data) => data.rounds.insert(round, asks));
});
afterAll(() => database.close());

const round: Round = {
  id: "r1",
  projectId: "p1",
  openedAt: "2022-10-03T07:00:00Z",
  dueAt: "2022-10-17T21:59:00Z",
  state: "open",
  conversationId: "channel-p1",
};
const ask = (id: string, office: string, person: string, state: Ask["state"]): Ask => ({
  id,
  projectId: "p1",
  roundId: "r1",
  measureId: "S1",
  office,
  period: "2022-Q3",
  person,
  state,
  revision: 1,
  dueAt: round.dueAt,
});
const asks = [
  ask("a1", "Grue", "nav.grue@solor.example", "delivered"),
  ask("a2", "Åsnes", "nav.asnes@solor.example", "answered"),
];
const here = () => journeyIn(database, "2022-10-03T08:00:00Z");

describe("whose status", () => {
  it("is the channel's project, for anyone in it", async () => {
    const { ports, inChannel } = here();
    const status = await showStatus(ports, inChannel("p1", "innleid@ekstern.example"), {});
    expect(status).toMatchObject({ kind: "projectStatus", project: { id: "p1" }, measuresWithoutTarget: 12 });
    expect(status).toMatchObject({ openRound: { asked: 2, answered: 1, missingPeople: 1, dueOn: "2022-10-17" } });
  });

  it("is asked for where a place has none", async () => {
    const { ports, turn } = here();
    const loose = await showStatus(ports, turn(conversationOf("new"), leader), {});
    expect(loose).toEqual({ kind: "notice", notice: { reason: "notCoupled" } });
  });

  it("in a personal chat is the person's only project, the one named, or a question which", async () => {
    const { ports, inPersonal } = here();
    expect(await showStatus(ports, inPersonal(leader), {})).toMatchObject({ project: { id: "p1" } });
    expect(await showStatus(ports, inPersonal(both), {})).toMatchObject({
      notice: { reason: "whichProject", known: [{ shortName: "kor" }, { shortName: "nav-solor" }] },
    });
    expect(await showStatus(ports, inPersonal(both), { about: "NAV-Solor" })).toMatchObject({ project: { id: "p1" } });
    expect(await showStatus(ports, inPersonal(both), { about: "nav-solor k1 grue" })).toMatchObject({
      kind: "measureStatus",
      office: "Grue",
    });
  });

  it("is nobody else's business", async () => {
    const { ports, inPersonal, inChannel } = here();
    expect(await showStatus(ports, inPersonal("fremmed@solor.example"), {})).toMatchObject({
      notice: { reason: "noProjects" },
    });
    expect(await showStatus(ports, inPersonal(undefined), {})).toMatchObject({ notice: { reason: "unknownPerson" } });
    expect(await showStatus(ports, inPersonal("pmo@nav.example"), { about: "nav-solor" })).not.toMatchObject({
      project: { id: "p1" },
    });
    expect(await showStatus(ports, inChannel("kor", leader), { about: "nav-solor" })).not.toMatchObject({
      project: { id: "p1" },
    });
    const elsewhere = { ...inChannel("p1"), tenant: "t2" };
    expect(await showStatus(ports, elsewhere, {})).toMatchObject({ notice: { reason: "notCoupled" } });
  });
});

describe("status of a part", () => {
  it.each([
    ["k1", { kind: "measureStatus", measure: { id: "K1" }, nextAskOn: "2023-03-15" }],
    ["K1 Grue", { kind: "measureStatus", office: "Grue" }],
    ["Åsnes", { kind: "officeStatus", office: "Åsnes" }],
    ["D5", { kind: "goalStatus", goal: { id: "D5" } }],
    ["sosialhjlep", { kind: "measureStatus", understood: { text: "sosialhjlep" } }],
    ["kjernekraft", { kind: "notice", notice: { reason: "nothingFound" } }],
  ])("status %s", async (about, expected) => {
    const { ports, inChannel } = here();
    expect(await showStatus(ports, inChannel("p1"), { about })).toMatchObject(expected);
  });
});

describe("a question in words", () => {
  it("is answered for the measure and office it means, with how it was understood and the near ones", async () => {
    const { ports, inChannel } = here();
    const answer = await answerFreeText(ports, inChannel("p1"), { text: "hvordan går det med sosialhjelp i Grue?" });
    expect(answer).toMatchObject({
      kind: "measureStatus",
      measure: { id: "K1" },
      office: "Grue",
      understood: { hit: { id: "K1" } },
    });
    const near = answer.kind === "measureStatus" ? answer.understood?.near.map(({ id }) => id) : [];
    expect(near?.length).toBeGreaterThan(1);
    expect(near).not.toContain("K1");
  });

  it.each([
    ["K1?", "K1?", { kind: "measureStatus", measure: { id: "K1" } }],
    ["Hvordan går det?", "Hvordan går det?", { kind: "projectStatus" }],
    ["korleis ligg vi an no?", "korleis ligg vi an no?", { kind: "projectStatus" }],
    ["bedre brukermøter", "bedre brukermøter", { kind: "goalStatus", goal: { id: "E2" } }],
    ["hvordan går det i Åsnes?", "hvordan går det i Åsnes?", { kind: "officeStatus", office: "Åsnes" }],
    ["takk for hjelpen", "takk for hjelpen", { kind: "notice", notice: { reason: "nothingFound" } }],
    ["40 000 letters", "x".repeat(40_000), { kind: "notice", notice: { reason: "nothingFound" } }],
    ["a NUL and half a letter", "a\0b \ud800", { kind: "notice", notice: { reason: "nothingFound" } }],
    ["hendelse MP 12", "hendelse MP 12", { kind: "milestoneList", focus: "MP 12" }],
  ])("%s", async (_name, text, expected) => {
    const { ports, inChannel } = here();
    expect(await answerFreeText(ports, inChannel("p1"), { text })).toMatchObject(expected);
  });
});

describe("who is missing", () => {
  it("is a number in the channel, also to the leader, who is told where she gets the names", async () => {
    const { ports, inChannel } = here();
    const others = await showMissing(ports, inChannel("p1"));
    expect(others).toMatchObject({ kind: "missingList", asked: 2, answered: 1, people: 1 });
    expect(others).not.toHaveProperty("names");
    expect(others).not.toHaveProperty("namesInPersonalChat");
    const asLeader = await showMissing(ports, inChannel("p1", leader));
    expect(asLeader).not.toHaveProperty("names");
    expect(asLeader).toMatchObject({ namesInPersonalChat: true });
  });

  it.each([leader, "ass.prosjektleder@solor.example"])("is named to %s in the personal chat", async (user) => {
    const { ports, inPersonal } = here();
    const rows = [{ measureId: "S1", office: "Grue", period: "2022-Q3" }];
    expect(await showMissing(ports, inPersonal(user))).toMatchObject({ names: [{ name: "NAV Grue", rows }] });
    expect(await showStatus(ports, inPersonal(user), {})).toMatchObject({ missing: [{ name: "NAV Grue", rows: 1 }] });
  });

  it("is a number to an owner in her own chat", async () => {
    const { ports, inPersonal } = here();
    const list = await showMissing(ports, inPersonal("nav.grue@solor.example"));
    expect(list).toMatchObject({ people: 1 });
    expect(list).not.toHaveProperty("names");
  });
});

describe("history", () => {
  it("has ten values a page and says how many are left", async () => {
    const { ports, inChannel } = here();
    const first = await showHistory(ports, inChannel("p1"), { about: "K2" });
    const second = await showHistory(ports, inChannel("p1"), { about: "k2 side 2" });
    expect(first).toMatchObject({ kind: "history", more: 2, page: 1, entries: { length: 10 } });
    expect(second).toMatchObject({ kind: "history", more: 0, page: 2, entries: { length: 2 } });
    expect(await showHistory(ports, inChannel("p1"), { about: "K2 Grue page 99" })).toMatchObject({
      entries: [],
      more: 0,
    });
  });

  it("keeps a corrected value beside the one that replaced it", async () => {
    const { ports, inChannel } = here();
    const history = await showHistory(ports, inChannel("p1"), { about: "S1 Åsnes" });
    const entries = history?.kind === "history" ? history.entries : [];
    expect(entries.map(({ reading: { value }, corrected }) => [value.toString(), corrected])).toEqual([
      ["1.3", false],
      ["13", true],
    ]);
    expect(entries[1]).toMatchObject({ byName: "NAV Åsnes", assessment: { trend: "wrongWay" } });
  });

  it.each([
    ["K9", { reason: "noSuchMeasure", text: "K9" }],
    ["", { reason: "noSuchMeasure" }],
    ["K1 Oslo", { reason: "noSuchOffice", offices: ["Våler", "Åsnes", "Grue"] }],
    ["K1", { reason: "noHistory", measureId: "K1" }],
  ])("says what is wrong with %j", async (about, notice) => {
    const { ports, inChannel } = here();
    expect(await showHistory(ports, inChannel("p1"), { about })).toMatchObject({ kind: "notice", notice });
  });
});

describe("lists of the plan", () => {
  it("are milestones judged today, risks, decisions with the newest first, and goals with their measures", async () => {
    const { ports, inChannel } = here();
    const channel = inChannel("p1");
    const milestones = await showMilestones({ ...ports, pictures: createPictures() }, channel);
    expect(milestones).toMatchObject({ kind: "milestoneList", at: "2022-10-03", milestones: { length: 7 } });
    expect(await showRisks({ ...ports, pictures: createPictures() }, channel)).toMatchObject({
      kind: "riskList",
      risks: { length: 8 },
    });
    const decisions = await showDecisions(ports, channel);
    const dates = decisions.kind === "decisionList" ? decisions.decisions.map(({ date }) => date.text) : [];
    expect(dates).toEqual(["2022-08-23", "2022-06-23", "udatert"]);
    const goals = await showGoals(ports, channel);
    const d5 = goals.kind === "goalList" ? goals.goals.find(({ goal }) => goal.id === "D5") : undefined;
    expect(d5?.measureIds).toEqual(["B1", "B2"]);
  });
});
