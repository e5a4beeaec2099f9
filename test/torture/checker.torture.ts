import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import { brokenInvariants } from "./invariants.ts";
import type { Plant } from "./plants.ts";
import { asnes, ProcessWorld } from "./process-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

/** A round, an answer, and what the checker says of it. */
async function roundWith(plant?: Plant): Promise<string[]> {
  const world = await ProcessWorld.start(database.url);
  try {
    // an answer that a busy machine keeps waiting is not what the checker is to find
    await world.addApp({ connectorMs: 20_000, ...(plant && { plant }) });
    await world.couple();
    await world.say("spør nå");
    await world.settled();
    expect(await world.answer(asnes, "S1 Åsnes", "1,2")).toMatchObject({ reply: { status: 200 } });
    await world.settled();
    return await brokenInvariants(world);
  } finally {
    await world.close();
  }
}

describe("the checker of npm run torture", () => {
  it("finds nothing where nothing is wrong", async () => {
    expect(await roundWith()).toEqual([]);
  });

  it("finds an answer that got its receipt and was not stored", async () => {
    expect(await roundWith("forgetAnswers")).toEqual([
      "lost: S1 Åsnes = 1,2 got its receipt and is not in the history",
    ]);
  });

  it("finds cards that were sent again though they had arrived", async () => {
    expect(await roundWith("sendTwice")).toContain("sent again though it had arrived: 3 copies, 0 ambiguous sends");
  });
});
