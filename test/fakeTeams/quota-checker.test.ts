import { createQuotaChecker, type Operation, type QuotaMode } from "../support/fakeTeams/quota-checker.ts";

function checker(mode: QuotaMode = "record") {
  const time = { ms: 0 };
  const quota = createQuotaChecker(() => time.ms, mode);
  const at = (ms: number, conversation = "a", operation: Operation = "send", tenant = "t") => {
    time.ms = ms;
    return quota.take({ operation, tenant, conversation });
  };
  return { quota, at };
}

describe("the fake's quota checker", () => {
  it.each([
    ["7 sends in a second", 7, () => 0],
    ["8 sends in two seconds", 8, (n: number) => (n < 7 ? 0 : 1000)],
    ["60 sends in 30 seconds, one each half second", 60, (n: number) => n * 400],
    ["1800 sends in an hour", 1800, (n: number) => n * 1000],
  ])("lets %s through and finds the next one", (_name, allowed, when) => {
    const { quota, at } = checker();
    for (let n = 0; n < allowed; n += 1) at(when(n));
    expect(quota.breaches).toEqual([]);
    at(when(allowed - 1) + 1);
    expect(quota.breaches[0]).toMatchObject({ conversation: "a", above: 1 });
  });

  it.each<[string, Operation, number]>([
    ["rosters", "members", 14],
    ["single members", "member", 14],
    ["updates", "update", 7],
    ["creates", "createConversation", 7],
  ])("counts %s", (_name, operation, allowed) => {
    const { quota, at } = checker();
    for (let n = 0; n < allowed; n += 1) at(0, "a", operation);
    expect(quota.breaches).toEqual([]);
    at(0, "a", operation);
    expect(quota.breaches).toHaveLength(1);
  });

  it("slides: a window that begins between two full seconds counts too", () => {
    const { quota, at } = checker();
    for (const ms of [500, 500, 500, 500, 1499, 1499, 1499, 1499]) at(ms);
    expect(quota.breaches).toEqual([
      expect.objectContaining({ limit: "7 / 1 s of the conversation", atMs: 1499, above: 1, earlyMs: 1 }),
    ]);
  });

  it("counts a thread to its channel, updates with sends, and tenants apart", () => {
    const { quota, at } = checker();
    for (let n = 0; n < 4; n += 1) at(0, "c;messageid=1");
    for (let n = 0; n < 3; n += 1) at(0, "c", "update");
    for (let n = 0; n < 7; n += 1) at(0, "c", "send", "other");
    expect(quota.breaches).toEqual([]);
    at(0, "c;messageid=2");
    expect(quota.breaches).toHaveLength(1);
  });

  it("holds a tenant to 50 calls a second over all its conversations", () => {
    const { quota, at } = checker();
    for (let n = 0; n < 50; n += 1) at(0, `chat ${n}`);
    expect(quota.breaches).toEqual([]);
    expect(at(999, "one more")).toEqual({ over: true, waitMs: 1 });
    expect(quota.breaches).toMatchObject([{ limit: "50 / 1 s of the tenant", tenant: "t" }]);
    expect(quota.figures()).toEqual({ calls: 51, busiestSecond: 51 });
  });

  it("says when what it refuses would have fitted, and does not count it", () => {
    const { at, quota } = checker("enforce");
    for (let n = 0; n < 7; n += 1) at(100);
    expect(at(600)).toEqual({ over: true, waitMs: 500 });
    expect(at(1099)).toEqual({ over: true, waitMs: 1 });
    expect(at(1100)).toEqual({ over: false });
    expect(quota.figures().calls).toBe(8);
  });

  it("takes 100 000 calls of many conversations without keeping them all", () => {
    const { at, quota } = checker();
    for (let n = 0; n < 100_000; n += 1) at(n * 20, `chat ${n % 100}`);
    expect(quota.figures().calls).toBe(100_000);
    expect(quota.breaches).toEqual([]);
  });
});
