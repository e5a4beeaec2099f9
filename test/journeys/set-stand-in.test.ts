import type { Notice } from "../../src/domain/talking/notice.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import { setStandIn } from "../../src/journeys/set-stand-in.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { cardOf, modeOn, noticeOf, people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const say = async (world: RoundWorld, user: string, text: string): Promise<Notice> =>
  noticeOf(await setStandIn(world.ports, { ...world.turn(user), source: "chat act-1" }, { text }));
const chatOf = (user: string) => place(`a:${user}`, "personal", { person: user });
const withChat = (world: RoundWorld, user: string) =>
  world.ports.store.write(world.tenant, (data) => data.conversations.save(chatOf(user)));
const told = async (world: RoundWorld) =>
  (await world.waiting()).flatMap(({ subject, conversationId, mentions }) =>
    subject.kind === "notice" ? [[mentions ?? conversationId, subject.notice.reason]] : [],
  );

describe("a stand-in", () => {
  it("is said by the person herself, and the leader and the stand-in are told", async () => {
    const world = await roundWorld(database);
    await withChat(world, people.helper);
    const days = { from: "2022-10-03", to: "2022-10-24" };
    expect(await say(world, people.grue, "saksbehandler 3.10–24.10")).toEqual({
      ...{ reason: "standInSet", standIn: "saksbehandler", ...days, replaced: false },
    });
    expect((await told(world)).sort()).toEqual([
      ["a:saksbehandler@solor.example", "youStandIn"],
      [people.leader, "standInSet"],
    ]);
    expect((await world.storedPlan()).standIns).toEqual([{ person: people.grue, standIn: people.helper, ...days }]);
    expect((await world.log()).map(({ what, subject, new: now }) => [what, subject, now])).toEqual([
      ["standInSet", people.grue, `${people.helper} 2022-10-03–2022-10-24`],
    ]);
  });

  it("is asked in her place, with the card saying for whom, and may answer and hand over", async () => {
    const world = await roundWorld(database);
    await say(world, people.grue, "saksbehandler 3.10–24.10");
    await world.open();
    const ask = await world.ask("S1 Grue");
    expect(ask).toMatchObject({ person: people.helper, standsInFor: people.grue });
    expect(cardOf(await world.answer(people.helper, { "S1 Grue": { value: "3,2" } })).standsInFor).toEqual([
      "nav.grue",
    ]);
    const [reading] = await world.readings();
    expect(reading).toMatchObject({ by: people.helper });
    expect(reading?.onBehalfOf).toBeUndefined();
    const { id: askId, revision } = await world.ask("S2 Grue");
    const rows = [{ askId, revision, to: people.valer, scope: "once" as const }];
    await handOverAsks(world.ports, world.turn(people.helper), { ...(await world.cardKey(people.helper)), rows });
    expect((await world.ask("S2 Grue")).person).toBe(people.valer);
    expect(
      (await world.storedPlan()).rows.filter(({ office }) => office === "Grue").map(({ owner }) => owner),
    ).toContain(people.grue);
  });

  it("answers on the card that was asked before the leave, and is reminded in the person's place", async () => {
    const world = await roundWorld(database);
    await withChat(world, people.helper);
    await world.open();
    const click = await world.click(people.grue, { "S1 Grue": { value: "3,2" } });
    expect(noticeOf(await answerAsks(world.ports, world.turn(people.helper), click)).reason).toBe("onlyAsked");
    await world.ports.store.write(world.tenant, async (data) => {
      const asks = await data.rounds.openAsks(world.plan.project.id);
      for (const ask of asks) await data.rounds.saveAsk({ ...ask, state: "delivered", deliveredAt: world.clock.now() });
    });
    await say(world, people.grue, "saksbehandler 10.10–24.10");
    world.clock.set("2022-10-13T07:00:00Z");
    await wakeDues(world.ports, { tenant: world.tenant });
    const reminders = (await world.waiting()).filter(
      ({ subject }) => subject.kind === "reminder" && subject.user === people.grue,
    );
    expect(reminders).toMatchObject([
      {
        conversationId: chatOf(people.helper).id,
        subject: { user: people.grue, to: people.helper, reader: "standIn" },
      },
    ]);
    expect(modeOn(await answerAsks(world.ports, world.turn(people.helper), click), "S1 Grue").kind).toBe("answered");
  });

  it("is set for another by the leader and the deputy, not by others", async () => {
    const world = await roundWorld(database);
    const text = `for ${people.grue}: nav.valer 10.10–24.10`;
    expect(await say(world, people.asnes, text)).toEqual({ reason: "onlyLeader", leaderName: "prosjektleder" });
    expect(await say(world, people.deputy, text)).toMatchObject({
      reason: "standInSet",
      person: "nav.grue",
      standIn: "nav.valer",
    });
    expect(await say(world, people.leader, `for ${people.grue}: nav.asnes 20.10–28.10`)).toMatchObject({
      replaced: true,
    });
    expect((await world.storedPlan()).standIns).toMatchObject([{ standIn: people.asnes }]);
    expect(await say(world, people.leader, `av for ${people.grue}`)).toEqual({
      reason: "standInEnded",
      person: "nav.grue",
    });
    expect(await say(world, people.leader, `for ${people.grue}: av`)).toEqual({
      reason: "noStandIn",
      person: "nav.grue",
    });
    expect((await world.storedPlan()).standIns).toBeUndefined();
  });

  it.each([
    ["", "standInHow"],
    ["Ukjent Person 10.10–24.10", "noSuchPerson"],
    ["gjest 10.10–24.10", "standInGuest"],
    ["nav.grue 10.10–24.10", "standInSelf"],
    ["nav.valer 1.9–9.9", "standInPast"],
    ["nav.valer 24.10–10.10", "standInBackwards"],
    ["nav.asnes 10.10–24.10", "standInAway"],
    ["nav.valer neste uke", "standInDatesUnreadable"],
    ["av", "noStandIn"],
  ])("%j is answered with a sentence: %s", async (text, reason) => {
    const world = await roundWorld(database);
    await say(world, people.asnes, "nav.valer 17.10–18.10");
    expect((await say(world, people.grue, text)).reason).toBe(reason);
    expect((await world.storedPlan()).standIns).toHaveLength(1);
  });

  it("is nothing for a guest, nor for one the project does not know", async () => {
    const world = await roundWorld(database);
    expect((await say(world, people.guest, "nav.grue 10.10–24.10")).reason).toBe("notInProject");
    expect((await say(world, "fremmed@solor.example", "nav.grue 10.10–24.10")).reason).toBe("notInProject");
  });

  it("stays when a workbook is read in again", async () => {
    const world = await roundWorld(database);
    await say(world, people.grue, "nav.valer 10.10–24.10");
    await world.ports.store.write(world.tenant, (data) => data.projects.savePlan(world.plan));
    expect((await world.storedPlan()).standIns).toHaveLength(1);
  });
});
