import { rowKey } from "../../src/domain/project/measure.ts";
import type { Benefit, Plan } from "../../src/domain/project/project.ts";
import type { Notice } from "../../src/domain/talking/notice.ts";
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

async function planOf(run: BotInTeams): Promise<Plan> {
  const plan = await run.read((data) => data.projects.plan("solor"));
  if (!plan) throw new Error("no plan");
  return plan;
}
/** Who has each line of a measure, by office. */
const ownersOf = (plan: Plan, measureId: string) =>
  plan.rows.filter((row) => row.measureId === measureId).map(({ owner }) => owner?.split("@")[0]);

type Answer = { from: Person; verb?: "confirmHandover" | "refuseHandover"; to?: Person; reason?: string };
async function answer(run: BotInTeams, { from, verb = "confirmHandover", to = from, reason }: Answer): Promise<string> {
  const filled = reason === undefined ? {} : { reason_benefit: reason };
  const data = { project: "solor", benefit: "G1", to: to.user, ...filled };
  return JSON.stringify(await run.hear(cardAction(run.teams, { from, place, verb, data })));
}
const reasonOf = async (run: BotInTeams, text: string, from?: Person): Promise<Notice["reason"] | undefined> =>
  noticeOf((await run.say(text, from && { from })).content)?.reason;
/** What waits to be sent, of one kind. */
const waiting = (run: BotInTeams, kind: string) =>
  run.read(async (data) => {
    const found = await Promise.all(
      (await data.messages.due(run.clock.now(), 100)).map((id) => data.messages.find(id)),
    );
    return found.flatMap((one) => (one?.subject.kind === kind ? [one] : []));
  });

describe("handing a benefit over to the line", () => {
  it("changes nothing until the new owner has said yes, and shows that it waits", async () => {
    const run = await start(g1);
    const before = await planOf(run);
    expect(await reasonOf(run, "overlever G1 til NAV Åsnes")).toBe("benefitOffered");
    const { benefits, rows } = await planOf(run);
    expect(benefits[0]).toEqual({ ...g1, offeredTo: asnes.user });
    expect(rows).toEqual(before.rows);
    const { content } = await run.say("gevinster");
    expect(content).toMatchObject({ benefits: [{ offeredTo: "NAV Åsnes", owners: ["NAV Grue"] }] });
    expect(await waiting(run, "benefitOffer")).toMatchObject([
      { conversationId: place.id, mentions: asnes.user, subject: { benefitId: "G1", to: asnes.user } },
    ]);
  });

  it("makes her the owner of it and of the lines its owner had, tells the leader, and asks her from now on", async () => {
    const run = await start(g1);
    await run.say("overlever G1 til NAV Åsnes");
    expect(await answer(run, { from: asnes })).toContain("har tatt over");
    const plan = await planOf(run);
    expect(plan.benefits[0]).toEqual({ ...g1, owner: asnes.user, handedOverOn: "2022-10-03" });
    expect(ownersOf(plan, "S1")).toEqual(["nav.valer", "nav.asnes", "nav.asnes"]);
    expect(ownersOf(plan, "S2")).toEqual(["nav.valer", "nav.asnes", "nav.grue"]);
    const told = (await waiting(run, "notice")).map(({ subject }) => subject);
    expect(told).toMatchObject([{ notice: { reason: "offerAnswered", accepts: true, by: "NAV Åsnes" } }]);
    await run.say("spør nå");
    const asks = await run.read((data) => data.rounds.openAsks("solor"));
    expect(asks.find((ask) => rowKey(ask) === "S1 Grue")?.person).toBe(asnes.user);
    expect(await answer(run, { from: asnes })).toContain("har tatt over");
    expect((await waiting(run, "notice")).length).toBe(1);
  });

  it("is refused with a reason, and then the owner is the same", async () => {
    const run = await start(g1);
    await run.say("overlever G1 til NAV Åsnes");
    expect(await answer(run, { from: asnes, verb: "refuseHandover" })).toContain("Ingenting er lagret");
    expect((await planOf(run)).benefits[0]?.offeredTo).toBe(asnes.user);
    expect(await answer(run, { from: asnes, verb: "refuseHandover", reason: "Ikke mitt ansvar" })).toContain("sa nei");
    expect((await planOf(run)).benefits[0]).toEqual(g1);
    const trail = await run.read((data) => data.audit.between("solor", "2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"));
    expect(trail.findLast(({ what }) => what === "planChange")).toMatchObject({
      ...{ who: asnes.user, why: "Ikke mitt ansvar" },
    });
  });

  it("is answered by nobody else, not even the leader; and offered by the leader alone", async () => {
    const run = await start(g1);
    expect(await reasonOf(run, "overlever G1 til NAV Åsnes", grue)).toBe("onlyLeader");
    await run.say("overlever G1 til NAV Åsnes");
    for (const from of [leader, grue]) expect(await answer(run, { from, to: asnes })).toContain("NAV Åsnes");
    // a card that she made up for herself
    expect(await answer(run, { from: grue, to: grue })).toContain("trukket tilbake");
    expect((await planOf(run)).benefits[0]).toEqual({ ...g1, offeredTo: asnes.user });
  });

  it("gives way to a newer offer, and can be taken back; the old card says so", async () => {
    const run = await start({ ...g1, owner: leader.user });
    await run.say("overlever G1 til NAV Åsnes");
    expect(await reasonOf(run, "overlever G1 til NAV Åsnes")).toBe("offeredAlready");
    expect(await reasonOf(run, "overlever G1 til NAV Grue")).toBe("benefitOffered");
    expect(await answer(run, { from: asnes })).toContain("trukket tilbake");
    expect(await reasonOf(run, "overlever G1 av")).toBe("offerWithdrawn");
    expect(await answer(run, { from: grue })).toContain("trukket tilbake");
    expect(await reasonOf(run, "overlever G1 av")).toBe("noOffer");
    expect((await planOf(run)).benefits[0]).toEqual({ ...g1, owner: leader.user });
  });

  it("needs a benefit and a person that are there", async () => {
    const run = await start(g1);
    expect(await reasonOf(run, "overlever G1")).toBe("handoverHow");
    expect(await reasonOf(run, "overlever G1 til Ola Ukjent")).toBe("noSuchPerson");
    expect(await reasonOf(run, "overlever G8 til NAV Åsnes")).toBe("noSuchBenefit");
  });
});

describe("a benefit from the first word to its closed final result", () => {
  it("is told, tied to a measure, asked about, handed over, asked about again, and closed with its result", async () => {
    const run = await start();
    expect(await reasonOf(run, "ny gevinst Flere unge i arbeid", grue)).toBe("planItemSaved");
    expect(await reasonOf(run, "gevinst G1")).toBeUndefined();
    expect((await run.say("gevinster")).content).toMatchObject({ benefits: [{ judged: [], owners: [] }] });
    await run.write(async (data) => {
      const plan = await data.projects.plan("solor", { lock: true });
      const [told] = plan?.benefits ?? [];
      if (plan && told)
        await data.projects.savePlan({ ...plan, benefits: [{ ...told, measureId: "S1", owner: grue.user }] });
    });
    await run.say("spør nå");
    await run.say("S1 Grue 3,1", { from: grue });
    await run.say("overlever G1 til NAV Åsnes");
    await answer(run, { from: asnes });
    // the project is over, and the next quarter is asked for all the same
    run.clock.set("2023-01-03T08:00:00Z");
    await run.say("spør nå");
    const asks = await run.read((data) => data.rounds.openAsks("solor"));
    const next = asks.find((ask) => rowKey(ask) === "S1 Grue" && ask.period === "2022-Q4");
    expect(next?.person).toBe(asnes.user);
    expect((await run.say("avslutt gevinst G1")).content?.kind).toBe("closeBenefitCard");
    const data = { project: "solor", benefit: "G1", result_benefit: "3,1 % i 2022", note_benefit: "Begynn før" };
    await run.hear(cardAction(run.teams, { from: leader, place, verb: "closeBenefit", data }));
    run.clock.set("2023-04-03T08:00:00Z");
    await run.say("spør nå");
    const later = await run.read((data) => data.rounds.openAsks("solor"));
    expect(later.filter(({ period }) => period === "2023-Q1").map(({ measureId }) => measureId)).toContain("S2");
    expect(later.map(({ measureId }) => measureId)).not.toContain("S1");
    const { content } = await run.say("gevinst G1");
    expect(content).toMatchObject({
      benefits: [
        {
          benefit: { closedOn: "2023-01-03", handedOverOn: "2022-10-03", finalResult: "3,1 % i 2022" },
          owners: ["NAV Åsnes"],
        },
      ],
    });
  });
});
