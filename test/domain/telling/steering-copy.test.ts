import { sendMoment, showMoment } from "../../../src/domain/telling/steering-copy.ts";

const time = { weekly: { weekday: 1, time: "08:00" }, timeZone: "Europe/Oslo" };

describe("when the leader is shown the steering group's copy", () => {
  it.each([
    ["Monday's on Friday", "2022-10-10T06:00:00Z", "2022-10-07T06:00:00Z"],
    ["Tuesday's after Easter on Wednesday before it", "2022-04-19T06:00:00Z", "2022-04-13T06:00:00Z"],
    ["the first after the summer before it", "2022-08-01T06:00:00Z", "2022-07-08T06:00:00Z"],
    ["over the change to winter time by the wall clock", "2022-10-31T07:00:00Z", "2022-10-28T06:00:00Z"],
    ["over the change to summer time", "2022-03-28T06:00:00Z", "2022-03-25T07:00:00Z"],
  ])("%s", (_name, at, shown) => {
    expect(showMoment({ key: "", at }, time)).toBe(shown);
  });

  it.each([
    ["in time: with the digest", "2022-10-07T06:00:05Z", "2022-10-10T06:00:00Z"],
    ["on Friday night: with the digest", "2022-10-07T21:00:00Z", "2022-10-10T06:00:00Z"],
    ["on Saturday: she has her Monday", "2022-10-08T06:00:00Z", "2022-10-11T06:00:00Z"],
    ["on Monday: Tuesday", "2022-10-10T09:00:00Z", "2022-10-11T06:00:00Z"],
    ["the next Friday: the Monday after", "2022-10-14T06:00:00Z", "2022-10-17T06:00:00Z"],
  ])("it goes, shown %s", (_name, shownAt, at) => {
    expect(sendMoment("2022-W41", shownAt, time)).toBe(at);
  });
});
