import { rowKey } from "../../src/domain/project/measure.ts";
import { answerAsks } from "../../src/journeys/answer-asks.ts";
import type { HandOver } from "../../src/journeys/hand-over-asks.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { cardOf, modeOn, noticeOf, people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function handOver(world: RoundWorld, rows: Record<string, Partial<HandOver>>, by: string = people.asnes) {
  return handOverAsks(world.ports, world.turn(by), await handOverClick(world, rows));
}
async function handOverClick(world: RoundWorld, rows: Record<string, Partial<HandOver>>) {
  const entries: HandOver[] = [];
  for (const [key, entry] of Object.entries(rows)) {
    const { id: askId, revision } = await world.ask(key);
    entries.push({ askId, revision, to: people.helper, scope: "once", ...entry });
  }
  return { ...(await world.cardKey(people.asnes)), rows: entries };
}

describe("sending an ask on to another", () => {
  it("offers the channel's people and the project's, but no guest", async () => {
    const world = await roundWorld(database);
    await world.open();
    const card = await world.answer(people.asnes, { "S1 Åsnes": { choice: "handOver" } });
    const mode = modeOn(card, "S1 Åsnes");
    if (mode.kind !== "chooseDelegate") throw new Error(mode.kind);
    expect(mode.people).toContainEqual({ user: people.helper, name: "saksbehandler" });
    expect(mode.people.map(({ user }) => user)).not.toContain(people.guest);
    expect(mode.people.map(({ user }) => user)).not.toContain(people.asnes);
  });

  it("once: the other gets a card of her own for this line, and the leader is told", async () => {
    const world = await roundWorld(database);
    await world.open();
    const chat = place("a:leader", "personal", { person: people.leader });
    await world.ports.store.write(world.tenant, (data) => data.conversations.save(chat));
    const click = await handOverClick(world, { "S1 Åsnes": {}, "S2 Åsnes": {} });
    const card = await handOverAsks(world.ports, world.turn(people.asnes), click);
    expect(modeOn(card, "S1 Åsnes")).toEqual({ kind: "handedOver", toName: "saksbehandler" });
    expect(cardOf(await handOverAsks(world.ports, world.turn(people.asnes), click)).rows).toHaveLength(5);
    expect(await world.ask("S1 Åsnes")).toMatchObject({ person: people.helper, state: "planned", revision: 1 });
    expect(await world.asks()).toHaveLength(17);
    const told = (await world.waiting()).filter(({ conversationId }) => conversationId === chat.id);
    const rows = [
      { measureId: "S1", office: "Åsnes" },
      { measureId: "S2", office: "Åsnes" },
    ];
    expect(told).toMatchObject([
      { subject: { notice: { reason: "handedOver", from: "nav.asnes", to: "saksbehandler", always: false, rows } } },
    ]);
    const next = await world.answer(people.helper, { "S1 Åsnes": { value: "1,2" } });
    expect(cardOf(next).rows.map(({ ask }) => rowKey(ask))).toEqual(["S1 Åsnes", "S2 Åsnes"]);
    expect((await world.storedPlan()).rows.filter(({ measurer }) => measurer)).toEqual([]);
  });

  it("always: she is asked for the line from the next round on", async () => {
    const world = await roundWorld(database);
    await world.open();
    await handOver(world, { "S1 Åsnes": { scope: "always" } });
    expect((await world.storedPlan()).rows.filter(({ measurer }) => measurer).map(rowKey)).toEqual(["S1 Åsnes"]);
    expect(await world.log()).toContainEqual(
      expect.objectContaining({ what: "measurerChanged", subject: "S1 Åsnes", new: people.helper, who: people.asnes }),
    );
    world.clock.set("2023-01-02T08:00:00Z");
    await world.open();
    expect(await world.ask("S1 Åsnes")).toMatchObject({ period: "2022-Q4", person: people.helper });
    expect(await world.ask("S2 Åsnes")).toMatchObject({ person: people.asnes });
  });

  it("is refused on the old card afterwards, and the old card says where it went", async () => {
    const world = await roundWorld(database);
    await world.open();
    const late = await world.click(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    await handOver(world, { "S1 Åsnes": {} });
    const card = await answerAsks(world.ports, world.turn(people.asnes), late);
    expect(modeOn(card, "S1 Åsnes")).toEqual({ kind: "handedOver", toName: "saksbehandler" });
    expect(await world.readings()).toEqual([]);
  });

  it("moves nothing when a name is unknown, a guest's, or not chosen", async () => {
    const world = await roundWorld(database);
    await world.open();
    for (const to of ["ingen@solor.example", people.guest]) {
      const reply = await handOver(world, { "S1 Åsnes": {}, "S2 Åsnes": { to } });
      expect(noticeOf(reply)).toEqual({ reason: "noSuchPerson", text: to });
    }
    expect(modeOn(await handOver(world, { "S1 Åsnes": { to: " " } }), "S1 Åsnes")).toMatchObject({
      kind: "chooseDelegate",
    });
    expect(await world.asks()).toHaveLength(15);
  });

  it("is for the one asked, the owner and the leader", async () => {
    const world = await roundWorld(database);
    await world.open();
    expect(noticeOf(await handOver(world, { "S1 Åsnes": {} }, people.grue))).toMatchObject({ reason: "onlyAsked" });
    expect(await world.log()).toContainEqual(expect.objectContaining({ what: "handOverRefused", who: people.grue }));
    expect(modeOn(await handOver(world, { "S1 Åsnes": {} }, people.leader), "S1 Åsnes")).toMatchObject({
      kind: "handedOver",
    });
  });

  it("leaves what is answered", async () => {
    const world = await roundWorld(database);
    await world.open();
    const late = await handOverClick(world, { "S1 Åsnes": {} });
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const card = await handOverAsks(world.ports, world.turn(people.asnes), late);
    expect(modeOn(card, "S1 Åsnes")).toMatchObject({ kind: "answered" });
    expect(await world.asks()).toHaveLength(15);
  });
});
