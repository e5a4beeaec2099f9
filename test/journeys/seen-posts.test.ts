import { answerAsks } from "../../src/journeys/answer-asks.ts";
import type { AttemptResult } from "../../src/journeys/ports.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { deliverWaiting } from "../support/deliver-messages.ts";
import { people, type RoundWorld, recordingMessenger, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

type Recorder = ReturnType<typeof recordingMessenger> & { updated: string[] };

/** A messenger that tells which posts were updated. */
function watching(results: AttemptResult[]): Recorder {
  const recorder = recordingMessenger(results);
  const updated: string[] = [];
  return {
    ...recorder,
    updated,
    update: (to, activityId, content, language) => {
      updated.push(activityId);
      return recorder.update(to, activityId, content, language);
    },
  };
}

/** A round in which the first owner's card had this result; she then clicks on the post with this id. */
async function clickedOn(card: AttemptResult, activityId: string) {
  const world = await roundWorld(database);
  await world.open();
  const messenger = watching([{ outcome: "delivered", activityId: "root" }, card]);
  await deliverWaiting(world, messenger);
  messenger.updated.length = 0;
  const click = await world.click(people.valer, { "S1 Våler": { value: "2,9" } });
  const answer = () => answerAsks(world.ports, { ...world.turn(people.valer), clickedOn: activityId }, click);
  await answer();
  return { world, messenger, answer };
}
const ofValer = async (world: RoundWorld) => {
  const { rows } = await database.pool.query<{ state: string; activityId: string; copies: string[] }>(
    `select state, activity_id as "activityId",
       array(select activity_id from message_copy c where c.tenant = m.tenant and c.message_id = m.id) as copies
     from message m where tenant = $1 and subject ->> 'user' = $2`,
    [world.tenant, people.valer],
  );
  return rows;
};

describe("promise 3: a doubtful delivery is reconciled by a click", () => {
  it("on the card nobody was sure of: it arrived, with all its asks, and is kept true", async () => {
    const { world, messenger } = await clickedOn({ outcome: "unknown", error: "reset" }, "first-copy");
    expect(await ofValer(world)).toEqual([{ state: "delivered", activityId: "first-copy", copies: [] }]);
    const states = (await world.asks()).filter(({ person }) => person === people.valer).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["answered", "delivered"]));
    await deliverWaiting(world, messenger);
    expect(messenger.updated).toContain("first-copy");
  });

  it("on a second copy: both are updated from then on", async () => {
    const { world, messenger } = await clickedOn({ outcome: "delivered", activityId: "known" }, "second-copy");
    expect(await ofValer(world)).toEqual([{ state: "delivered", activityId: "known", copies: ["second-copy"] }]);
    await deliverWaiting(world, messenger);
    expect(messenger.updated).toEqual(expect.arrayContaining(["known", "second-copy"]));
  });

  it("on the known one: nothing new", async () => {
    const { world } = await clickedOn({ outcome: "delivered", activityId: "known" }, "known");
    expect(await ofValer(world)).toEqual([{ state: "delivered", activityId: "known", copies: [] }]);
  });

  it("that was made before: the copy is noted all the same", async () => {
    const { world, answer } = await clickedOn({ outcome: "delivered", activityId: "known" }, "known");
    await answer();
    expect(await ofValer(world)).toEqual([{ state: "delivered", activityId: "known", copies: [] }]);
    const click = await world.click(people.valer, {});
    await answerAsks(world.ports, { ...world.turn(people.valer), clickedOn: "stale-copy" }, click);
    expect((await ofValer(world))[0]?.copies).toEqual(["stale-copy"]);
  });

  it("but not by a click elsewhere", async () => {
    const world = await roundWorld(database);
    await world.open();
    await deliverWaiting(
      world,
      watching([
        { outcome: "delivered", activityId: "root" },
        { outcome: "unknown", error: "x" },
      ]),
    );
    const click = await world.click(people.valer, { "S1 Våler": { value: "2,9" } });
    const turn = { ...world.turn(people.valer), clickedOn: "elsewhere" };
    await answerAsks(world.ports, { ...turn, conversation: { ...turn.conversation, id: "19:other" } }, click);
    expect(await ofValer(world)).toMatchObject([{ state: "unknown", activityId: null, copies: [] }]);
  });
});
