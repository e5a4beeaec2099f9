import { rowKey } from "../../src/domain/project/measure.ts";
import type { Benefit } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { cardAction, membersRemoved } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { asnes, type BotInTeams, botInTeams, grue, leader, noticeOf, place } from "./bot-in-teams.ts";
import { cardOf, press } from "./plan-item-run.ts";

let database: Database;
let run: BotInTeams;
beforeAll(async () => {
  database = await freshStore();
  run = await botInTeams(database);
});
afterAll(async () => {
  await run.teams.close();
  await database.close();
});

const project = async () => {
  const [only] = await run.read((data) => data.projects.list());
  if (only === undefined) throw new Error("no project");
  return only;
};
const planNow = async () => {
  const { id } = await project();
  const plan = await run.read((data) => data.projects.plan(id));
  if (plan === undefined) throw new Error("no plan");
  return plan;
};
const benefitNow = async (): Promise<Benefit | undefined> => (await planNow()).benefits.find(({ id }) => id === "G1");
const say = async (text: string, from: Person = leader) => (await run.say(text, { from })).content;
const told = async (text: string, from?: Person) => noticeOf(await say(text, from));
const click = async (verb: string, data: object, from: Person) =>
  JSON.stringify(await run.hear(cardAction(run.teams, { from, place, verb, data })));
const shown = (content: Content | undefined) =>
  JSON.stringify(drawContent(content ?? { kind: "notice", notice: { reason: "noProjects" } }, "nb").card).replaceAll(
    "\u00a0",
    " ",
  );
const openAsks = async () => {
  const { id } = await project();
  return run.read((data) => data.rounds.openAsks(id));
};

/** What the card of a person in the newest round carries, and her first ask. */
async function ownCard({ user }: Person) {
  const { id } = await project();
  const round = await run.read((data) => data.rounds.newestOf(id));
  const asks = await run.read((data) => data.rounds.asks(round?.id ?? ""));
  const own = asks.filter((ask) => ask.person === user);
  const key = { round: round?.id, user, asks: Object.fromEntries(own.map((one) => [one.id, one.revision])) };
  return { key, ask: own[0]?.id ?? "" };
}

/** One benefit, told by chat and cards alone; each step stands on the ones before it. */
describe("the life of a benefit, from the first word to its last result", () => {
  it("June 2022: the project is made in chat, and a benefit is told in one line", async () => {
    run.clock.set("2022-06-01T07:00:00Z");
    const card = cardOf(await say("nytt prosjekt Nytt legekontor"));
    const texts = Object.entries({ ...card.texts, startDate: "1. januar 2023" });
    const data = {
      project: "",
      seen: {},
      ...Object.fromEntries(texts.map(([field, text]) => [`${field}_item`, text])),
    };
    expect(await click("saveProject", data, leader)).toContain("Oppsett – Nytt legekontor");
    await say("koble nytt-legekontor");
    expect(await told("ny gevinst Kortere ventetid")).toMatchObject({ reason: "planItemSaved" });
    expect(shown(await say("gevinster"))).toContain("Kortere ventetid");
  });

  it("gets a measure with an owner for each office, and the benefit an owner of its own", async () => {
    const card = cardOf(await say("ny måleparameter Ventetid"));
    const filled = { id: "V1", unit: "Dager", frequency: "Kvartal", direction: "Reduksjon", kind: "Snitt" };
    expect(await press(run, "savePlanItem", card, { ...filled, offices: "Åsnes, Grue" })).toContain("Lagt til");
    for (const [office, owner] of [
      ["Åsnes", asnes],
      ["Grue", grue],
    ] as const) {
      const line = cardOf(await say(`endre V1 ${office}`));
      await press(run, "savePlanItem", line, { owner: owner.user });
    }
    const benefit = cardOf(await say("endre G1"));
    expect(await press(run, "savePlanItem", benefit, { measureId: "V1", owner: grue.user })).toContain("Lagret");
    expect(await benefitNow()).toMatchObject({ measureId: "V1", owner: grue.user });
  });

  it("lacks a baseline and a target until they are set, each line's by its owner and the leader", async () => {
    expect(shown(await say("fase G1"))).toContain("interessenter");
    expect(await told("fase G1 gjennomføre")).toMatchObject({ reason: "phaseLacks" });
    expect(await told("nullpunkt V1 Åsnes 20 mai 2022", asnes)).toMatchObject({ reason: "baselineSet" });
    expect(await told("nullpunkt V1 Grue 30 mai 2022", grue)).toMatchObject({ reason: "baselineSet" });
    expect(await told("sett mål V1 alle 10 innen des. 2023")).toMatchObject({ reason: "targetSet" });
    expect(await told("fase G1 gjennomføre fordi driften starter")).toMatchObject({ reason: "phaseMoved" });
  });

  it("April 2023: the owners are asked for the quarter that has ended, and answer", async () => {
    run.clock.set("2023-04-03T07:00:00Z");
    expect(await told("spør nå")).toMatchObject({ reason: "roundOpened" });
    expect((await openAsks()).map((ask) => `${rowKey(ask)} ${ask.person}`).sort()).toEqual([
      `V1 Grue ${grue.user}`,
      `V1 Åsnes ${asnes.user}`,
    ]);
    await say("V1 Åsnes 16", asnes);
    await say("V1 Grue 33 bekreft", grue);
    const status = shown(await say("status V1"));
    expect(status).toContain("Ventetid");
    // the baseline is locked from the day the change started
    expect(await told("nullpunkt V1 Grue 40 mai 2022")).toMatchObject({ reason: "baselineLocked" });
  });

  it("deviates: cause and measure given on the card are in the week's digest", async () => {
    const { key, ask } = await ownCard(grue);
    const why = { [`cause_${ask}`]: "To leger sluttet", [`action_${ask}`]: "Vikarer fra mai" };
    await click("explainDeviation", { ...key, ...why }, grue);
    run.clock.set("2023-04-10T06:05:00Z");
    const digest = shown(await say("ukesrapport"));
    expect(digest).toContain("To leger sluttet");
    expect(digest).toContain("Vikarer fra mai");
  });

  it("is corrected, and both values stay", async () => {
    run.clock.set("2023-04-11T07:00:00Z");
    const { key, ask } = await ownCard(grue);
    const corrected = { [`value_${ask}`]: "31", [`reason_${ask}`]: "To var telt dobbelt" };
    await click("correctAnswer", { ...key, ask, ...corrected }, grue);
    const { id } = await project();
    const { readings } = await run.read((data) =>
      data.readings.history(id, "V1", { office: "Grue", limit: 10, offset: 0 }),
    );
    expect(readings.map(({ value }) => value.toFixed())).toEqual(["31", "33"]);
  });

  it("is handed over to the line, which changes nothing until the new owner says yes", async () => {
    expect(await told("overlever G1 til NAV Åsnes")).toMatchObject({ reason: "benefitOffered" });
    expect((await benefitNow())?.owner).toBe(grue.user);
    await click("confirmHandover", { project: (await project()).id, benefit: "G1", to: asnes.user }, asnes);
    expect(await benefitNow()).toMatchObject({ owner: asnes.user, handedOverOn: "2023-04-11" });
  });

  it("July 2023: an owner who has left is told of when the next round opens, and another takes over", async () => {
    const rosters = place.kind === "channel" ? [place.teamId, place.id] : [];
    for (const roster of rosters) run.teams.setMembers(roster, [leader, grue]);
    await run.hear(membersRemoved(run.teams, { place, from: leader, removed: [asnes] }));
    run.clock.set("2023-07-03T07:00:00Z");
    expect(await told("spør nå")).toMatchObject({ reason: "roundOpened", gone: [expect.stringMatching(/asnes/i)] });
    expect(await told("overlever G1 til NAV Grue")).toMatchObject({ reason: "benefitOffered" });
    await click("confirmHandover", { project: (await project()).id, benefit: "G1", to: grue.user }, grue);
    expect((await planNow()).rows.map(({ owner }) => owner)).toEqual([grue.user, grue.user]);
    await say("V1 Åsnes 12", grue);
    await say("V1 Grue 12 bekreft", grue);
    const { id } = await project();
    const latest = await run.read((data) => data.readings.latest(id));
    expect(latest.map(({ reading }) => `${rowKey(reading)} ${reading.period}`).sort()).toEqual([
      "V1 Grue 2023-Q2",
      "V1 Åsnes 2023-Q2",
    ]);
  });

  it("January 2024: closed with a dated result, it is asked about no more, and stays in every overview", async () => {
    run.clock.set("2024-01-08T07:00:00Z");
    expect((await say("avslutt gevinst G1"))?.kind).toBe("closeBenefitCard");
    const data = {
      ...{ project: (await project()).id, benefit: "G1" },
      ...{ result_benefit: "12 dager, mål 10", date_benefit: "31.12.2023", note_benefit: "Vikarer må avtales tidlig" },
    };
    await click("closeBenefit", data, leader);
    expect(await benefitNow()).toMatchObject({ closedOn: "2023-12-31", finalResult: "12 dager, mål 10" });
    expect((await told("spør nå"))?.reason).not.toBe("roundOpened");
    expect(shown(await say("gevinster"))).toContain("12 dager, mål 10");
    let lines = "";
    for (const page of ["", " side 2", " side 3", " side 4"]) lines += shown(await say(`historikk${page}`));
    for (const told of ["Gevinst G1, ny", "satte nullpunkt", "rettet", "forklarte avviket", "31. desember 2023"]) {
      expect(lines).toContain(told);
    }
  });
});
