import type { RowAnswer } from "../../src/domain/asking/decide-answer.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import { showAnswerCard } from "../../src/journeys/show-answer-card.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { cardOf, modeOn, people, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function openWorld(): Promise<RoundWorld> {
  const world = await roundWorld(database);
  await world.open(people.leader);
  await deliverAll(world);
  return world;
}
async function deliverAll(world: RoundWorld) {
  const { sent } = await deliverWaiting(world, recordingMessenger());
  return sent.map(({ content }) => content);
}
/** The card as everybody in the channel then has it, and as it renews itself. */
async function drawings(world: RoundWorld, owner: string = people.asnes) {
  const updates = (await deliverAll(world)).filter((content) => content.kind === "answerCard");
  const shown = await showAnswerCard(world.ports, world.turn(owner), await world.cardKey(owner));
  return { update: updates.at(-1), shown };
}
const line = "S1 Åsnes";
const save = (world: RoundWorld, entry: Partial<RowAnswer>) => world.answer(people.asnes, { [line]: entry });

describe("what a person typed and that could not be taken", () => {
  it("stands on the card when the shared copy is drawn anew because of the other lines", async () => {
    const world = await openWorld();
    const reply = await world.answer(people.asnes, {
      [line]: { value: "mange", comment: "se vedlegg", choice: "value" },
      "S2 Åsnes": { value: "8,7", choice: "value" },
      "S3 Åsnes": { value: "", choice: "value" },
    });
    const { update, shown } = await drawings(world);
    for (const card of [reply, update, shown]) {
      expect(modeOn(card, line)).toMatchObject({
        kind: "open",
        entered: "mange",
        comment: "se vedlegg",
        problem: { reason: "notANumber", entered: "mange" },
      });
      expect(modeOn(card, "S2 Åsnes").kind).toBe("answered");
      expect(modeOn(card, "S3 Åsnes")).toEqual({ kind: "open" });
    }
  });

  it.each<[string, Partial<RowAnswer>, object]>([
    ["a doubt", { value: "12", comment: "sikkert" }, { kind: "confirm", entered: "12", comment: "sikkert" }],
    [
      "no reason why not",
      { choice: "cannot", when: "2022-11-15" },
      { kind: "open", choice: "cannot", when: "2022-11-15", problem: { reason: "whyMissing" } },
    ],
    [
      "no day",
      { choice: "cannot", why: "Ikke publisert", when: "snart" },
      { kind: "open", why: "Ikke publisert", problem: { reason: "dateUnreadable" } },
    ],
    ["a word beside nothing", { choice: "value", why: "Syk" }, { kind: "open", why: "Syk" }],
    ["somebody else", { choice: "handOver", value: "3" }, { kind: "chooseDelegate" }],
  ])("is drawn again as it was: %s", async (_, entry, mode) => {
    const world = await openWorld();
    const reply = await save(world, entry);
    const { update, shown } = await drawings(world);
    for (const card of [reply, update, shown]) expect(modeOn(card, line)).toMatchObject(mode);
    expect(modeOn(update, line)).toEqual(modeOn(reply, line));
  });

  it("is drawn again where another value stands, from an old copy and in a correction", async () => {
    const world = await openWorld();
    const old = await world.click(people.asnes, { [line]: { value: "1,4", comment: "ny telling" } });
    await save(world, { value: "1,2" });
    await answerAsks(world.ports, world.turn(people.asnes), old);
    const stale = { kind: "stale", entered: "1,4", comment: "ny telling", reading: { value: decimal("1.2") } };
    expect(modeOn((await drawings(world)).update, line)).toMatchObject(stale);
    await save(world, { value: "mye", reason: "Kilden er rettet" });
    expect(modeOn((await drawings(world)).update, line)).toMatchObject({
      kind: "edit",
      entered: "mye",
      reason: "Kilden er rettet",
      problem: { reason: "notANumber" },
    });
    const corrected = await save(world, { value: "1,4", reason: "Kilden er rettet" });
    expect(modeOn(corrected, line)).toMatchObject({ kind: "answered", reading: { value: decimal("1.4") } });
    expect((await world.ask(line)).draft).toBeUndefined();
  });

  it("is no answer: no reading, no log, and the revision that every copy carries stays", async () => {
    const world = await openWorld();
    const before = await world.ask(line);
    const log = await world.log();
    await save(world, { value: "hemmelig ord" });
    expect(await world.ask(line)).toEqual({ ...before, draft: { revision: 1, value: "hemmelig ord" } });
    expect(await world.readings()).toEqual([]);
    expect(await world.log()).toEqual(log);
  });

  it("goes when the line is answered, noted as unmeasurable, cancelled or sent on", async () => {
    const settle: ((world: RoundWorld) => Promise<unknown>)[] = [
      (world) => save(world, { value: "1,2" }),
      (world) => save(world, { choice: "cannot", why: "Syk" }),
      (world) => cancelRound(world.ports, world.turn(people.leader), {}),
      async (world) => {
        const { id: askId, revision } = await world.ask(line);
        const rows = [{ askId, revision, to: people.helper, scope: "once" as const }];
        return handOverAsks(world.ports, world.turn(people.asnes), { ...(await world.cardKey(people.asnes)), rows });
      },
    ];
    for (const act of settle) {
      const world = await openWorld();
      await save(world, { value: "mange" });
      const { id, roundId } = await world.ask(line);
      await act(world);
      const after = (await world.asks(roundId)).find((ask) => ask.id === id);
      expect(after?.state).not.toBe("delivered");
      expect(after?.draft).toBeUndefined();
    }
  });

  it("stays on a lapsed ask of hers, and goes where another person is asked next", async () => {
    for (const measurer of [undefined, people.helper]) {
      const world = await openWorld();
      await save(world, { value: "mange" });
      const { id, roundId } = await world.ask(line);
      const plan = await world.storedPlan();
      const rows = plan.rows.map((row) => (row.office === "Åsnes" ? { ...row, measurer } : row));
      await world.ports.store.write(world.tenant, (data) => data.projects.savePlan({ ...plan, rows }));
      world.clock.set("2023-01-02T08:00:00Z");
      await world.open();
      const lapsed = (await world.asks(roundId)).find((ask) => ask.id === id);
      expect(lapsed).toMatchObject({ state: "lapsed" });
      expect(lapsed?.draft?.value).toBe(measurer === undefined ? "mange" : undefined);
    }
  });

  it("goes when the line is saved with nothing in it, but not by a stranger's hand", async () => {
    const world = await openWorld();
    await save(world, { value: "mange" });
    const empty = await world.click(people.asnes, { [line]: { choice: "value" } });
    await answerAsks(world.ports, world.turn(people.grue), empty);
    expect((await world.ask(line)).draft?.value).toBe("mange");
    const reply = await answerAsks(world.ports, world.turn(people.asnes), empty);
    expect(cardOf(reply).nothingEntered).toBeUndefined();
    expect(modeOn(reply, line)).toEqual({ kind: "open" });
    expect(modeOn((await drawings(world)).update, line)).toEqual({ kind: "open" });
  });

  it("leads back to the receipt when a correction is emptied, and to the fields when nobody is chosen", async () => {
    const world = await openWorld();
    await save(world, { value: "1,2" });
    await save(world, { value: "mye", reason: "" });
    expect(modeOn(await save(world, { reason: "" }), line).kind).toBe("answered");
    await world.answer(people.asnes, { "S2 Åsnes": { choice: "handOver", value: "8,7" } });
    const back = await world.answer(people.asnes, { "S2 Åsnes": {} });
    expect(modeOn(back, "S2 Åsnes")).toEqual({ kind: "open", entered: "8,7" });
  });

  it("is not brought back by a click that comes once more after the line was settled", async () => {
    const world = await openWorld();
    const slip = await world.click(people.asnes, { [line]: { value: "mange" } });
    await answerAsks(world.ports, world.turn(people.asnes), slip);
    await save(world, { value: "1,2" });
    const again = await answerAsks(world.ports, world.turn(people.asnes), slip);
    expect(modeOn(again, line).kind).toBe("answered");
    expect((await world.ask(line)).draft).toBeUndefined();
  });
});

describe("saving with nothing entered", () => {
  it("says so, and stores nothing", async () => {
    const world = await openWorld();
    const choice = "value" as const;
    const reply = await world.answer(people.asnes, { [line]: { choice }, "S2 Åsnes": { choice, value: " " } });
    expect(cardOf(reply).nothingEntered).toBe(true);
    expect(await world.due()).toEqual([]);
    const some = await world.answer(people.asnes, { [line]: { choice, value: "1,2" }, "S2 Åsnes": { choice } });
    expect(cardOf(some).nothingEntered).toBeUndefined();
  });
});

describe("“Svar likevel”", () => {
  it("opens a line that could not be measured", async () => {
    const world = await openWorld();
    await save(world, { choice: "cannot", why: "Ikke publisert" });
    const { id: edit } = await world.ask(line);
    const key = await world.cardKey(people.asnes);
    const open = await showAnswerCard(world.ports, world.turn(people.asnes), { ...key, edit });
    expect(modeOn(open, line)).toEqual({ kind: "open" });
    expect(modeOn(await save(world, { value: "1,2" }), line).kind).toBe("answered");
  });
});

describe("the project's own settings", () => {
  it("go with the card", async () => {
    const world = await roundWorld(database, (plan) => {
      const project = { ...plan.project, timeZone: "Europe/Helsinki", limits: { green: 90, yellow: 70 } };
      return { ...plan, project };
    });
    await world.open(people.leader);
    const card = await showAnswerCard(world.ports, world.turn(people.asnes), await world.cardKey(people.asnes));
    expect(card).toMatchObject({ timeZone: "Europe/Helsinki", limits: { green: 90, yellow: 70 } });
  });
});
