import {
  decideDigest,
  digestMomentIn,
  digestWindow,
  nextDigest,
  weeksCovered,
} from "../../../src/domain/telling/digest-week.ts";

const oslo = "Europe/Oslo";
const monday = { weekly: { weekday: 1, time: "08:00" }, timeZone: oslo };
const friday = { weekly: { weekday: 5, time: "14:00" }, timeZone: oslo };

describe("when the digest of a week falls", () => {
  it.each([
    ["an ordinary Monday", "2022-10-05", monday, "2022-10-03T06:00:00Z"],
    ["an ordinary Friday", "2022-10-05", friday, "2022-10-07T12:00:00Z"],
    ["Easter Monday: Tuesday", "2022-04-18", monday, "2022-04-19T06:00:00Z"],
    ["Whit Monday: Tuesday", "2022-06-06", monday, "2022-06-07T06:00:00Z"],
    ["1 May on a Monday: Tuesday", "2023-05-01", monday, "2023-05-02T06:00:00Z"],
    ["Good Friday: none that week", "2022-04-14", friday, undefined],
    ["week 28", "2022-07-11", monday, undefined],
    ["week 30", "2022-07-31", monday, undefined],
    ["week 31", "2022-08-01", monday, "2022-08-01T06:00:00Z"],
    ["Christmas week 2022, 26–30 December", "2022-12-27", monday, undefined],
    ["the week before, up to Friday the 23rd", "2022-12-23", friday, "2022-12-23T13:00:00Z"],
    ["2 January 2023", "2023-01-02", monday, "2023-01-02T07:00:00Z"],
    ["a week that starts on New Year's Day: Tuesday", "2024-01-01", monday, "2024-01-02T07:00:00Z"],
    ["2020-W53: 28 December is closed", "2020-12-30", monday, undefined],
    ["2026-W53: closed too", "2026-12-28", monday, undefined],
    ["the Monday after the clock went forward", "2022-03-28", monday, "2022-03-28T06:00:00Z"],
    ["the Friday before", "2022-03-25", friday, "2022-03-25T13:00:00Z"],
    ["the Monday after it went back", "2022-10-31", monday, "2022-10-31T07:00:00Z"],
    [
      "a Saturday time counts as Monday",
      "2022-10-05",
      { weekly: { weekday: 6, time: "08:00" }, timeZone: oslo },
      "2022-10-03T06:00:00Z",
    ],
  ])("%s", (_name, day, time, at) => {
    expect(digestMomentIn(day, time)?.at).toBe(at);
  });

  it.each([
    ["just before", "2022-10-03T05:59:59Z", monday, "2022-W40"],
    ["at the moment itself: the next", "2022-10-03T06:00:00Z", monday, "2022-W41"],
    ["before the summer weeks", "2022-07-04T06:00:00Z", monday, "2022-W31"],
    ["before Christmas", "2022-12-19T07:00:00Z", monday, "2023-W01"],
    ["before 2020-W53", "2020-12-21T07:00:00Z", monday, "2021-W01"],
    ["before 2026-W53", "2026-12-21T07:00:00Z", monday, "2027-W01"],
    ["Fridays, Christmas and New Year's Eve 2021", "2021-12-17T13:00:00Z", friday, "2022-W01"],
  ])("next, %s", (_name, after, time, key) => {
    expect(nextDigest(after, time).key).toBe(key);
  });
});

describe("the weeks a digest covers", () => {
  it.each([
    ["one week", "2022-09-26T06:00:00Z", "2022-W40", ["2022-W40"]],
    ["the first ever", undefined, "2022-W40", ["2022-W40"]],
    ["the summer", "2022-07-04T06:00:00Z", "2022-W31", ["2022-W28", "2022-W29", "2022-W30", "2022-W31"]],
    ["Christmas", "2022-12-19T07:00:00Z", "2023-W01", ["2022-W52", "2023-W01"]],
    ["a year with 53 weeks", "2020-12-21T07:00:00Z", "2021-W01", ["2020-W53", "2021-W01"]],
    ["a second in one week", "2022-10-03T06:00:00Z", "2022-W40", ["2022-W40"]],
    ["the last was late, on Sunday", "2022-10-09T21:30:00Z", "2022-W41", ["2022-W41"]],
    ["that Sunday is Monday in UTC only", "2022-10-09T22:30:00Z", "2022-W42", ["2022-W42"]],
  ])("%s", (_name, lastEnd, key, weeks) => {
    expect(weeksCovered(lastEnd, key, oslo)).toEqual(weeks);
  });
});

describe("what a due digest becomes", () => {
  const due = { key: "2022-W40", at: "2022-10-03T06:00:00Z" };
  const lastEnd = "2022-09-26T06:00:00Z";
  const decide = (now: string, time = monday) => decideDigest({ due, lastEnd, now, time });

  it("is posted from where the last one ended", () => {
    expect(decide("2022-10-03T06:00:05Z")).toEqual({
      do: "post",
      key: "2022-W40",
      weeks: ["2022-W40"],
      from: lastEnd,
      to: "2022-10-03T06:00:05Z",
    });
  });

  it.each([
    ["an hour after is still on time", "2022-10-03T07:00:00Z", undefined],
    ["more than an hour after says so", "2022-10-03T07:00:01Z", due.at],
    ["on the Sunday of its week it is late, but its own", "2022-10-09T21:00:00Z", due.at],
  ])("%s", (_name, now, lateSince) => {
    expect(decide(now)).toMatchObject({ do: "post", key: "2022-W40", weeks: ["2022-W40"] });
    expect("lateSince" in decide(now) ? due.at : undefined).toBe(lateSince);
  });

  it("is merged into this week's, when its own week and this week's time have passed", () => {
    expect(decide("2022-10-13T12:00:00Z")).toMatchObject({
      do: "post",
      key: "2022-W41",
      weeks: ["2022-W40", "2022-W41"],
      lateSince: due.at,
    });
  });

  it("waits for this week's, when that is still to come", () => {
    expect(decide("2022-10-10T05:00:00Z")).toEqual({
      do: "wait",
      next: { key: "2022-W41", at: "2022-10-10T06:00:00Z" },
    });
    expect(decide("2022-10-10T05:00:00Z", friday)).toMatchObject({ do: "wait", next: { key: "2022-W41" } });
  });

  it("is posted in its week though the weekly time was moved to later", () => {
    expect(decide("2022-10-03T06:00:00Z", friday)).toMatchObject({ do: "post", key: "2022-W40" });
  });

  it("is this week's at any time when a person asks for it", () => {
    const asked = decideDigest({ lastEnd, now: "2022-10-03T05:00:00Z", time: monday });
    expect(asked).toMatchObject({ do: "post", key: "2022-W40" });
    expect(asked).not.toHaveProperty("lateSince");
  });

  it("begins, when it is the project's first and late, where the one before would have ended", () => {
    const late = decideDigest({ due, firstDue: due.at, now: "2022-10-13T12:00:00Z", time: monday });
    expect(late).toMatchObject({ weeks: ["2022-W40", "2022-W41"], from: "2022-09-26T06:00:00Z", lateSince: due.at });
    // coupled before the summer: week 27 was the last that could have had one
    const summer = { key: "2022-W31", at: "2022-08-01T06:00:00Z" };
    const first = decideDigest({ due: summer, firstDue: summer.at, now: summer.at, time: monday });
    expect(first).toMatchObject({
      weeks: ["2022-W28", "2022-W29", "2022-W30", "2022-W31"],
      from: "2022-07-04T06:00:00Z",
    });
  });

  it("looks seven days back when there is no digest before it, and never backwards", () => {
    expect(digestWindow(undefined, "2022-10-03T06:00:00Z")).toEqual({
      from: "2022-09-26T06:00:00Z",
      to: "2022-10-03T06:00:00Z",
    });
    expect(digestWindow("2022-10-05T06:00:00Z", "2022-10-03T06:00:00Z")).toEqual({
      from: "2022-10-03T06:00:00Z",
      to: "2022-10-03T06:00:00Z",
    });
  });
});
