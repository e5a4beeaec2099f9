import {
  addDays,
  daysBetween,
  instantAt,
  isoWeek,
  lastDayOfMonth,
  laterOf,
  localDate,
  localTime,
  weekday,
} from "../../../src/domain/time/calendar.ts";

const oslo = "Europe/Oslo";

describe("calendar", () => {
  it.each([
    ["2022-10-02T21:59:59Z", "2022-10-02", "23:59"],
    ["2022-10-02T22:00:00Z", "2022-10-03", "00:00"],
    ["2022-12-31T22:59:00.500Z", "2022-12-31", "23:59"],
    ["2022-12-31T23:00:00Z", "2023-01-01", "00:00"],
  ])("%s is %s %s in Oslo", (at, date, time) => {
    expect(localDate(at, oslo)).toBe(date);
    expect(localTime(at, oslo)).toBe(time);
  });

  it.each([
    ["winter", "2022-01-10", "09:00", "2022-01-10T08:00:00Z"],
    ["summer", "2022-10-03", "09:00", "2022-10-03T07:00:00Z"],
    ["a skipped hour moves on", "2022-03-27", "02:30", "2022-03-27T01:30:00Z"],
    ["an hour that comes twice is the first", "2022-10-30", "02:30", "2022-10-30T00:30:00Z"],
  ])("turns a wall clock into a moment: %s", (_, date, time, instant) => {
    expect(instantAt(date, time, oslo)).toBe(instant);
  });

  it.each([
    ["2022-01-01", "2021-W52", 6],
    ["2021-01-03", "2020-W53", 7],
    ["2021-01-04", "2021-W01", 1],
    ["2018-12-31", "2019-W01", 1],
    ["2022-10-03", "2022-W40", 1],
    ["2026-12-31", "2026-W53", 4],
  ])("%s is in ISO week %s, weekday %i", (date, key, day) => {
    expect(isoWeek(date).key).toBe(key);
    expect(weekday(date)).toBe(day);
  });

  it.each([
    [2024, 2, "2024-02-29"],
    [2023, 2, "2023-02-28"],
    [2000, 2, "2000-02-29"],
    [2100, 2, "2100-02-28"],
    [2022, 12, "2022-12-31"],
  ])("the last day of %i-%i is %s", (year, month, day) => {
    expect(lastDayOfMonth(year, month)).toBe(day);
  });

  it("counts days over leap days and backwards", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
    expect(daysBetween("2022-01-01", "2023-01-01")).toBe(365);
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  });

  it("takes the later of two dates, and the known one of one", () => {
    expect(laterOf("2022-03-31", "2023-01-01")).toBe("2023-01-01");
    expect(laterOf(undefined, "2023-01-01")).toBe("2023-01-01");
    expect(laterOf("2022-03-31", undefined)).toBe("2022-03-31");
    expect(laterOf(undefined, undefined)).toBeUndefined();
  });
});
