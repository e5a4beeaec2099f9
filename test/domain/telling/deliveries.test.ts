import {
  canBeSentAgain,
  deliveryState,
  groupUndelivered,
  nextTryAt,
  troubleOf,
  type UndeliveredFacts,
} from "../../../src/domain/telling/deliveries.ts";

const now = "2022-10-03T08:00:00Z";
const later = "2022-10-03T08:32:00Z";
const facts = (some: Partial<UndeliveredFacts>): UndeliveredFacts => ({
  state: "planned",
  held: false,
  skipped: false,
  ...some,
});
const retry = (status?: number) => ({ outcome: "retry", ...(status !== undefined && { status }) });
const refused = (status: number, code?: string) => ({ outcome: "refused", status, ...(code && { code }) });

describe("why a message has not arrived", () => {
  it.each([
    ["in line", facts({}), "inLine", "waiting"],
    ["on its way", facts({ state: "sending" }), "inLine", "waiting"],
    ["Teams asked to wait", facts({ notBefore: later, last: retry(429) }), "askedToWait", "waiting"],
    [
      "Teams asked to wait, by the older number",
      facts({ notBefore: later, last: retry(412) }),
      "askedToWait",
      "waiting",
    ],
    ["the wait is over", facts({ notBefore: now, last: retry(429) }), "inLine", "waiting"],
    ["Teams has failed", facts({ notBefore: later, last: retry(503) }), "notReached", "waiting"],
    ["Teams is not reached", facts({ notBefore: later, last: retry() }), "notReached", "waiting"],
    ["a pause of the whole channel", facts({ pausedUntil: later }), "askedToWait", "waiting"],
    ["its turn in the quota", facts({ notBefore: later }), "inLine", "waiting"],
    ["a restored backup", facts({ held: true, notBefore: later }), "held", "waiting"],
    [
      "the app is not there",
      facts({ state: "blocked", last: refused(403, "NotInstalled") }),
      "notInstalled",
      "notArrived",
    ],
    [
      "the bot was thrown out",
      facts({ state: "blocked", last: refused(403, "BotNotInConversationRoster") }),
      "notInstalled",
      "notArrived",
    ],
    [
      "blocked by the person",
      facts({ state: "blocked", last: refused(403, "ConversationBlockedByUser") }),
      "blockedByPerson",
      "notArrived",
    ],
    [
      "turned off",
      facts({ state: "blocked", last: refused(403, "BotDisabledByAdmin") }),
      "disabledByAdmin",
      "notArrived",
    ],
    ["another 403", facts({ state: "blocked", last: refused(403, "Forbidden") }), "notAllowed", "notArrived"],
    ["the channel is gone", facts({ state: "failed", last: refused(404) }), "gone", "notArrived"],
    ["too large", facts({ state: "failed", last: refused(413) }), "tooLarge", "notArrived"],
    ["refused", facts({ state: "failed", last: refused(400) }), "refused", "notArrived"],
    ["given up after many tries", facts({ state: "failed", last: retry(502) }), "gaveUp", "notArrived"],
    ["started, no result", facts({ state: "unknown" }), "uncertain", "uncertain"],
    ["left alone after a restore", facts({ state: "unknown", skipped: true }), "skipped", "uncertain"],
  ] as const)("%s", (_, given, trouble, state) => {
    expect(troubleOf(given, now)).toBe(trouble);
    expect(deliveryState(trouble)).toBe(state);
  });

  it("is nothing when all of it was settled before it was sent", () => {
    expect(troubleOf(facts({ state: "failed", last: refused(410, "NothingToShow") }), now)).toBeUndefined();
  });
});

describe("the next try", () => {
  it("is the later of the message's own time and its place's; nothing that has passed", () => {
    const latest = "2022-10-03T09:00:00Z";
    expect(nextTryAt(facts({ notBefore: later, pausedUntil: latest }), now)).toBe(latest);
    expect(nextTryAt(facts({ notBefore: later, pausedUntil: now }), now)).toBe(later);
    expect(nextTryAt(facts({}), now)).toBeUndefined();
  });
});

describe("what a leader may send again", () => {
  it("is what did not arrive, and questions that may have; never a digest twice, nor what goes by itself", () => {
    expect(canBeSentAgain("gaveUp", "digest")).toBe(true);
    expect(canBeSentAgain("uncertain", "question")).toBe(true);
    expect(canBeSentAgain("uncertain", "digest")).toBe(false);
    expect(canBeSentAgain("skipped", "message")).toBe(false);
    expect(canBeSentAgain("askedToWait", "question")).toBe(false);
    expect(canBeSentAgain("held", "question")).toBe(false);
  });
});

describe("the same trouble", () => {
  const one = { trouble: "askedToWait", about: "question", place: "channel" } as const;

  it("is told once, with the earliest next try and each name once", () => {
    const all = [
      { ...one, person: "b@x.example", until: later },
      { ...one, person: "a@x.example", until: now },
      { ...one, person: "b@x.example" },
      { ...one, place: "personal" } as const,
    ];
    expect(groupUndelivered(all, (user) => user.slice(0, 1))).toEqual([
      { ...one, count: 3, until: now, names: ["b", "a"] },
      { ...one, place: "personal", count: 1 },
    ]);
    expect(JSON.stringify(groupUndelivered(all))).not.toContain("x.example");
  });
});
