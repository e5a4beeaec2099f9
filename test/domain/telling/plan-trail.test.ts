import type { Risk } from "../../../src/domain/project/project.ts";
import { type DatedFact, firstTimes, scoreBefore } from "../../../src/domain/telling/plan-trail.ts";

const fact = (subject: string, old: object | undefined, now: object | undefined, at = "2022-10-03T08:00:00Z") =>
  ({
    ...{ what: "planChange", subject, at },
    ...(old && { old: JSON.stringify(old) }),
    ...(now && { new: JSON.stringify(now) }),
  }) as DatedFact;
const moved = (from: string, to: string) => fact("milestones MP 1", { time: from }, { time: to });

describe("the first time of a milestone", () => {
  it("is kept through several moves, and gone when it is back", () => {
    const once = [moved("1.10.2022 (2022-10-01)", "1.11.2022 (2022-11-01)")];
    const twice = [...once, moved("1.11.2022 (2022-11-01)", "des. 2022 (2022-12-31)")];
    const first = { text: "1.10.2022", date: "2022-10-01", exact: true };
    expect(firstTimes(once).get("MP 1")).toEqual(first);
    expect(firstTimes(twice).get("MP 1")).toEqual(first);
    expect(firstTimes([...twice, moved("des. 2022 (2022-12-31)", "1.10.2022 (2022-10-01)")]).size).toBe(0);
  });

  it("is as it was written, also with a year of its neighbours", () => {
    const times = firstTimes([moved("Vår/høst (2022-11-30)", "1.3.2023 (2023-03-01)")]);
    expect(times.get("MP 1")).toEqual({ text: "Vår/høst", date: "2022-11-30", exact: false });
  });

  it.each([
    ["the same day in other words", moved("31.10.2022 (2022-10-31)", "okt. 2022 (2022-10-31)")],
    ["a time nobody could read", moved("når vi kan", "1.3.2023 (2023-03-01)")],
    ["a new milestone", fact("milestones MP 1", undefined, { time: "1.3.2023 (2023-03-01)" })],
    ["another change", { ...moved("1.10.2022 (2022-10-01)", "1.11.2022 (2022-11-01)"), what: "targetSet" }],
  ])("is none for %s", (_, change) => {
    expect(firstTimes([change]).size).toBe(0);
  });
});

describe("what a risk's score was before", () => {
  const risk: Risk = { id: "1", event: "Ansatte slutter", likelihood: 3, impact: 4 };
  const change = (old: object, now: object, at: string) => fact("risks 1", old, now, at);

  it("is the one until the day it last changed, whatever else was changed since", () => {
    const facts = [
      change({ likelihood: "1" }, { likelihood: "2" }, "2022-08-01T08:00:00Z"),
      change({ impact: "3", likelihood: "2" }, { impact: "4", likelihood: "3" }, "2022-09-30T22:30:00Z"),
      change({ mitigation: "a" }, { mitigation: "b" }, "2022-10-02T08:00:00Z"),
    ];
    expect(scoreBefore(risk, facts, "Europe/Oslo")).toEqual({ score: 6, until: "2022-10-01" });
  });

  it("skips a change that leaves the product as it was", () => {
    const facts = [
      change({ likelihood: "1" }, { likelihood: "4" }, "2022-08-01T08:00:00Z"),
      change({ likelihood: "4", impact: "3" }, { likelihood: "3", impact: "4" }, "2022-09-01T08:00:00Z"),
    ];
    expect(scoreBefore(risk, facts, "Europe/Oslo")).toEqual({ score: 3, until: "2022-08-01" });
  });

  it.each([
    ["first assessed", [change({}, { likelihood: "3", impact: "4" }, "2022-09-01T08:00:00Z")]],
    ["new with its score", [fact("risks 1", undefined, { likelihood: "3", impact: "4" })]],
    ["another's", [fact("risks 10", { likelihood: "1" }, { likelihood: "3" })]],
  ])("is none where it is %s", (_, facts) => {
    expect(scoreBefore(risk, facts, "Europe/Oslo")).toBeUndefined();
  });
});
