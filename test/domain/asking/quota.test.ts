import fc from "fast-check";
import {
  type CallLog,
  jitterMs,
  rosterLimits,
  sendLimits,
  slotsFor,
  tenantLimits,
  type WantedCall,
} from "../../../src/domain/asking/quota.ts";

const nothing: CallLog = { tenant: [], sends: new Map(), rosters: new Map() };
const many = (count: number, wanted: WantedCall) => Array.from({ length: count }, () => wanted);
const send = (conversation: string): WantedCall => ({ conversation, kind: "create" });
const roster = (conversation: string): WantedCall => ({ conversation, kind: "roster" });

/** The fullest half-open window of this length, counted from each call. */
function fullest(times: number[], ms: number): number {
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + ms).length));
}

describe("the slots of one conversation", () => {
  it.each([
    [8, 1],
    [9, 2],
    [61, 30],
  ])("call %s comes after the window of %s s", (count, seconds) => {
    const slots = slotsFor(many(count, send("a")), nothing, { now: 0 });
    expect(slots.at(-1)).toBeGreaterThanOrEqual(seconds * 1000);
    expect(slots.at(-1)).toBeLessThanOrEqual(seconds * 1000 + jitterMs);
  });

  it("are 1800 in an hour", () => {
    const slots = slotsFor(many(1801, send("a")), nothing, { now: 0 });
    expect(slots.at(-1)).toBe(3_600_000 + jitterMs);
    expect(slots.at(-2)).toBeLessThan(3_600_000);
  });

  it("are twice as many for reading its people, counted by themselves", () => {
    const log = { ...nothing, sends: new Map([["a", { times: many(7, send("a")).map(() => 0), underWay: 0 }]]) };
    expect(slotsFor(many(14, roster("a")), log, { now: 0 })).toEqual(many(14, roster("a")).map(() => 0));
    expect(slotsFor(many(15, roster("a")), nothing, { now: 0 }).at(-1)).toBe(1000 + jitterMs);
  });

  it("count an update, a reply and a new chat as a send", () => {
    const kinds = ["create", "update", "reply", "open"] as const;
    const wanted = Array.from({ length: 8 }, (_, n) => ({ conversation: "a", kind: kinds[n % 4] ?? "create" }));
    expect(slotsFor(wanted, nothing, { now: 0 }).at(-1)).toBe(1000 + jitterMs);
  });

  it("wait while the conversation pauses", () => {
    expect(slotsFor([{ ...send("a"), notBefore: 5000 }, send("b")], nothing, { now: 10 })).toEqual([5000, 10]);
  });
});

/** `count` calls of the conversation have no answer; the others had theirs at these times. */
function logWith(times: number[], underWay: number): CallLog {
  return { ...nothing, sends: new Map([["a", { times, underWay }]]) };
}

describe("a call that is under way", () => {
  it("takes room in every window, since nobody knows when it is counted", () => {
    const slots = slotsFor(many(8, send("a")), logWith([], 3), { now: 0 });
    expect(slots.filter((slot) => slot === 0)).toHaveLength(4);
    expect(slots[4]).toBe(1000 + jitterMs);
  });

  it("adds to what was answered in the same second", () => {
    expect(slotsFor([send("a")], logWith([9500, 9600, 9700], 4), { now: 10_000 })).toEqual([9500 + 1000 + jitterMs]);
    expect(slotsFor([send("a")], logWith([9500, 9600], 4), { now: 10_000 })).toEqual([10_000]);
  });

  it("lets the next one wait a window when there is room for no other", () => {
    expect(slotsFor([send("a")], logWith([], 7), { now: 0 })).toEqual([1000 + jitterMs]);
    expect(slotsFor([send("a")], logWith([], 8), { now: 0 })).toEqual([2000 + jitterMs]);
  });

  it("is no matter of other conversations, nor of reading people", () => {
    expect(slotsFor([send("b"), roster("a")], logWith([], 8), { now: 0 })).toEqual([0, 0]);
  });
});

describe("the slots of a tenant", () => {
  it("are 50 in a second over all conversations and kinds", () => {
    const wanted = Array.from({ length: 51 }, (_, n) => (n % 3 === 0 ? roster(`${n}`) : send(`${n}`)));
    const slots = slotsFor(wanted, nothing, { now: 0 });
    expect(slots.slice(0, 50)).toEqual(many(50, send("a")).map(() => 0));
    expect(slots[50]).toBe(1000 + jitterMs);
  });

  it("leave room before a slot that was given for later", () => {
    const log = { ...nothing, tenant: many(40, send("a")).map(() => 900) };
    expect(
      slotsFor(
        many(11, send("a")).map((_, n) => send(`${n}`)),
        log,
        { now: 0 },
      ),
    ).toEqual(
      [...many(10, send("a")).map(() => 0), 900 + 1000 + jitterMs].map((slot, n) =>
        n < 10 ? slot : Math.min(slot, 1000 + jitterMs),
      ),
    );
  });

  it("are not taken by what falls behind the horizon", () => {
    const slots = slotsFor([...many(30, send("a")), ...Array.from({ length: 43 }, (_, n) => send(`${n}`))], nothing, {
      now: 0,
      until: 900,
    });
    expect(slots.filter((slot) => slot === 0)).toHaveLength(50);
  });
});

const calls = fc.array(
  fc.record({
    conversation: fc.constantFrom("a", "b", "c", "d"),
    kind: fc.constantFrom("create" as const, "update" as const, "reply" as const, "roster" as const),
    after: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 1, maxLength: 150 },
);

describe("promise 6: never above the quota", () => {
  it("in any window, whatever is asked for and whenever", () => {
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 30 }), (asked, batch) => {
        const { tenant, lines } = run(asked, batch);
        for (const { calls, ms } of tenantLimits) expect(fullest(tenant, ms)).toBeLessThanOrEqual(calls);
        for (const [key, times] of lines) {
          const limits = key.startsWith("roster") ? rosterLimits : sendLimits;
          for (const { calls, ms } of limits) expect(fullest(times, ms)).toBeLessThanOrEqual(calls);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("and no later than the first moment that is free", () => {
    fc.assert(
      fc.property(calls, (asked) => {
        const now = 100_000;
        const given = slotsFor(asked, nothing, { now });
        const kept: { slot: number; conversation: string; isRoster: boolean }[] = [];
        for (const [index, { conversation, kind }] of asked.entries()) {
          const isRoster = kind === "roster";
          const own = kept.filter((call) => call.conversation === conversation && call.isRoster === isRoster);
          const limits = isRoster ? rosterLimits : sendLimits;
          const fits = (slot: number) =>
            limits.every((limit) => fitsIn(own, slot, limit)) &&
            tenantLimits.every((limit) => fitsIn(kept, slot, limit));
          // a window opens only at a call's own time or a window's length after one
          const moments = [now, ...kept.flatMap((call) => limits.map(({ ms }) => call.slot + ms + jitterMs))];
          const tenantMoments = kept.flatMap((call) => tenantLimits.map(({ ms }) => call.slot + ms + jitterMs));
          const best = Math.min(...[...moments, ...tenantMoments].filter((slot) => slot >= now && fits(slot)));
          expect(given[index]).toBe(best);
          kept.push({ slot: given[index] ?? 0, conversation, isRoster });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("promise 6 with a slow network", () => {
  const slow = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 700 }),
      leavesLate: fc.integer({ min: 0, max: 3000 }),
      takes: fc.integer({ min: 0, max: 4000 }),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it("holds however late calls leave, arrive and are answered, when slots lie a second ahead at most", () => {
    fc.assert(
      fc.property(slow, (asked) => {
        type Call = { slot: number; arrives: number; answered: number };
        const made: Call[] = [];
        let now = 0;
        for (const { after, leavesLate, takes } of asked) {
          now += after;
          const times = made.flatMap(({ answered }) => (answered <= now ? [answered] : [])).sort((a, b) => a - b);
          const underWay = made.length - times.length;
          const [slot = now] = slotsFor([send("a")], logWith(times, underWay), { now });
          if (slot > now + 1000) continue;
          const leaves = slot + leavesLate;
          made.push({ slot, arrives: leaves + Math.floor(takes / 2), answered: leaves + takes });
        }
        const arrivals = made.map(({ arrives }) => arrives);
        for (const { calls, ms } of sendLimits) expect(fullest(arrivals, ms)).toBeLessThanOrEqual(calls);
      }),
      { numRuns: 500 },
    );
  });
});

function fitsIn(calls: { slot: number }[], slot: number, { calls: most, ms }: { calls: number; ms: number }): boolean {
  const times = [...calls.map((call) => call.slot), slot];
  return fullest(times, ms + jitterMs) <= most;
}

/** Asks in batches while the time goes on, each with the log of all before. */
function run(asked: (WantedCall & { after: number })[], batch: number) {
  const tenant: number[] = [];
  const lines = new Map<string, number[]>();
  let now = 0;
  for (let from = 0; from < asked.length; from += batch) {
    const part = asked.slice(from, from + batch);
    now += part[0]?.after ?? 0;
    const sorted = (times: number[] = []) => [...times].sort((a, b) => a - b);
    const of = (prefix: string) =>
      new Map(
        [...lines].flatMap(([key, times]) =>
          key.startsWith(prefix) ? [[key.slice(prefix.length), { times: sorted(times), underWay: 0 }]] : [],
        ),
      );
    const log = { tenant: sorted(tenant), sends: of("send "), rosters: of("roster ") };
    const slots = slotsFor(part, log, { now });
    for (const [index, { conversation, kind }] of part.entries()) {
      const slot = slots[index] ?? 0;
      expect(slot).toBeGreaterThanOrEqual(now);
      const key = `${kind === "roster" ? "roster" : "send"} ${conversation}`;
      lines.set(key, [...(lines.get(key) ?? []), slot]);
      tenant.push(slot);
    }
  }
  return { tenant, lines };
}
