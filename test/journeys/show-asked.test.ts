import type { AskedList } from "../../src/domain/telling/status.ts";
import { cancelRound } from "../../src/journeys/cancel-round.ts";
import { handOverAsks } from "../../src/journeys/hand-over-asks.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import { showAsked } from "../../src/journeys/show-asked.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, place, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";
import { textsOf } from "../views/card-checks.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const chat = place("a:chat", "personal");
const delivered = { outcome: "delivered", activityId: "root" } as const;

async function asked(world: RoundWorld, user: string, where = chat): Promise<AskedList> {
  const content = await showAsked(world.ports, world.turn(user, where));
  if (content.kind !== "askedList") throw new Error(`not a list: ${JSON.stringify(content)}`);
  return content;
}
const deliver = (world: RoundWorld, results: AttemptResult[] = []) =>
  deliverWaiting(world, recordingMessenger(results));
const shown = (list: AskedList) => textsOf(drawContent(list, "nb").card ?? {}).join("\n");

describe("hvem er spurt", () => {
  it("tells the leader in her own chat who was asked for what, when and where", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    world.clock.advance({ minutes: 2 });
    await deliver(world);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    const list = await asked(world, people.leader);
    expect(list.persons?.map(({ name, posts }) => [name, posts])).toEqual(
      ["nav.valer", "nav.asnes", "nav.grue"].map((name) => [
        name,
        [{ place: "channel", at: "2022-10-03T07:02:00Z", state: "posted" }],
      ]),
    );
    expect(list.persons?.[1]?.rows[0]).toEqual({ measureId: "S1", office: "Åsnes", state: "answered" });
    expect(shown(list)).toContain("Spurt i kanalen 3. oktober kl.\u00a009.02");
  });

  it("counts every question once: the states add up to all that were asked", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    const refused = { outcome: "refused", status: 403, code: "BotNotInConversationRoster", error: "x" } as const;
    await deliver(world, [delivered, delivered, { outcome: "unknown", error: "reset" }, refused]);
    await world.answer(people.valer, {
      "S1 Våler": { value: "2,6" },
      "S2 Våler": { choice: "cannot", why: "ikke klart", when: "20.10.2022" },
    });
    const ask = await world.ask("S3 Våler");
    const rows = [{ askId: ask.id, revision: ask.revision, to: people.helper, scope: "once" as const }];
    await handOverAsks(world.ports, world.turn(people.valer), { ...(await world.cardKey(people.valer)), rows });
    const list = await asked(world, people.leader);
    expect(list.total).toBe((await world.asks()).length);
    expect(list.states.reduce((sum, { count }) => sum + count, 0)).toBe(list.total);
    expect(new Set(list.states.map(({ state }) => state))).toEqual(
      new Set(["planned", "delivered", "answered", "cannotMeasure", "handedOver", "blocked", "unknown"]),
    );
    const numbers = [...shown(list).matchAll(/^(\d+)$/gm)].map(([, number]) => Number(number));
    expect(numbers.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(numbers.at(-1));
    expect(shown(list)).toContain("Usikkert om det kom fram i kanalen");
    expect(shown(list)).toMatch(/Sendt til en annen: S3 Våler \(til saksbehandler\)/);
  });

  it("gives numbers alone to others, and in the channel to the leader too", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await deliver(world);
    for (const [user, where] of [
      [people.helper, world.channel],
      [people.leader, world.channel],
      [people.guest, world.channel],
    ] as const) {
      const list = await asked(world, user, where);
      expect(list).toMatchObject({ total: 15, people: 3 });
      expect(list.persons).toBeUndefined();
      expect(shown(list)).not.toMatch(/nav\./);
    }
    expect(await asked(world, people.leader, world.channel)).toMatchObject({ namesInPersonalChat: true });
  });

  it("shows each who is asked her own lines, wherever she asks, and nobody else's", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await deliver(world);
    for (const where of [chat, world.channel]) {
      const list = await asked(world, people.grue, where);
      expect(list).toMatchObject({ own: true, persons: [{ name: "nav.grue" }] });
      expect(list.persons?.[0]?.rows).toHaveLength(5);
      expect(shown(list)).not.toMatch(/nav\.(asnes|valer)/);
    }
  });

  it("has the reminders with their times, to the leader all and to each her own", async () => {
    const world = await roundWorld(database);
    await world.open(people.leader);
    await deliver(world);
    const asks = (await world.asks()).filter(({ person }) => person === people.grue);
    const common = { projectId: world.plan.project.id, dueOn: "2022-10-17", at: "2022-10-13T07:00:00Z" };
    await world.ports.store.write(world.tenant, (data) =>
      data.reminders.take(
        asks.flatMap(({ id: askId, roundId }) => [
          { ...common, askId, roundId, stage: "before", person: people.grue, messageId: "m1" },
          { ...common, askId, roundId, stage: "after1", person: people.valer, at: "2022-10-18T07:00:00Z" },
        ]),
      ),
    );
    const grue = { at: "2022-10-13T07:00:00Z", reached: true };
    const owner = { at: "2022-10-18T07:00:00Z", to: "nav.valer", reached: false };
    expect((await asked(world, people.leader)).persons?.[2]?.reminders).toEqual([grue, owner]);
    expect((await asked(world, people.grue)).persons?.[0]?.reminders).toEqual([grue]);
    expect(shown(await asked(world, people.leader))).toContain("(til nav.valer, kom ikke fram)");
  });

  it("is about the newest round when none is open, and says when there never was one", async () => {
    const world = await roundWorld(database);
    expect(await asked(world, people.leader)).toMatchObject({ total: 0, people: 0 });
    await world.open(people.leader);
    await cancelRound(world.ports, world.turn(people.leader), {});
    const list = await asked(world, people.leader);
    expect(list).toMatchObject({ round: { cancelled: true }, states: [{ state: "cancelled", count: 15 }] });
    expect(shown(list)).toContain("Runden er avlyst.");
  });
});
