import { retryGap, retryLimits, updateRetryLimits } from "../../src/domain/asking/delivery.ts";
import type { Database } from "../../src/store/database.ts";
import { freshStore } from "../support/database.ts";
import type { Misbehaviour } from "../support/fakeTeams/faults.ts";
import { chatOf, planMany, type SendingWorld, sendingWorld } from "../support/sending-world.ts";

let database: Database;
let world: SendingWorld;
let tenants = 0;
beforeAll(async () => {
  database = await freshStore();
});
beforeEach(async () => {
  world = await sendingWorld(database);
});
afterEach(() => world.close());
afterAll(() => database.close());

type Operation = "create" | "update" | "open";
const called = { create: "send", update: "update", open: "createConversation" } as const;

/** One message whose every call of the operation goes wrong so; the milliseconds between its tries, and its end. */
async function triesOf(operation: Operation, misbehaviour: Misbehaviour) {
  tenants += 1;
  const tenant = `retry-${tenants}`;
  const place = chatOf(world.teams, `19:${tenant}`, { kind: "channel" });
  world.teams.conversations.assign(place.id, tenant);
  const posted = { state: "delivered", activityId: "1", shown: 1, wanted: 2 } as const;
  const change = operation === "update" ? posted : operation === "open" ? { openFor: "29:kari" } : {};
  await planMany(database, tenant, { count: 1, conversations: [place] }, change);
  world.teams.misbehave(called[operation], misbehaviour, 1000);
  const sender = world.addSender();
  sender.wake(tenant);
  const find = () => database.store.read(tenant, (data) => data.messages.find("m-0"));
  const isDone = async () => {
    const found = await world.clock.busy(find);
    return operation === "update"
      ? found?.shown === found?.wanted
      : found?.state !== "planned" && found?.state !== "sending";
  };
  const done = async () => {
    while (!(await isDone())) await world.clock.sleep(10_000);
  };
  await world.clock.runUntil(done());
  await world.clock.runUntil(sender.stop());
  const { rows } = await database.pool.query<{ at: string }>(
    "select started_at as at from attempt where tenant = $1 order by started_at",
    [tenant],
  );
  const times = rows.map(({ at }) => Date.parse(at));
  return { gaps: times.slice(1).map((time, index) => time - (times[index] ?? 0)), state: (await find())?.state };
}

/** The wake, and the time that drawing is given, come on top of a gap. */
const overheadMs = 60;
const gapsOf = (limits: typeof retryLimits) =>
  Array.from({ length: limits.attempts - 1 }, (_, n) => retryGap(n + 1, 0.5, 0, limits) ?? 0);
const status = (code: number): Misbehaviour => ({ kind: "status", status: code });

describe("promise 7: the retry table is exact", () => {
  it.each([412, 429, 502, 503, 504])("%s on create is tried again, with gaps that double, and ends", async (code) => {
    const { gaps, state } = await triesOf("create", status(code));
    const expected = gapsOf(retryLimits);
    expect(gaps).toHaveLength(expected.length);
    for (const [n, gap] of gaps.entries()) {
      expect(gap).toBeGreaterThanOrEqual(expected[n] ?? 0);
      expect(gap).toBeLessThanOrEqual((expected[n] ?? 0) + overheadMs);
    }
    expect(state).toBe("failed");
  });

  it.each<[Operation, number]>([
    ["update", updateRetryLimits.attempts],
    ["open", retryLimits.attempts],
  ])("503 on %s is tried %s times", async (operation, attempts) => {
    expect((await triesOf(operation, status(503))).gaps).toHaveLength(attempts - 1);
  });

  it("Retry-After is waited for, and nothing else", async () => {
    const { gaps } = await triesOf("create", { kind: "status", status: 429, retryAfter: "7" });
    expect(gaps[0]).toBeGreaterThanOrEqual(7000);
    expect(gaps[0]).toBeLessThanOrEqual(7000 + overheadMs);
  });

  const never: [number, string][] = [400, 401, 404, 408, 413, 500, 501, 418].map((code) => [code, "failed"]);
  it.each<[number, string]>([...never, [403, "blocked"]])("%s is never tried again: %s", async (code, state) => {
    expect(await triesOf("create", status(code))).toEqual({ gaps: [], state });
    expect(await triesOf("open", status(code))).toEqual({ gaps: [], state });
    expect((await triesOf("update", status(code))).gaps).toEqual([]);
  });

  it("a reset on create is unknown, and never sent again", async () => {
    expect(await triesOf("create", { kind: "reset", deliver: true })).toEqual({ gaps: [], state: "unknown" });
  });

  it("a reset on update, which may be repeated, is, and ends", async () => {
    expect((await triesOf("update", { kind: "reset" })).gaps).toHaveLength(updateRetryLimits.attempts - 1);
  });
});
