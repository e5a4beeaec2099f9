import type { Round } from "../../src/domain/asking/ask.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { answerByText } from "../../src/journeys/answer-by-text.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { showMissing } from "../../src/journeys/show-missing.ts";
import { wakeDues } from "../../src/journeys/wake-dues.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { modeOn, noticeOf, people, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function deliver(world: RoundWorld) {
  return (await deliverWaiting(world, recordingMessenger())).sent;
}

/** One line for each of two owners. */
const twoLines = (plan: Plan): Plan => ({
  ...plan,
  rows: plan.rows.filter(({ measureId, office }) => measureId === "S1" && office !== "Våler"),
});
const roundOf = (world: RoundWorld): Promise<Round | undefined> =>
  world.ports.store.read(world.tenant, (data) => data.rounds.currentOf(world.plan.project.id));
const openRoundOf = (world: RoundWorld) =>
  world.ports.store.read(world.tenant, (data) => data.rounds.openOf(world.plan.project.id));

describe("a round that opens late", () => {
  it.each([
    ["2022-10-03", "2022-10-03T07:00:00Z", undefined],
    ["2022-10-03", "2022-10-03T20:00:00Z", undefined],
    ["2022-10-03", "2022-10-06T07:00:00Z", "2022-10-03"],
    // put off after a failure
    ["2022-10-03~2", "2022-10-04T07:00:00Z", "2022-10-03"],
    // of what came while the app was down the first that is still asked for
    ["2022-09-01", "2022-10-06T07:00:00Z", "2022-10-03"],
  ])("says so: planned for %s, opened %s", async (key, now, lateSince) => {
    const world = await roundWorld(database);
    world.clock.set(now);
    await world.ports.store.write(world.tenant, (data) =>
      data.dues.plan({ projectId: world.plan.project.id, what: "round", key, at: "2022-09-01T07:00:00Z" }),
    );
    await wakeDues(world.ports, { tenant: world.tenant });
    const [root] = await deliver(world);
    expect(root?.content).toMatchObject({ kind: "roundCard", asked: 15 });
    expect(root?.content).toEqual(expect.objectContaining(lateSince === undefined ? {} : { lateSince }));
    expect(root && "lateSince" in root.content).toBe(lateSince !== undefined);
  });

  it("is not late when the leader opens it", async () => {
    const world = await roundWorld(database);
    world.clock.set("2022-10-06T07:00:00Z");
    await world.open(people.leader);
    expect((await roundOf(world))?.scheduledAt).toBeUndefined();
  });
});

describe("a round without anybody to ask", () => {
  it("is told to the leader when the scheduler would have opened it", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...twoLines(plan),
      rows: twoLines(plan).rows.map((row) => ({ ...row, owner: undefined })),
    }));
    expect(await world.open()).toMatchObject({ reason: "roundOpened", asked: 0, blocked: ["S1 Åsnes", "S1 Grue"] });
    expect((await world.waiting()).map(({ mentions, subject }) => [mentions, subject.kind])).toEqual([
      [people.leader, "notice"],
    ]);
  });
});

describe("closing a round", () => {
  /** Which rounds the trail tells were closed, and through what. */
  async function closings({ ports, tenant, plan }: RoundWorld) {
    const trail = await ports.store.read(tenant, (data) =>
      data.audit.newest(plan.project.id, ["roundClosed"], { offset: 0, limit: 10 }),
    );
    return trail.map(({ subject, source }) => [subject, source]);
  }

  async function closedWorld() {
    const world = await roundWorld(database, twoLines);
    await world.open();
    await deliver(world);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(await openRoundOf(world)).toBeDefined();
    const click = await world.click(people.grue, { "S1 Grue": { value: "3,2" } });
    await answerAsks(world.ports, world.turn(people.grue), click);
    return world;
  }

  it("comes with the last answer; the round is still shown as answered", async () => {
    const world = await closedWorld();
    expect(await openRoundOf(world)).toBeUndefined();
    const round = await roundOf(world);
    expect(round?.state).toBe("closed");
    expect(await closings(world)).toEqual([[round?.id, "card act-1"]]);
    const missing = await showMissing(world.ports, world.turn(people.leader));
    expect(missing).toMatchObject({ asked: 2, answered: 2, people: 0, roundId: expect.any(String) });
    expect(noticeOf(await cancelRound(world.ports, world.turn(people.leader), {}))).toEqual({ reason: "noOpenRound" });
  });

  it("loses no correction, and its post and cards are drawn anew", async () => {
    const world = await closedWorld();
    await deliver(world);
    const round = await roundOf(world);
    const [ask] = (await world.asks(round?.id)).filter(({ person }) => person === people.grue);
    if (!ask || !round) throw new Error("no ask");
    const entry = { askId: ask.id, revision: ask.revision, value: "3,1", reason: "kilden rettet tallet" };
    const key = { roundId: round.id, user: people.grue, askIds: [ask.id], rows: [entry] };
    expect(modeOn(await answerAsks(world.ports, world.turn(people.grue), key), "S1 Grue").kind).toBe("answered");
    expect((await world.readings()).map(({ value }) => value.toString())).toEqual(["1.2", "3.2", "3.1"]);
    expect((await deliver(world)).map(({ as, content }) => `${as} ${content.kind}`).sort()).toEqual([
      "update answerCard",
      "update roundCard",
    ]);
  });

  it("tells an owner in the round's thread also afterwards", async () => {
    const world = await roundWorld(database, twoLines);
    await world.open();
    await deliver(world);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await world.answer(people.grue, { "S1 Grue": { value: "3,2" } }, people.leader);
    const round = await roundOf(world);
    expect(round?.state).toBe("closed");
    expect((await world.waiting()).filter(({ subject }) => subject.kind === "notice")).toMatchObject([
      { underMessage: round?.id, mentions: people.grue },
    ]);
  });

  it("comes also when the last two answer at the same moment", async () => {
    const world = await roundWorld(database, twoLines);
    await world.open();
    await Promise.all([1, 2].map(() => world.asks()));
    const clicks = [
      [people.asnes, await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } })],
      [people.grue, await world.click(people.grue, { "S1 Grue": { value: "3,2" } })],
    ] as const;
    await Promise.all(clicks.map(([user, click]) => answerAsks(world.ports, world.turn(user), click)));
    expect((await roundOf(world))?.state).toBe("closed");
  });

  it("waits for a day that somebody named, and not for what can't be measured", async () => {
    const world = await roundWorld(database, twoLines);
    await world.open();
    await world.answer(people.asnes, { "S1 Åsnes": { choice: "cannot", why: "Ikke publisert", when: "2022-11-15" } });
    await world.answer(people.grue, { "S1 Grue": { choice: "cannot", why: "Finnes ikke" } });
    expect(await openRoundOf(world)).toBeDefined();
    await world.answer(people.asnes, { "S1 Åsnes": { choice: "cannot", why: "Finnes ikke her heller" } });
    expect(await openRoundOf(world)).toBeUndefined();
  });

  it("comes when the next round takes its place", async () => {
    const world = await roundWorld(database, twoLines);
    await world.open();
    const first = await roundOf(world);
    world.clock.set("2023-01-02T08:00:00Z");
    await world.open();
    const { rows } = await database.pool.query("select state from round where tenant = $1 order by opened_at", [
      world.tenant,
    ]);
    expect(rows.map(({ state }) => state)).toEqual(["closed", "open"]);
    expect(await closings(world)).toEqual([[first?.id, "schedule"]]);
    expect((await world.asks(first?.id)).map(({ state }) => state)).toEqual(["lapsed", "lapsed"]);
  });
});

describe("a lapsed question", () => {
  async function lapsedWorld() {
    const world = await roundWorld(database, twoLines);
    await world.open();
    const card = await world.cardKey(people.asnes);
    const [askId = ""] = card.askIds;
    world.clock.set("2023-01-02T08:00:00Z");
    await world.open();
    const [ask] = await world.asks(card.roundId);
    return { world, card, askId, revision: ask?.revision ?? 0 };
  }

  it("is answered on its old card", async () => {
    const { world, card, askId, revision } = await lapsedWorld();
    const rows = [{ askId, revision, value: "1,2" }];
    expect(modeOn(await answerAsks(world.ports, world.turn(people.asnes), { ...card, rows }), "S1 Åsnes").kind).toBe(
      "answered",
    );
    expect((await world.readings()).map(({ period }) => period)).toEqual(["2022-Q3"]);
    expect(await world.ask("S1 Åsnes")).toMatchObject({ period: "2022-Q4", state: "planned" });
  });

  it("is answered in chat by saying its period", async () => {
    const { world, card } = await lapsedWorld();
    const turn = { ...world.turn(people.asnes), source: "chat act-1" };
    await answerByText(world.ports, turn, { text: "S1 Åsnes 1,2 for 3. kvartal 2022" });
    expect((await world.readings()).map(({ period }) => period)).toEqual(["2022-Q3"]);
    expect((await world.asks(card.roundId)).map(({ state }) => state)).toEqual(["answered", "lapsed"]);
  });
});
