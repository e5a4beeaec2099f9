import type { Plan } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { personalChat } from "../support/fakeTeams/activities.ts";
import { send } from "../support/fakeTeams/people.ts";
import { type KillPoint, killPoints, lastWords } from "./kill-points.ts";
import { asnes, owners, ProcessWorld } from "./process-world.ts";

let database: Database;
let world: ProcessWorld;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());
afterEach(() => world.close());

const pointsBy = (by: "answer" | "ask") =>
  (Object.keys(killPoints) as KillPoint[]).filter((point) => killPoints[point].by === by);

async function dies(point: KillPoint): Promise<void> {
  const [app] = world.started;
  expect(await app?.ended).toMatchObject({ signal: "SIGKILL" });
  expect(app?.log.map(({ msg }) => msg)).toContain(lastWords(point));
}

describe("promises 1 and 2: killed in the middle of an answer", () => {
  it.each(pointsBy("answer"))(
    "%s: what got its receipt stands, and the same click again counts once",
    async (point) => {
      world = await ProcessWorld.start(database.url);
      await world.addApp();
      await world.couple();
      await world.say("spør nå");
      await world.settled();
      expect(await world.answer(asnes, "S2 Åsnes", "8,5")).toMatchObject({ reply: { status: 200 } });
      await world.app.order({ order: "arm", point });
      const { pressed, reply } = await world.answer(asnes, "S1 Åsnes", "1,2");
      await dies(point);
      expect(reply).toBeUndefined();
      await world.addApp();
      expect(await world.readings()).toEqual(
        point === "answer, before the commit" ? ["S2 Åsnes 8.5"] : ["S1 Åsnes 1.2", "S2 Åsnes 8.5"],
      );
      for (const form of ["same", "newId"] as const) {
        expect(await send(world.teams, world.app.url(), pressed, form)).toMatchObject({ status: 200 });
      }
      await world.settled();
      expect(await world.readings()).toEqual(["S1 Åsnes 1.2", "S2 Åsnes 8.5"]);
      expect(await world.lost()).toEqual([]);
      expect((await world.asks()).states).toMatchObject({ answered: 2, delivered: 13 });
    },
  );
});

/**
 * Every ask is delivered or, where a process died between the decision to send and the result, unknown: then it is not
 * sent again. What is delivered is seen once.
 */
async function expectAsked({ unsure }: { unsure: boolean }): Promise<void> {
  const { oracle } = world.teams;
  const cards = (await world.messages()).filter(({ kind }) => kind === "answerCard").map(({ state }) => state);
  const sure = cards.filter((state) => state === "delivered").length;
  const seen = owners.map((owner) => oracle.seen(owner.teamsId).length);
  expect(cards.filter((state) => state !== "delivered" && state !== "unknown")).toEqual([]);
  expect(unsure ? sure < 3 : sure === 3).toBe(true);
  expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  expect(seen.filter((count) => count === 1).length).toBeGreaterThanOrEqual(sure);
  expect({ double: oracle.doubleAsks(), repeated: oracle.repeatedAsks() }).toEqual({ double: [], repeated: [] });
  const { total, states } = await world.asks();
  expect({ total, settled: (states["delivered"] ?? 0) + (states["unknown"] ?? 0) }).toEqual({ total: 15, settled: 15 });
}

/** The other cards of the batch may have been on their way in that moment, or not. */
async function isUnsure(point: KillPoint): Promise<boolean> {
  const unknown = (await world.messages()).some(({ state }) => state === "unknown");
  return unknown && point === "after a card's result is stored";
}

const unsurePoints: KillPoint[] = ["before the POST of a card", "after a card's POST, before its result is stored"];

describe("promises 3 and 4: killed while a round is asked", () => {
  it.each(pointsBy("ask"))("%s: nobody is asked twice, and every ask is accounted for", async (point) => {
    world = await ProcessWorld.start(database.url);
    await world.addApp();
    await world.couple();
    await world.app.order({ order: "arm", point });
    await world.say("spør nå").catch(() => undefined);
    await dies(point);
    // over the leases of the dead
    await world.advance({ minutes: 2 });
    await world.addApp();
    await world.settled();
    await world.say("spør nå");
    await world.settled();
    await expectAsked({ unsure: unsurePoints.includes(point) || (await isUnsure(point)) });
  });

  it("during the POST of a card, which arrives: it is unknown, is not sent again, and can be answered", async () => {
    const change = (plan: Plan): Plan => ({ ...plan, project: { ...plan.project, askIn: "personal" } });
    world = await ProcessWorld.start(database.url, { change });
    await world.addApp({ connectorMs: 60_000 });
    await world.couple();
    const { teams } = world;
    teams.faults.plan("send", { kind: "hang", deliver: true }, 1, personalChat(asnes).id);
    await world.say("spør nå");
    await world.until(() => teams.faults.struck.has("send hang after delivery"), "the card is on its way");
    await world.until(() => owners.every(({ teamsId }) => teams.oracle.seen(teamsId).length > 0), "all have a card");
    const isCard = ({ kind, state }: { kind: string; state: string }) => kind === "answerCard" && state === "delivered";
    const delivered = async () => (await world.messages()).filter(isCard).length;
    await world.until(async () => (await delivered()) === 2, "the others' results are stored");
    expect(await world.app.kill("SIGKILL")).toMatchObject({ signal: "SIGKILL" });
    await world.advance({ minutes: 2 });
    await world.addApp();
    await world.settled();
    expect((await world.messages()).filter(({ state }) => state === "unknown").length).toBe(1);
    await expectAsked({ unsure: true });
    for (const owner of owners) {
      const { row } = world.cardOf(owner).card.rows[0] ?? { row: "" };
      // the first press in a chat that was just opened asks for another: who she is, is looked up first
      await world.until(async () => {
        const { reply } = await world.answer(owner, row, world.plausible(row));
        return reply?.receipt !== undefined;
      }, "the answer gets its receipt");
    }
    await world.settled();
    expect((await world.readings()).length).toBe(3);
    expect(await world.lost()).toEqual([]);
  });
});

describe("promise 1: SIGTERM", () => {
  it("finishes the answers that are under way, then ends by itself", async () => {
    world = await ProcessWorld.start(database.url);
    await world.addApp();
    await world.couple();
    await world.say("spør nå");
    await world.settled();
    const { app } = world;
    const answers = owners.flatMap((owner) =>
      world.cardOf(owner).card.rows.map(({ row }) => world.answer(owner, row, world.plausible(row))),
    );
    const ended = app.kill("SIGTERM");
    const replies = await Promise.all(answers);
    expect(await ended).toEqual({ code: 0, signal: null });
    await world.addApp();
    await world.settled();
    expect(await world.lost()).toEqual([]);
    for (const { pressed } of replies) await send(world.teams, world.app.url(), pressed);
    await world.settled();
    expect(new Set(await world.readings()).size).toBe(15);
    expect((await world.readings()).length).toBe(15);
    expect((await world.asks()).states).toEqual({ answered: 15 });
  });
});
