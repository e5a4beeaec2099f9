import { countedMessenger, countedStore, countedUpkeep } from "../src/counted-ports.ts";
import type { Digest } from "../src/domain/telling/status.ts";
import type { AttemptResult } from "../src/journeys/ports.ts";
import { createMetrics } from "../src/metrics.ts";
import type { Database } from "../src/store/database.ts";
import type { Upkeep } from "../src/store/upkeep.ts";
import { freshStore } from "./support/database.ts";
import { people, recordingMessenger, roundWorld } from "./support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

async function counted() {
  const metrics = createMetrics();
  const plain = await roundWorld(database);
  const store = countedStore(database.store, metrics);
  const world = Object.assign(plain, { ports: { ...plain.ports, store } });
  const countOf = async (name: string, labels: Record<string, string> = {}) => {
    const metric = await metrics.registry.getSingleMetric(`nullpunkt_${name}`)?.get();
    const isOf = (of: object) => Object.entries(labels).every(([key, value]) => Reflect.get(of, key) === value);
    return (metric?.values ?? []).filter((each) => isOf(each.labels)).reduce((sum, each) => sum + each.value, 0);
  };
  return { metrics, world, store, countOf };
}

describe("promise 24: each promise has a counter", () => {
  it("of answers taken, and of clicks that came again", async () => {
    const { world, countOf } = await counted();
    await world.open(people.leader);
    await world.ports.store.write(world.tenant, (data) => data.claimInbox("a", world.clock.now()));
    await world.ports.store.write(world.tenant, (data) => data.claimInbox("a", world.clock.now()));
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } });
    expect(await countOf("audit_entries_total", { what: "answered" })).toBe(1);
    expect(await countOf("audit_entries_total", { what: "roundOpened" })).toBe(1);
    expect(await countOf("replays_total")).toBe(1);
  });

  it("of attempts that were refused because the person may not", async () => {
    const { world, countOf } = await counted();
    await world.open(people.leader);
    await world.answer(people.asnes, { "S1 Åsnes": { value: "1,2" } }, people.grue);
    expect(await countOf("audit_entries_total", { what: "answerRefused" })).toBe(1);
  });

  it("of digests, late and merged ones apart, and of reminders by stage, each once", async () => {
    const { store, world, countOf } = await counted();
    await world.open(people.leader);
    const [ask] = await world.asks();
    if (!ask) throw new Error("no ask");
    const digest = { kind: "digest", to: world.clock.now(), weeks: ["2022-W40", "2022-W41"] } as Digest;
    const row = { id: "d", projectId: world.plan.project.id, key: "2022-W41", at: world.clock.now() };
    const common = { askId: ask.id, roundId: ask.roundId, projectId: ask.projectId, person: ask.person };
    const reminder = { ...common, stage: "expected 2022-10-20", dueOn: "2022-10-17", at: world.clock.now() } as const;
    for (let times = 0; times < 2; times += 1) {
      await store.write(world.tenant, (data) => data.digests.insert({ ...row, digest }));
      await store.write(world.tenant, (data) => data.reminders.take([reminder]));
    }
    expect(await countOf("digests_total", { late: "false", merged: "true" })).toBe(1);
    expect(await countOf("reminders_total", { stage: "expected" })).toBe(1);
  });

  it("and what is rolled back counts nothing", async () => {
    const { store, world, countOf } = await counted();
    const failing = store.write(world.tenant, async (data) => {
      await data.audit.append([{ at: world.clock.now(), what: "answered", subject: "S1", source: "card" }]);
      throw new Error("planned");
    });
    await expect(failing).rejects.toThrow("planned");
    expect(await countOf("audit_entries_total")).toBe(0);
  });

  it("of messages by outcome, and of hosts that are not Teams'", async () => {
    const { metrics, world, countOf } = await counted();
    const results: AttemptResult[] = [
      { outcome: "delivered", activityId: "a" },
      { outcome: "retry", status: 429, error: "x" },
      { outcome: "refused", status: 0, code: "ForeignHost", error: "x" },
      { outcome: "unknown", error: "x" },
    ];
    const messenger = countedMessenger(recordingMessenger(results), metrics);
    const content = { kind: "notice", notice: { reason: "noOpenRound" } } as const;
    const to = { tenant: world.tenant, conversation: world.channel };
    for (let times = 0; times < 3; times += 1) await messenger.create(to, content, "nb");
    await messenger.update(to, "a", content, "nb");
    expect(await countOf("messages_total", { operation: "create", outcome: "delivered", status: "" })).toBe(1);
    expect(await countOf("messages_total", { outcome: "retry", status: "429" })).toBe(1);
    expect(await countOf("messages_total", { operation: "update", outcome: "unknown" })).toBe(1);
    expect(await countOf("foreign_hosts_refused_total")).toBe(1);
  });

  it("of sweeps that went through every tenant, with the age of the last one", async () => {
    const { metrics, countOf } = await counted();
    let nowMs = 1_000_000;
    let fails = true;
    const upkeep: Upkeep = {
      ...database.upkeep,
      tenants: async () => ["t1", "t2"],
      sweep: async (tenant) => {
        if (fails && tenant === "t2") throw new Error("planned");
        return { messages: true, dues: true, abandoned: [], unsealed: false };
      },
    };
    const watch = countedUpkeep(upkeep, metrics, () => nowMs);
    const sweepAll = async () => {
      for (const tenant of await watch.upkeep.tenants()) {
        await watch.upkeep.sweep(tenant, "2022-10-03T07:00:00Z").catch(() => undefined);
      }
    };
    await sweepAll();
    expect([await countOf("sweeps_total"), watch.sweptSecondsAgo()]).toEqual([0, undefined]);
    fails = false;
    await sweepAll();
    nowMs += 42_000;
    fails = true;
    await sweepAll();
    expect([await countOf("sweeps_total"), watch.sweptSecondsAgo()]).toEqual([1, 42]);
    expect(await countOf("rebuilt_total", { what: "message" })).toBe(4);
    expect(await countOf("swept_at_seconds")).toBe(1000);
  });
});
