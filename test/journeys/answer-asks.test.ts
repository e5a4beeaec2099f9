import { decimal } from "../../src/domain/numbers/decimal.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { explainDeviation } from "../../src/journeys/explain-deviation.ts";
import { showAnswerCard } from "../../src/journeys/show-answer-card.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { cardOf, modeOn, noticeOf, people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function openWorld(...args: Parameters<typeof roundWorld> extends [unknown, ...infer Rest] ? Rest : never) {
  const world = await roundWorld(database, ...args);
  await world.open(people.leader);
  return world;
}
const values = async (world: RoundWorld) => (await world.readings()).map(({ value }) => value.toFixed());

describe("answering on the card", () => {
  it("saves some lines now, leaves the rest open, and the card is the receipt", async () => {
    const world = await openWorld();
    const card = await world.answer(people.asnes, {
      "S1 Åsnes": { value: "1,2 %", comment: "færre enn ventet" },
      "S2 Åsnes": { value: "" },
      "B1 Åsnes": { value: "6,4", choice: "value" },
    });
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({
      kind: "answered",
      byName: "nav.asnes",
      reading: {
        value: decimal("1.2"),
        comment: "færre enn ventet",
        by: people.asnes,
        source: "card",
        unchanged: false,
      },
      assessment: { state: "noTarget", trend: "rightWay" },
      series: [
        { date: "2022-03-31", value: decimal("1.3") },
        { date: "2022-09-30", value: decimal("1.2") },
      ],
      askCause: false,
    });
    expect(modeOn(card, "S2 Åsnes")).toEqual({ kind: "open" });
    expect(cardOf(card).rows).toHaveLength(5);
    expect(cardOf(card).person).toEqual({ user: people.asnes, name: "nav.asnes", teamsId: "29:nav.asnes" });
    const states = (await world.asks()).filter(({ person }) => person === people.asnes).map(({ state }) => state);
    expect(states.filter((state) => state === "answered")).toHaveLength(2);
    expect(states.filter((state) => state === "planned")).toHaveLength(3);
  });

  it("counts one click once, delivered four times in a row and four times at once, days later too", async () => {
    const world = await openWorld();
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" }, "S2 Åsnes": { value: "8,9" } });
    const send = () => answerAsks(world.ports, world.turn(people.asnes), click);
    const first = await send();
    for (const receipt of [await send(), await send(), await send()]) expect(receipt).toEqual(first);
    await Promise.all([send(), send(), send(), send()]);
    world.clock.advance({ days: 9 });
    expect(modeOn(await send(), "S1 Åsnes")).toEqual(modeOn(first, "S1 Åsnes"));
    expect(await values(world)).toEqual(["1.2", "8.9"]);
    expect((await world.log()).filter(({ what }) => what === "answered")).toHaveLength(2);
  });

  it("stores one of two answers that come at the same moment, and asks the other about its own", async () => {
    const world = await openWorld();
    const one = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const other = await world.click(people.asnes, { "S1 Åsnes": { value: "1,4" } });
    const cards = await Promise.all([
      answerAsks(world.ports, world.turn(people.asnes), one),
      answerAsks(world.ports, world.turn(people.leader), other),
    ]);
    expect(cards.map((card) => modeOn(card, "S1 Åsnes").kind).sort()).toEqual(["answered", "stale"]);
    expect(await values(world)).toHaveLength(1);
  });

  it("shows what stands when another value comes from a stale copy, and stores nothing", async () => {
    const world = await openWorld();
    const stale = await world.click(people.asnes, { "S1 Åsnes": { value: "1,4" } });
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const card = await answerAsks(world.ports, world.turn(people.asnes), stale);
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({
      kind: "stale",
      entered: "1,4",
      reading: { value: decimal("1.2") },
    });
    expect(await values(world)).toEqual(["1.2"]);
  });

  it("keeps both values and the reason when the owner corrects an answer", async () => {
    const world = await openWorld();
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const { askIds, ...key } = await world.cardKey(people.asnes);
    const { id: edit } = await world.ask("S1 Åsnes");
    const open = await showAnswerCard(world.ports, world.turn(people.asnes), { ...key, askIds, edit });
    expect(modeOn(open, "S1 Åsnes")).toMatchObject({ kind: "edit", reading: { value: decimal("1.2") } });
    const unreasoned = await world.answer(people.asnes, { "S1 Åsnes": { value: "1,4", reason: " " } });
    expect(modeOn(unreasoned, "S1 Åsnes")).toMatchObject({
      kind: "edit",
      entered: "1,4",
      problem: { reason: "reasonMissing" },
    });
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,4", reason: "Kilden er rettet" } });
    for (const _ of [1, 2, 3]) {
      const card = await answerAsks(world.ports, world.turn(people.asnes), click);
      expect(modeOn(card, "S1 Åsnes")).toMatchObject({
        kind: "answered",
        reading: { value: decimal("1.4"), reason: "Kilden er rettet" },
        corrected: { value: decimal("1.2") },
      });
    }
    expect(await values(world)).toEqual(["1.2", "1.4"]);
    expect(await world.log()).toContainEqual(
      expect.objectContaining({
        what: "corrected",
        subject: "S1 Åsnes 2022-Q3",
        old: "1.2",
        new: "1.4",
        why: "Kilden er rettet",
      }),
    );
    expect(await world.ask("S1 Åsnes")).toMatchObject({
      state: "answered",
      revision: 3,
      readingId: (await world.readings())[1]?.id,
    });
  });

  it("stores “unchanged” with the last value, counted apart", async () => {
    const world = await openWorld();
    const none = await world.answer(people.asnes, { "S1 Åsnes": { choice: "unchanged" } });
    expect(modeOn(none, "S1 Åsnes")).toMatchObject({ kind: "open", problem: { reason: "noLastValue" } });
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    world.clock.set("2023-01-02T08:00:00Z");
    await world.open();
    const card = await world.answer(people.asnes, { "S1 Åsnes": { choice: "unchanged" } });
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({
      reading: { period: "2022-Q4", unchanged: true, value: decimal("1.2") },
    });
    expect(cardOf(card).rows[0]?.last).toMatchObject({ reading: { period: "2022-Q3" } });
  });

  it("asks about a surprising value and saves it as given when it is confirmed", async () => {
    const world = await openWorld();
    const doubt = await world.answer(people.asnes, { "S1 Åsnes": { value: "12" } });
    expect(modeOn(doubt, "S1 Åsnes")).toMatchObject({
      kind: "confirm",
      entered: "12",
      doubts: [{ reason: "farFromBaseline" }],
    });
    expect(await world.readings()).toEqual([]);
    const card = await world.answer(people.asnes, { "S1 Åsnes": { value: "12", confirmed: true } });
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ kind: "answered", reading: { value: decimal(12) } });
    expect(await world.log()).toContainEqual(
      expect.objectContaining({ what: "answered", why: "confirmed: farFromBaseline" }),
    );
  });

  it("notes what can't be measured now, and takes the value later", async () => {
    const world = await openWorld();
    const without = await world.answer(people.asnes, { "S1 Åsnes": { choice: "cannot" } });
    expect(modeOn(without, "S1 Åsnes")).toMatchObject({ kind: "open", problem: { reason: "whyMissing" } });
    const noted = await world.answer(people.asnes, {
      "S1 Åsnes": { choice: "cannot", why: "Ikke publisert", when: "medio november" },
    });
    expect(modeOn(noted, "S1 Åsnes")).toEqual({
      kind: "cannotMeasure",
      why: "Ikke publisert",
      expectedOn: "2022-11-20",
    });
    const card = await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ kind: "answered" });
  });

  it("keeps what was typed on a copy that was used for something else", async () => {
    const world = await openWorld();
    const value = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await world.answer(people.asnes, { "S1 Åsnes": { choice: "cannot", why: "Ikke publisert" } });
    const card = await answerAsks(world.ports, world.turn(people.asnes), value);
    expect(modeOn(card, "S1 Åsnes")).toEqual({ kind: "open", entered: "1,2", comment: undefined });
    expect(await world.readings()).toEqual([]);
  });

  it("takes an answer to a lapsed ask", async () => {
    const world = await openWorld();
    const late = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    world.clock.set("2023-01-02T08:00:00Z");
    await world.open();
    const card = await answerAsks(world.ports, world.turn(people.asnes), late);
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ kind: "answered", reading: { period: "2022-Q3" } });
    expect(await world.ask("S1 Åsnes")).toMatchObject({ period: "2022-Q4", state: "planned" });
  });

  it("takes a value that a workbook brought meanwhile as the answer", async () => {
    const world = await openWorld();
    const known = {
      id: "wb",
      measureId: "S1",
      office: "Åsnes",
      period: "2022-Q3",
      value: decimal("1.2"),
      unchanged: false,
    } as const;
    await world.ports.store.write(world.tenant, (data) =>
      data.readings.append(world.plan.project.id, [{ ...known, at: "2022-10-03T08:00:00Z", source: "workbook" }]),
    );
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(await world.ask("S1 Åsnes")).toMatchObject({ state: "answered", readingId: "wb" });
    expect(await world.readings()).toHaveLength(1);
  });
});

describe("a target and its deviation", () => {
  const withTarget = () =>
    openWorld((plan) => ({
      ...plan,
      project: { ...plan.project, startDate: "2022-04-01" },
      rows: plan.rows.map((row) => ({ ...row, finalTarget: decimal("1.0"), finalDate: "2022-12-31" })),
    }));

  it("asks for cause and action when the light is red, and stores them once", async () => {
    const world = await withTarget();
    const card = await world.answer(people.asnes, { "S1 Åsnes": { value: "1,3" } });
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ assessment: { light: "red" }, askCause: true });
    expect(cardOf(card).rows[0]?.target).toMatchObject({ kind: "computed" });
    const { id: askId } = await world.ask("S1 Åsnes");
    const key = await world.cardKey(people.asnes);
    const tell = (cause: string) =>
      explainDeviation(world.ports, world.turn(people.asnes), {
        ...key,
        rows: [{ askId, cause, action: "Nytt tiltak" }],
      });
    for (const told of [await tell("Lavsesong"), await tell("Noe annet")]) {
      expect(modeOn(told, "S1 Åsnes")).toMatchObject({
        askCause: false,
        reading: { cause: "Lavsesong", action: "Nytt tiltak" },
      });
    }
    expect((await world.log()).filter(({ what }) => what === "deviationExplained")).toHaveLength(1);
  });
});

describe("who may answer", () => {
  it("lets the leader and the deputy answer on behalf of the owner, who is told", async () => {
    const world = await openWorld();
    const chat = place("a:grue", "personal", { person: people.grue });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } }, people.leader);
    await world.answer(people.grue, { "S1 Grue": { value: "3,2" } }, people.deputy);
    expect(await world.readings()).toMatchObject([
      { by: people.leader, onBehalfOf: people.asnes },
      { by: people.deputy, onBehalfOf: people.grue },
    ]);
    const told = (await world.waiting()).filter(({ subject }) => subject.kind === "notice");
    expect(told).toMatchObject([
      {
        conversationId: chat.id,
        subject: {
          notice: { reason: "answeredOnBehalf", rows: [{ measureId: "S1", value: "3.2", of: { percent: true } }] },
        },
      },
    ]);
  });

  it("tells others politely who may, logs it, and stores nothing", async () => {
    const world = await openWorld();
    const refused = await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } }, people.grue);
    expect(noticeOf(refused)).toEqual({
      reason: "onlyAsked",
      names: ["nav.asnes", "prosjektleder", "ass.prosjektleder"],
    });
    expect(await world.readings()).toEqual([]);
    expect(await world.log()).toContainEqual(
      expect.objectContaining({ what: "answerRefused", who: people.grue, why: "onlyAsked" }),
    );
  });

  it("never lets a guest, even one who owns the line", async () => {
    const world = await openWorld((plan) => ({
      ...plan,
      rows: plan.rows.map((row) => (row.office === "Åsnes" ? { ...row, owner: people.guest } : row)),
    }));
    expect(noticeOf(await world.answer(people.guest, { "S1 Åsnes": { value: "1,2" } }))).toMatchObject({
      reason: "notInProject",
    });
    const chat = place("a:guest", "personal", { person: people.guest });
    const click = await world.click(people.guest, { "S1 Åsnes": { value: "1,2" } });
    expect(noticeOf(await answerAsks(world.ports, world.turn(people.guest, chat), click))).toMatchObject({
      reason: "notInProject",
    });
    expect(await world.readings()).toEqual([]);
  });

  it("asks who it is while the roster has not told", async () => {
    const world = await openWorld();
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(noticeOf(await answerAsks(world.ports, world.turn(undefined), click))).toEqual({ reason: "unknownPerson" });
  });

  it("lets the owner answer though a measurer was asked", async () => {
    const world = await openWorld((plan) => ({
      ...plan,
      rows: plan.rows.map((row) => (row.office === "Åsnes" ? { ...row, measurer: people.helper } : row)),
    }));
    await world.answer(people.helper, { "S1 Åsnes": { value: "1,2" } }, people.asnes);
    expect(await world.readings()).toMatchObject([{ by: people.asnes }]);
    expect((await world.readings())[0]?.onBehalfOf).toBeUndefined();
  });

  it("takes no forged, mixed or foreign id: they are all a card that is out of date", async () => {
    const world = await openWorld();
    const other = await openWorld();
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const foreign = await other.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const grues = await world.cardKey(people.grue);
    const forged = [
      foreign,
      { ...click, roundId: foreign.roundId },
      { ...click, roundId: "made-up" },
      { ...click, askIds: [] },
      { ...click, askIds: [...click.askIds, "made-up"] },
      { ...click, askIds: [...click.askIds, ...grues.askIds] },
      { ...click, user: people.grue },
    ];
    for (const args of forged) {
      const reply = await answerAsks(world.ports, world.turn(people.asnes), args);
      expect(noticeOf(reply)).toEqual({ reason: "cardOutOfDate" });
      expect(noticeOf(await showAnswerCard(world.ports, world.turn(people.asnes), args))).toEqual({
        reason: "cardOutOfDate",
      });
    }
    // an entry for a line that is not on the card is no entry
    const extra = { ...click, rows: [{ askId: grues.askIds[0] ?? "", revision: 1, value: "3" }] };
    expect(cardOf(await answerAsks(world.ports, world.turn(people.asnes), extra)).rows).toHaveLength(5);
    expect([...(await world.readings()), ...(await other.readings())]).toEqual([]);
  });

  it("shows a card only in its project's channel or to the project's people", async () => {
    const world = await openWorld();
    const key = await world.cardKey(people.asnes);
    const chat = place("a:helper", "personal", { person: people.helper });
    expect(cardOf(await showAnswerCard(world.ports, world.turn(people.helper), key)).rows).toHaveLength(5);
    expect(noticeOf(await showAnswerCard(world.ports, world.turn(people.helper, chat), key))).toMatchObject({
      reason: "notInProject",
    });
    const { id: edit } = await world.ask("S1 Åsnes");
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(noticeOf(await showAnswerCard(world.ports, world.turn(people.grue), { ...key, edit }))).toMatchObject({
      reason: "onlyAsked",
    });
  });
});
