import { rowKey } from "../../src/domain/project/measure.ts";
import type { Benefit } from "../../src/domain/project/project.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { CloseBenefitCard } from "../../src/domain/telling/benefit-forms.ts";
import type { BenefitList } from "../../src/domain/telling/benefit-status.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { cardAction } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { asnes, type BotInTeams, botInTeams, grue, leader, noticeOf, place, withProject } from "./bot-in-teams.ts";

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

const g1: Benefit = { id: "G1", name: "Flere i arbeid", measureId: "S1", owner: grue.user };
const g2: Benefit = { id: "G2", name: "Færre klager" };

async function start(...benefits: Benefit[]): Promise<BotInTeams> {
  const run = await botInTeams(database);
  runs.push(run);
  await withProject(run);
  await run.write(async (data) => {
    const plan = await data.projects.plan("solor", { lock: true });
    if (plan) await data.projects.savePlan({ ...plan, benefits });
  });
  return run;
}

const benefitsOf = (run: BotInTeams) => run.read(async (data) => (await data.projects.plan("solor"))?.benefits ?? []);
const logged = (run: BotInTeams) =>
  run.read((data) => data.audit.between("solor", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"));
function listOf(content: Content | undefined): BenefitList {
  if (content?.kind !== "benefitList") throw new Error(JSON.stringify(content));
  return content;
}
function closingOf(content: Content | undefined): CloseBenefitCard {
  if (content?.kind !== "closeBenefitCard") throw new Error(JSON.stringify(content));
  return content;
}
async function close(run: BotInTeams, filled: Record<string, string>, from: Person = leader): Promise<string> {
  const data = { project: "solor", benefit: "G1", ...filled };
  return JSON.stringify(await run.hear(cardAction(run.teams, { from, place, verb: "closeBenefit", data })));
}

describe("gevinster", () => {
  it("lists every benefit with owner and measures, also one that nothing measures, and two owners of one", async () => {
    const run = await start(g1, { ...g1, measureId: "S2", owner: asnes.user }, g2);
    const { benefits } = listOf((await run.say("gevinster")).content);
    expect(benefits.map(({ benefit, judged, disagree }) => [benefit.id, judged.length, disagree])).toEqual([
      ["G1", 2, true],
      ["G2", 0, false],
    ]);
    expect(benefits[0]?.owners).toEqual(["NAV Grue", "NAV Åsnes"]);
  });

  it("takes the owners of its measures' lines where a benefit has none, and shows one alone", async () => {
    const run = await start({ ...g1, owner: undefined }, g2);
    const { benefits } = listOf((await run.say("gevinst g1")).content);
    expect(benefits.map(({ benefit }) => benefit.id)).toEqual(["G1"]);
    expect(benefits[0]?.owners).toContain("NAV Grue");
    expect(noticeOf((await run.say("gevinst G7")).content)).toMatchObject({
      reason: "noSuchBenefit",
      near: ["G1", "G2"],
    });
  });
});

describe("closing a benefit", () => {
  it("proposes the result, saves it dated with the trail, and takes back what is asked", async () => {
    const run = await start(g1, g2);
    await run.say("spør nå");
    expect(closingOf((await run.say("avslutt gevinst G1")).content).judged[0]?.measure.id).toBe("S1");
    expect((await benefitsOf(run))[0]?.closedOn).toBeUndefined();
    await close(run, { result_benefit: "2,1 % i 2022", date_benefit: "1. oktober 2022", note_benefit: "Begynn før" });
    expect((await benefitsOf(run))[0]).toMatchObject({
      ...{ closedOn: "2022-10-01", finalResult: "2,1 % i 2022", closingNote: "Begynn før" },
    });
    const trail = await logged(run);
    expect(trail.find(({ what }) => what === "planChange")).toMatchObject({ subject: "benefits G1", who: leader.user });
    const asks = await run.read((data) => data.rounds.openAsks("solor"));
    expect(asks.filter(({ measureId }) => measureId === "S1")).toEqual([]);
    expect(asks.length).toBeGreaterThan(0);
    expect(trail.filter(({ what }) => what === "askCancelled")).toHaveLength(3);
  });

  it("is told once in the digest, with its result", async () => {
    const run = await start(g1, { ...g1, measureId: "S2" });
    await close(run, { result_benefit: "2,1 %" });
    run.clock.set("2022-10-03T08:00:00Z");
    const { content } = await run.say("ukesrapport");
    if (content?.kind !== "digest") throw new Error(JSON.stringify(content));
    expect(content.benefitsClosed).toMatchObject([{ id: "G1", finalResult: "2,1 %" }]);
    expect(content.headline.quiet).toBe(false);
  });

  it.each([
    ["no result", {}, { reason: "resultMissing" }],
    ["a day that can't be read", { date_benefit: "snart" }, { reason: "dateUnreadable", text: "snart" }],
    ["a day to come", { date_benefit: "1. mai 2031" }, { reason: "dateAhead", text: "1. mai 2031" }],
  ])("with %s stores nothing and says so", async (_, filled, problem) => {
    const run = await start(g1);
    const result = problem.reason === "resultMissing" ? "" : "2,1 %";
    const answer = await close(run, { result_benefit: result, ...filled });
    expect(answer).toContain("Ingenting er lagret");
    expect((await benefitsOf(run))[0]).toEqual(g1);
  });

  it("is the leader's and the deputy's; clicked twice it is closed once; opened again only with a reason", async () => {
    const run = await start(g1);
    await close(run, { result_benefit: "2,1 %" }, asnes);
    expect((await benefitsOf(run))[0]?.closedOn).toBeUndefined();
    await close(run, { result_benefit: "2,1 %" });
    expect(await close(run, { result_benefit: "9 %" })).toContain("2,1 %");
    expect(noticeOf((await run.say("gjenåpne gevinst G1")).content)?.reason).toBe("reopenReasonMissing");
    const { content } = await run.say("gjenåpne gevinst G1 fordi tallene ble rettet");
    expect(noticeOf(content)).toMatchObject({ reason: "benefitReopened", measureIds: ["S1"] });
    expect((await benefitsOf(run))[0]?.closedOn).toBeUndefined();
    expect((await logged(run)).filter(({ what }) => what === "planChange")).toMatchObject([
      {},
      { why: "tallene ble rettet" },
    ]);
    expect(noticeOf((await run.say("gjenåpne gevinst G1 fordi x")).content)?.reason).toBe("benefitNotClosed");
    await run.say("spør nå");
    const asked = await run.read((data) => data.rounds.openAsks("solor"));
    expect(asked.map(rowKey)).toContain("S1 Grue");
  });
});
