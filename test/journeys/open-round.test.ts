import { roundCard } from "../../src/domain/asking/round-summary.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { rowKey } from "../../src/domain/project/measure.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { openRound } from "../../src/journeys/open-round.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { noticeOf, people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

describe("opening a round", () => {
  it("asks the three owners for the fifteen lines due on 3 October 2022, until Monday 17 October", async () => {
    const world = await roundWorld(database);
    expect(await world.open(people.leader)).toEqual({
      reason: "roundOpened",
      asked: 15,
      people: 3,
      dueOn: "2022-10-17",
      blocked: [],
    });
    const asks = await world.asks();
    expect(asks.map((ask) => `${rowKey(ask)} ${ask.period} ${ask.person} ${ask.state}`)).toContain(
      "S1 Åsnes 2022-Q3 nav.asnes@solor.example planned",
    );
    expect(new Set(asks.map((ask) => ask.dueAt))).toEqual(new Set(["2022-10-17T21:59:00Z"]));
    expect(new Set(asks.map((ask) => ask.measureId))).toEqual(new Set(["S1", "S2", "S3", "B1", "B2"]));
  });

  it("plans a root post, and under it one card per owner that mentions her", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    const [root] = await world.waiting();
    expect(root).toMatchObject({ subject: { kind: "roundCard" }, conversationId: world.channel.id, language: "nb" });
    const round = await world.ports.store.read(world.tenant, (data) => data.rounds.openOf(world.plan.project.id));
    if (!round) throw new Error("no round");
    const card = roundCard(world.plan.project, round, await world.asks(), world.plan.measures);
    expect(card).toMatchObject({ asked: 15, answered: 0, people: 3 });
    expect(card.parts).toEqual([
      { period: "2022-Q3", measureIds: ["S1", "S2", "S3"], dueOn: "2022-10-17" },
      { period: "2022-H1", measureIds: ["B1", "B2"], dueOn: "2022-10-17" },
    ]);
  });

  it("splits a long card in parts", async () => {
    const world = await roundWorld(database);
    const args = { tenant: world.tenant, projectId: world.plan.project.id, language: "nb", rowsPerCard: 2 } as const;
    await openRound(world.ports, args);
    const cards = await cardMessages(world);
    const ofAsnes = cards.filter(({ user }) => user === people.asnes);
    expect(ofAsnes.map(({ part, askIds }) => [part, askIds.length])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ]);
  });

  it("is for the leader only", async () => {
    const world = await roundWorld(database);
    expect(await world.open(people.asnes)).toEqual({ reason: "onlyLeader", leaderName: "prosjektleder" });
    expect(await world.log()).toMatchObject([{ what: "openRefused", who: people.asnes, why: "onlyLeader" }]);
    expect(await world.asks()).toEqual([]);
  });

  it("asks nothing before a channel is coupled, or where the bot was taken out", async () => {
    const world = await roundWorld(database);
    const { tenant, channel } = world;
    await world.ports.store.write(tenant, (data) => data.conversations.save({ ...channel, installed: false }));
    expect(await world.open()).toEqual({ reason: "notCoupled" });
    await world.ports.store.write(tenant, (data) => data.conversations.uncouple(channel.id));
    expect(await world.open(people.leader)).toEqual({ reason: "notCoupled" });
    expect(await world.asks()).toEqual([]);
  });

  it("shows the open round when it is asked for again, and asks nobody twice", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    const again = await world.open(people.leader);
    expect(again).toEqual({ reason: "roundAlreadyOpen", dueOn: "2022-10-17", asked: 15, answered: 0, added: 0 });
    expect(await world.asks()).toHaveLength(15);
  });

  it("opens one round when it is opened four times at once", async () => {
    const world = await roundWorld(database);
    await manyConnections(world);
    const notices = await Promise.all([1, 2, 3, 4].map(() => world.open(people.leader)));
    expect(notices.filter(({ reason }) => reason === "roundOpened")).toHaveLength(1);
    expect(notices.filter(({ reason }) => reason === "roundAlreadyOpen")).toHaveLength(3);
    expect(await openAsks(world)).toHaveLength(15);
  });

  it("leaves out what is reported already", async () => {
    const world = await roundWorld(database);
    await world.ports.store.write(world.tenant, (data) =>
      data.readings.append(world.plan.project.id, [{ ...reported, id: "known" }]),
    );
    expect(await world.open(people.leader)).toMatchObject({ asked: 14 });
    expect((await world.asks()).map(rowKey)).not.toContain("S1 Åsnes");
  });

  it("asks who has left the team all the same, and tells the leader who can't answer and what to do", async () => {
    const world = await roundWorld(database);
    const teamsId = world.turn(people.grue).actor.teamsId;
    await world.ports.store.write(world.tenant, (data) => data.conversations.removeMember(world.channel.id, teamsId));
    const gone = ["NAV Grue"];
    // by the calendar: she is told in her own chat, or in the channel
    expect(await world.open()).toMatchObject({ asked: 15, people: 3, blocked: [], gone });
    const told = await allMessages(world);
    expect(told.filter(({ subject }) => subject.kind === "notice").map(({ subject }) => subject)).toMatchObject([
      { notice: { reason: "roundOpened", gone } },
    ]);
    expect((await world.ask("S1 Grue")).person).toBe(people.grue);
  });

  it("tells of lines without an owner, and asks the others", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      rows: plan.rows.map((row) => (row.office === "Grue" ? { ...row, owner: undefined } : row)),
    }));
    const blocked = ["S1 Grue", "S2 Grue", "S3 Grue", "B1 Grue", "B2 Grue"];
    expect(await world.open(people.leader)).toMatchObject({ asked: 10, people: 2, blocked });
    expect((await world.log()).filter(({ what }) => what === "askBlocked").map(({ subject }) => subject)).toEqual(
      blocked,
    );
  });

  it("tells the leader of such lines when the scheduler opens the round", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      rows: plan.rows.map((row) => (row.office === "Grue" ? { ...row, owner: undefined } : row)),
    }));
    await world.open();
    const messages = await allMessages(world);
    expect(messages).toContainEqual(
      expect.objectContaining({ mentions: people.leader, subject: expect.objectContaining({ kind: "notice" }) }),
    );
  });

  it("asks the measurer where one is named", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      rows: plan.rows.map((row) => (row.measureId === "S1" ? { ...row, measurer: people.helper } : row)),
    }));
    expect(await world.open()).toMatchObject({ asked: 15, people: 4 });
    expect((await world.ask("S1 Grue")).person).toBe(people.helper);
  });

  it("asks in the person's own chat where the project wants it so, which is opened for who has none", async () => {
    const world = await roundWorld(database, (plan) => ({ ...plan, project: { ...plan.project, askIn: "personal" } }));
    const chat = place("a:asnes", "personal", { person: people.asnes });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
    await world.open();
    const personal = (await world.waiting()).find((message) => message.conversationId === chat.id);
    expect(personal).toMatchObject({ subject: { kind: "answerCard", user: people.asnes } });
    expect(personal?.underMessage).toBeUndefined();
    const grue = (await allMessages(world)).find(({ subject }) => "user" in subject && subject.user === people.grue);
    expect(grue).toMatchObject({ conversationId: world.channel.id, openFor: "29:nav.grue" });
  });

  it("lets the old ask lapse when the next period's opens; what can't be measured keeps its word", async () => {
    const world = await roundWorld(database);
    await world.open();
    const first = await world.ask("S1 Åsnes");
    await world.answer(people.grue, { "S1 Grue": { choice: "cannot", why: "Ikke publisert" } });
    await world.answer(people.valer, { "S1 Våler": { value: "2,9" } });
    world.clock.set("2023-01-02T08:00:00Z");
    expect(await world.open()).toMatchObject({ reason: "roundOpened", asked: 15 });
    const states = new Map((await world.asks(first.roundId)).map((ask) => [rowKey(ask), ask.state]));
    expect([states.get("S1 Åsnes"), states.get("S1 Grue"), states.get("S1 Våler")]).toEqual([
      "lapsed",
      "cannotMeasure",
      "answered",
    ]);
    expect(states.get("B1 Åsnes")).toBe("lapsed");
    expect(await world.ask("S1 Åsnes")).toMatchObject({ period: "2022-Q4", state: "planned" });
  });

  it("takes a new line into the open round", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      rows: plan.rows.filter((row) => rowKey(row) !== "S1 Grue"),
    }));
    await world.open(people.leader);
    const { plan } = await roundWorld(database);
    await world.ports.store.write(world.tenant, (data) => data.projects.savePlan(plan));
    world.clock.advance({ days: 1 });
    expect(await world.open(people.leader)).toMatchObject({ reason: "roundAlreadyOpen", asked: 15, added: 1 });
    expect(await world.ask("S1 Grue")).toMatchObject({ state: "planned", dueAt: "2022-10-18T21:59:00Z" });
  });

  it("says when the next round comes where nothing is due", async () => {
    const world = await roundWorld(database, (plan) => ({
      ...plan,
      measures: plan.measures.filter(({ id }) => id.startsWith("K")),
      rows: plan.rows.filter(({ measureId }) => measureId.startsWith("K")),
    }));
    const notice = await world.open(people.leader);
    expect(notice).toMatchObject({ reason: "nothingDue", next: { on: "2023-03-15" } });
  });
});

describe("cancelling a round", () => {
  it("takes back what is not answered, and the leader can ask again the same day", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const first = await world.ask("S1 Åsnes");
    expect(noticeOf(await cancelRound(world.ports, world.turn(people.asnes), {}))).toMatchObject({
      reason: "onlyLeader",
    });
    expect(noticeOf(await cancelRound(world.ports, world.turn(people.leader), {}))).toEqual({
      reason: "roundCancelled",
      asks: 14,
    });
    expect(new Set((await world.asks(first.roundId)).map(({ state }) => state))).toEqual(
      new Set(["answered", "cancelled"]),
    );
    expect(noticeOf(await cancelRound(world.ports, world.turn(people.leader), {}))).toEqual({ reason: "noOpenRound" });
    expect(await world.open(people.leader)).toMatchObject({ reason: "roundOpened", asked: 14 });
  });

  it("refuses answers to what is cancelled", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    const click = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await cancelRound(world.ports, world.turn(people.leader), {});
    expect(noticeOf(await answerAsks(world.ports, world.turn(people.asnes), click))).toEqual({
      reason: "askCancelled",
    });
    expect(await world.readings()).toEqual([]);
  });
});

const reported = {
  measureId: "S1",
  office: "Åsnes",
  period: "2022-Q3",
  value: decimal("1.2"),
  unchanged: false,
  at: "2022-10-02T10:00:00Z",
  source: "workbook",
} as const;

/** A connection that has to be made first would put the four after each other. */
async function manyConnections(world: RoundWorld) {
  await Promise.all([1, 2, 3, 4].map(() => world.asks()));
}

function openAsks(world: RoundWorld) {
  return world.ports.store.read(world.tenant, (data) => data.rounds.openAsks(world.plan.project.id));
}

/** Sent or not: the root is marked as posted, so that what goes under it waits too. */
async function allMessages(world: RoundWorld) {
  for (const root of await world.waiting()) {
    if (root.subject.kind !== "roundCard") continue;
    await world.ports.store.write(world.tenant, (data) =>
      data.messages.save({ ...root, state: "delivered", activityId: "1664", shown: root.wanted }),
    );
  }
  return world.waiting();
}

async function cardMessages(world: RoundWorld) {
  return (await allMessages(world)).flatMap(({ subject }) => (subject.kind === "answerCard" ? [subject] : []));
}
