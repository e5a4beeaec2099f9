import { sql } from "kysely";
import { createSender } from "../../src/jobs/sender.ts";
import { createPlanCache } from "../../src/store/plan-cache.ts";
import { createApologies } from "../../src/teams/apologies.ts";
import { readIncoming } from "../../src/teams/incoming.ts";
import { createStrangers } from "../../src/teams/strangers.ts";
import { movableClock } from "../support/clock.ts";
import { freshStore } from "../support/database.ts";
import { channel, message, person } from "../support/fakeTeams/activities.ts";
import { startFakeTeams } from "../support/fakeTeams/server.ts";
import { planOf } from "../support/plan-builder.ts";

const tenants = ["tenant-a", "tenant-b"] as const;

/** The same words of the same person in the same place, in each of two organisations. */
async function saidInBoth() {
  const said = [];
  for (const tenant of tenants) {
    const teams = await startFakeTeams({ tenant });
    const activity = message(teams, { from: person("A", "a@x"), place: channel(), text: "status" });
    await teams.close();
    const incoming = readIncoming(activity, false);
    if (incoming === undefined) throw new Error("the activity can't be read");
    expect(incoming.tenant).toBe(tenant);
    said.push(incoming);
  }
  return said;
}

describe("promise 12: what a process remembers, it remembers of one tenant", () => {
  it("plans that were read", () => {
    const cache = createPlanCache();
    cache.set({ tenant: "tenant-a", version: "same" }, planOf());
    expect(cache.get({ tenant: "tenant-b", version: "same" })).toBeUndefined();
    expect(cache.get({ tenant: "tenant-a", version: "same" })).toBeDefined();
  });

  it("who could not be looked up", async () => {
    const [one, other] = await saidInBoth();
    const strangers = createStrangers();
    if (one) strangers.add(one);
    expect([one, other].map((each) => each && strangers.has(each))).toEqual([true, false]);
  });

  it("who was told that it went wrong", async () => {
    const told: string[] = [];
    const nothing = () => undefined;
    const apologise = createApologies(
      { post: ({ tenant }) => void told.push(tenant), replace: nothing, attach: nothing },
      false,
    );
    for (const incoming of await saidInBoth()) {
      apologise({ incoming, id: "1" });
      apologise({ incoming, id: "2" });
    }
    expect(told).toEqual([...tenants]);
  });

  it("which tenants are written down", async () => {
    const database = await freshStore();
    for (const tenant of [...tenants, ...tenants]) {
      await database.store.write(tenant, (data) => data.claimInbox("same", "2022-10-03T06:00:00Z"));
    }
    const { rows } = await sql`select tenant, key from inbox order by tenant`.execute(database.db);
    expect(rows).toEqual(tenants.map((tenant) => ({ tenant, key: "same" })));
    expect(await database.upkeep.tenants()).toEqual([...tenants]);
    await database.close();
  });

  it("what waits to be sent", async () => {
    const sent: string[] = [];
    const sender = createSender({
      send: async ({ tenant }) => {
        sent.push(tenant);
        return { more: false };
      },
      clock: movableClock("2022-10-03T06:00:00Z"),
      log: { error: () => undefined, warn: () => undefined },
    });
    sender.wake("tenant-a");
    await sender.stop();
    expect(sent).toEqual(["tenant-a"]);
  });
});
