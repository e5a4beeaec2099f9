import { badWeather, createFaults, storm } from "../support/fakeTeams/faults.ts";
import type { CountedCall } from "../support/fakeTeams/quota-checker.ts";
import { runSeed, seededRandom } from "../support/seeded-random.ts";

const call = (some: Partial<CountedCall> = {}): CountedCall => ({
  ...{ operation: "send", tenant: "t", conversation: "c" },
  ...some,
});

describe("the fake's faults", () => {
  it("strike the same calls for the same seed", () => {
    const run = (seed: number) => {
      const faults = createFaults();
      faults.setRules(storm, seededRandom(seed));
      return Array.from({ length: 500 }, () => faults.next(call()));
    };
    const seed = runSeed("faults");
    expect(run(seed)).toEqual(run(seed));
    expect(run(seed)).not.toEqual(run(seed + 1));
  });

  it("strike as often as their rules say", () => {
    const faults = createFaults();
    faults.setRules(badWeather, seededRandom(1));
    for (let n = 0; n < 20_000; n += 1) faults.next(call());
    const share = (name: string) => (faults.struck.get(name) ?? 0) / 20_000;
    expect(share("send status 429")).toBeCloseTo(0.02, 2);
    expect(share("send reset after delivery")).toBeCloseTo(0.005, 2);
    expect(faults.struck.get("send reset after delivery")).toBeGreaterThan(0);
  });

  it("strike only where they are told to", () => {
    const faults = createFaults();
    const misbehaviour = { kind: "status", status: 503 } as const;
    faults.setRules(
      [{ probability: 1, misbehaviour, on: ["send"], tenant: "bad", conversation: "19:x" }],
      seededRandom(1),
    );
    expect(faults.next(call())).toBeUndefined();
    expect(faults.next(call({ tenant: "bad", conversation: "19:x", operation: "update" }))).toBeUndefined();
    expect(faults.next(call({ tenant: "bad", conversation: "19:x;messageid=1" }))).toEqual(misbehaviour);
  });

  it("that are planned come as often as planned, before any by chance", () => {
    const faults = createFaults();
    faults.plan("send", { kind: "hang" }, 2, "c");
    expect(faults.next(call({ conversation: "other" }))).toBeUndefined();
    expect([faults.next(call()), faults.next(call()), faults.next(call())]).toEqual([
      { kind: "hang" },
      { kind: "hang" },
      undefined,
    ]);
  });
});
