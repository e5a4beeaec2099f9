import type { AnswerRow } from "../../src/domain/asking/answer-card.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { answerByText } from "../../src/journeys/answer-by-text.ts";
import { setTarget } from "../../src/journeys/set-target.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { cardOf, modeOn, noticeOf, people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const write = (world: RoundWorld, text: string, user: string = people.asnes, conversation = world.channel) =>
  answerByText(world.ports, world.turn(user, conversation), { text });

describe("an answer in chat", () => {
  it.each([
    ["nb", "S1 Åsnes 1,2 færre enn ventet", "færre enn ventet"],
    ["nn", "S1 Åsnes 1,2 færre enn venta", "færre enn venta"],
    ["en", "S1 Åsnes 1.2 % fewer than expected", "fewer than expected"],
  ])("answers the open ask (%s)", async (_, text, comment) => {
    const world = await roundWorld(database);
    await world.open();
    const card = await write(world, text);
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({
      kind: "answered",
      reading: { value: decimal("1.2"), comment, source: "text", period: "2022-Q3", by: people.asnes },
    });
    expect(cardOf(card).rows).toHaveLength(1);
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "answered", revision: 2 });
  });

  it("says it once more for the same text, and points to the card for another value", async () => {
    const world = await roundWorld(database);
    await world.open();
    const first = await write(world, "S1 Åsnes 1,2");
    expect(await write(world, "S1 Åsnes 1,2")).toEqual(first);
    expect(noticeOf(await write(world, "S1 Åsnes 1,4"))).toEqual({
      reason: "alreadyAnswered",
      measureId: "S1",
      office: "Åsnes",
      period: "2022-Q3",
      value: "1.2",
      of: { percent: true, unit: "Andel" },
    });
    expect(await world.readings()).toHaveLength(1);
  });

  it("is for the newest finished period outside a round, with a receipt that can be corrected", async () => {
    const world = await roundWorld(database);
    const card = cardOf(await write(world, "S1 1,2"));
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ kind: "answered", reading: { period: "2022-Q3" } });
    const { roundId, person, rows } = card;
    const [ask] = rows.map((row) => row.ask);
    if (!ask) throw new Error("no line");
    const entry = { askId: ask.id, revision: ask.revision, value: "1,4", reason: "tastefeil" };
    const args = { roundId, user: person.user, askIds: [ask.id], rows: [entry] };
    const corrected = await answerAsks(world.ports, world.turn(people.asnes), args);
    expect(modeOn(corrected, "S1 Åsnes")).toMatchObject({ corrected: { value: decimal("1.2") } });
    expect(await world.open()).toMatchObject({ reason: "roundOpened", asked: 14 });
  });

  it("has no deadline outside a round, nor after it is changed, and thanks for that one answer", async () => {
    const world = await roundWorld(database);
    const { kind: _, ...drawn } = { ...cardOf(await write(world, "S1 1,2")) };
    expect(drawn).toMatchObject({ isUnasked: true, isReply: true });
    const [{ ask }] = drawn.rows as [AnswerRow];
    const { roundId, person } = drawn;
    const entry = { askId: ask.id, revision: ask.revision, value: "1,4", reason: "tastefeil" };
    const changed = await answerAsks(world.ports, world.turn(people.asnes), {
      ...{ roundId, user: person.user, askIds: [ask.id] },
      rows: [entry],
    });
    expect(cardOf(changed)).toMatchObject({ isUnasked: true });
    expect(cardOf(changed).isReply).toBeUndefined();
  });

  it("says how many of the person's lines still wait in the round, and nothing of deadlines that are not", async () => {
    const world = await roundWorld(database);
    await world.open();
    const own = (await world.asks()).filter(({ person }) => person === people.asnes);
    const first = cardOf(await write(world, "S1 Åsnes 1,2"));
    expect(first).toMatchObject({ waitingElsewhere: own.length - 1, isReply: true });
    expect(first.isUnasked).toBeUndefined();
    for (const { measureId } of own.slice(1)) await write(world, `${measureId} Åsnes 3 bekreft`);
    expect(cardOf(await write(world, "S1 Åsnes 1,2")).waitingElsewhere).toBeUndefined();
  });

  it("is for the period that is said, beside an open ask for another", async () => {
    const world = await roundWorld(database);
    await world.open();
    await write(world, "S1 Åsnes 1,3 for 2. kvartal");
    await write(world, "S1 Grue 3,2 for 2. kvartal", people.grue);
    expect((await world.readings()).map(({ period }) => period)).toEqual(["2022-Q2", "2022-Q2"]);
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "planned", period: "2022-Q3" });
    expect(noticeOf(await write(world, "S1 Grue 3,1 for 2. kvartal", people.grue))).toMatchObject({
      reason: "alreadyAnswered",
    });
    expect(noticeOf(await write(world, "S1 Grue 3,2 for 2. kvartal", people.grue))).toMatchObject({
      reason: "answerSaved",
      period: "2022-Q2",
    });
    expect(noticeOf(await write(world, "K1 Grue 150 for 2021", people.grue))).toMatchObject({
      reason: "periodBeforeBaseline",
      baselineDate: "2021-12-31",
    });
  });

  it("takes words in the place of a number in a round", async () => {
    const world = await roundWorld(database);
    expect(noticeOf(await write(world, "S1 uendret"))).toEqual({
      reason: "noLastValue",
      measureId: "S1",
      office: "Åsnes",
    });
    expect(noticeOf(await write(world, "S1 kan ikke måles nå: ferie"))).toMatchObject({
      reason: "notAskedFor",
      period: "2022-Q3",
    });
    await write(world, "S1 1,3 for 2. kvartal");
    await world.open();
    expect(modeOn(await write(world, "S1 uendret"), "S1 Åsnes")).toMatchObject({
      kind: "answered",
      reading: { value: decimal("1.3"), unchanged: true, period: "2022-Q3", source: "text" },
    });
    expect(modeOn(await write(world, "S2 kan ikke måles nå"), "S2 Åsnes")).toMatchObject({
      kind: "open",
      problem: { reason: "whyMissing" },
    });
    expect(modeOn(await write(world, "S2 kan ikke måles nå: telles i november"), "S2 Åsnes")).toEqual({
      kind: "cannotMeasure",
      why: "telles i november",
      expectedOn: undefined,
    });
    expect(await world.ask("S2 Åsnes")).toMatchObject({ state: "cannotMeasure" });
  });

  it("stores one of two first values outside a round", async () => {
    const world = await roundWorld(database);
    await Promise.all([1, 2, 3].map(() => world.asks()));
    const replies = await Promise.all([write(world, "S1 Åsnes 1,2"), write(world, "S1 Åsnes 1,4", people.leader)]);
    expect(replies.map((reply) => reply?.kind).sort()).toEqual(["answerCard", "notice"]);
    expect(await world.readings()).toHaveLength(1);
  });

  it("asks about a surprising value: on the card in a round, in words outside one", async () => {
    const world = await roundWorld(database);
    const doubt = noticeOf(await write(world, "S1 Åsnes 12"));
    expect(doubt).toEqual({
      reason: "confirmInText",
      measureId: "S1",
      office: "Åsnes",
      value: "12",
      of: { percent: true, unit: "Andel" },
      example: "S1 Åsnes 12 bekreft",
    });
    await world.open();
    expect(modeOn(await write(world, "S1 Åsnes 12"), "S1 Åsnes")).toMatchObject({ kind: "confirm", entered: "12" });
    expect(modeOn(await write(world, "S1 Åsnes 12 bekreft"), "S1 Åsnes")).toMatchObject({ kind: "answered" });
  });

  it("is refused politely for others, in a round and outside one", async () => {
    const world = await roundWorld(database);
    const names = ["nav.asnes", "prosjektleder", "ass.prosjektleder"];
    expect(noticeOf(await write(world, "S1 Åsnes 1,2", people.grue))).toEqual({ reason: "onlyAsked", names });
    await world.open();
    expect(noticeOf(await write(world, "S1 Åsnes 1,2", people.grue))).toEqual({ reason: "onlyAsked", names });
    expect(noticeOf(await write(world, "S1 Åsnes 1,2", people.guest))).toMatchObject({ reason: "onlyAsked" });
    expect(await world.readings()).toEqual([]);
  });

  it("is given on behalf of the owner by the leader", async () => {
    const world = await roundWorld(database);
    await world.open();
    await write(world, "S1 Grue 3,2", people.leader);
    expect(await world.readings()).toMatchObject([{ by: people.leader, onBehalfOf: people.grue }]);
  });

  it("leaves other text alone, and a place without a project", async () => {
    const world = await roundWorld(database);
    expect(await write(world, "hvordan gikk det i 2021?")).toBeUndefined();
    expect(await write(world, "S1 Åsnes")).toBeUndefined();
    expect(await write(world, "S1 Åsnes 1,2", people.asnes, place("19:other", "channel"))).toBeUndefined();
  });

  it("is understood in the person's own chat", async () => {
    const world = await roundWorld(database);
    const chat = place("a:asnes", "personal", { person: people.asnes });
    expect(modeOn(await write(world, "S1 1,2", people.asnes, chat), "S1 Åsnes")).toMatchObject({ kind: "answered" });
  });
});

describe("setting a target in chat", () => {
  const set = (world: RoundWorld, text: string, user: string = people.leader) =>
    setTarget(world.ports, world.turn(user), { text }).then(noticeOf);
  const row = async (world: RoundWorld) =>
    (await world.storedPlan()).rows.find((each) => each.measureId === "S1" && each.office === "Åsnes");

  it("sets the final target, and logs what it was", async () => {
    const world = await roundWorld(database);
    const notice = await set(world, "S1 Åsnes 1,0 % innen des. 2024");
    const of = { percent: true, unit: "Andel" };
    expect(notice).toEqual({
      reason: "targetSet",
      measureId: "S1",
      office: "Åsnes",
      value: "1",
      of,
      date: "2024-12-31",
    });
    expect(await row(world)).toMatchObject({ finalTarget: decimal(1), finalDate: "2024-12-31" });
    expect((await row(world))?.targetText).toBeUndefined();
    expect(await set(world, "S1 Åsnes 0,9 innen des. 2025 fordi det haster")).toMatchObject({
      before: "1",
      date: "2025-12-31",
    });
    await set(world, "S1 Åsnes 0,9 innen des. 2025 fordi det haster");
    const log = (await world.log()).filter(({ what }) => what === "finalTargetSet");
    expect(log).toMatchObject([
      { subject: "S1 Åsnes", old: "Reduksjon", new: "1 2024-12-31", who: people.leader },
      { old: "1 2024-12-31", new: "0.9 2025-12-31" },
    ]);
  });

  it("sets a target on the way for an earlier date", async () => {
    const world = await roundWorld(database);
    expect(await set(world, "S1 Åsnes 1,2 innen des. 2023")).toMatchObject({ reason: "targetSet", date: "2023-12-31" });
    expect((await world.storedPlan()).targets).toMatchObject([
      { measureId: "S1", office: "Åsnes", date: "2023-12-31", value: decimal("1.2") },
    ]);
    expect((await row(world))?.finalTarget).toBeUndefined();
  });

  it("asks which office, and takes “alle”", async () => {
    const world = await roundWorld(database);
    expect(await set(world, "S1 1,0 innen des. 2024")).toMatchObject({ reason: "officeMissing" });
    expect(await set(world, "S1 alle 1,0 innen des. 2024")).toMatchObject({ reason: "targetSet", measureId: "S1" });
    expect((await world.storedPlan()).rows.filter(({ finalTarget }) => finalTarget)).toHaveLength(3);
  });

  it("is for the leader only", async () => {
    const world = await roundWorld(database);
    expect(await set(world, "S1 Åsnes 1,0", people.asnes)).toEqual({
      reason: "onlyLeader",
      leaderName: "prosjektleder",
    });
    expect(await world.log()).toContainEqual(expect.objectContaining({ what: "targetRefused", who: people.asnes }));
  });
});
