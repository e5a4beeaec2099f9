import type { Incoming } from "../../src/teams/incoming.ts";
import { createPace, type Pace, type Pacing } from "../../src/teams/pace.ts";

const place = { id: "19:x", kind: "channel", serviceUrl: "https://x/", botId: "28:b" } as const;
const nothing = {
  tenant: "t",
  activityId: "1",
  place,
  text: "",
  attachments: [],
  membersAdded: [],
  membersRemoved: [],
};

function said(more: Partial<Incoming> = {}, who = "29:1"): Incoming {
  return { ...nothing, type: "message", from: { teamsId: who, name: "" }, ...more };
}
const clicked = (verb: string, trigger = "manual") =>
  said({ type: "invoke", name: "adaptiveCard/action", value: { action: { verb, data: {} }, trigger } });
const times = (count: number, pace: Pace, incoming: Incoming): Record<Pacing, number> => {
  const seen = { take: 0, tell: 0, ignore: 0 };
  for (let each = 0; each < count; each += 1) seen[pace(incoming)] += 1;
  return seen;
};

let nowMs: number;
let pace: Pace;
beforeEach(() => {
  nowMs = 1_000_000;
  pace = createPace(() => nowMs);
});

it("of a person who writes 1 000 times a minute it takes what a person could write, and says so once", () => {
  let taken = 0;
  let told = 0;
  for (let each = 0; each < 1000; each += 1) {
    nowMs += 60;
    const pacing = pace(said());
    taken += pacing === "take" ? 1 : 0;
    told += pacing === "tell" ? 1 : 0;
  }
  expect([taken, told]).toEqual([79, 1]);
});

it("takes two messages in three seconds for hours", () => {
  for (let each = 0; each < 3600; each += 1) {
    nowMs += 3000;
    expect(pace(said())).toBe("take");
  }
});

it("tells again in the next minute, and takes again when there was a pause", () => {
  times(100, pace, said());
  nowMs += 60_000;
  expect(times(30, pace, said())).toEqual({ take: 20, tell: 1, ignore: 9 });
  nowMs += 180_000;
  expect(times(60, pace, said())).toEqual({ take: 60, tell: 0, ignore: 0 });
});

it.each([
  ["a click on a card", clicked("submitAnswers")],
  ["a click in an old client", said({ value: { verb: "submitAnswers" } })],
])("%s is taken up to 600 at once, and after any amount of writing and opening", (_name, click) => {
  times(1000, pace, said());
  times(2000, pace, clicked("refreshAnswers", "automatic"));
  expect(times(601, pace, click)).toEqual({ take: 600, tell: 1, ignore: 0 });
});

it("a button that stands for a command counts as a text, since it posts as one", () => {
  times(60, pace, said());
  expect(pace(clicked("runCommand"))).toBe("tell");
  expect(pace(said({ value: { verb: "runCommand" } }))).toBe("ignore");
});

it("one person's haste is not another's, nor the same account's in another organisation", () => {
  times(100, pace, said());
  expect(pace(said({}, "29:2"))).toBe("take");
  expect(pace(said({ tenant: "other" }))).toBe("take");
});

it("events are nobody's haste", () => {
  expect(times(1000, pace, said({ type: "conversationUpdate" })).take).toBe(1000);
  expect(times(1000, pace, said({ from: undefined })).take).toBe(1000);
});

it("remembers no more than 10 000 people, the hasty ones the longest", () => {
  times(100, pace, said({}, "hasty"));
  for (let each = 0; each < 50_000; each += 1) {
    if (each % 1000 === 0) expect(pace(said({}, "hasty"))).not.toBe("take");
    pace(said({}, `29:${each}`));
  }
});
