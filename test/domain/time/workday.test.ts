import Holidays from "date-holidays";
import fc from "fast-check";
import type { Frequency } from "../../../src/domain/project/measure.ts";
import { addDays, daysBetween, isoWeek, weekday } from "../../../src/domain/time/calendar.ts";
import {
  addWorkingDays,
  dueDate,
  firstWorkingDay,
  isWorkingDay,
  publicHolidays,
} from "../../../src/domain/time/workday.ts";

const anyDate = fc.integer({ min: 0, max: 36_524 }).map((n) => addDays("2000-01-01", n));

describe("Norwegian public holidays", () => {
  const oracle = new Holidays("NO", { types: ["public"] });
  const holidaysOf = (year: number) =>
    [...new Set(oracle.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)))].sort();

  it("are those of date-holidays in every year from 2000 to 2100", () => {
    for (let year = 2000; year <= 2100; year += 1) {
      expect({ year, days: publicHolidays(year) }).toEqual({ year, days: holidaysOf(year) });
    }
  });

  it("are no working days, and the only other weekdays that are none are the summer and Christmas weeks", () => {
    for (const year of [2000, 2008, 2022, 2024, 2038, 2100]) {
      const holidays = publicHolidays(year);
      for (let date = `${year}-01-01`; date < `${year + 1}`; date = addDays(date, 1)) {
        const { week } = isoWeek(date);
        const closed = holidays.includes(date) || (week >= 28 && week <= 30) || date >= `${year}-12-24`;
        expect({ date, working: isWorkingDay(date) }).toEqual({ date, working: !closed && weekday(date) <= 5 });
      }
    }
  });

  it("stand once when two fall on one day", () => {
    expect(publicHolidays(2008)).toHaveLength(11); // Ascension on 1 May
    expect(publicHolidays(2022)).toHaveLength(12);
  });
});

describe("working days", () => {
  it.each([
    ["an ordinary Monday", "2022-10-03", true],
    ["Saturday", "2022-10-01", false],
    ["Sunday", "2022-10-02", false],
    ["Friday of week 27", "2022-07-08", true],
    ["Monday of week 28", "2022-07-11", false],
    ["Friday of week 30", "2022-07-29", false],
    ["Monday of week 31", "2022-08-01", true],
    ["23 December", "2022-12-23", true],
    ["24 December on a weekday", "2024-12-24", false],
    ["27 December", "2022-12-27", false],
    ["31 December on a weekday", "2024-12-31", false],
    ["1 January on a weekday", "2024-01-01", false],
    ["2 January", "2024-01-02", true],
    ["Wednesday before Easter", "2022-04-13", true],
    ["Maundy Thursday", "2022-04-14", false],
    ["Ascension Day", "2022-05-26", false],
    ["17 May", "2022-05-17", false],
    ["Whit Monday", "2022-06-06", false],
  ])("%s %s: %s", (_, date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it.each([
    ["week", "2022-10-03", "2022-10-05"],
    ["month", "2022-10-03", "2022-10-10"],
    ["quarter", "2022-10-03", "2022-10-17"],
    ["tertial", "2022-10-03", "2022-10-17"],
    ["halfYear", "2022-10-03", "2022-10-17"],
    ["year", "2022-10-03", "2022-10-17"],
    ["quarter", "2022-07-01", "2022-08-05"],
    ["month", "2022-12-20", "2023-01-03"],
    ["month", "2022-04-11", "2022-04-21"],
  ] satisfies [Frequency, string, string][])("a %s ask delivered on %s is due %s", (frequency, from, due) => {
    expect(dueDate(frequency, from)).toBe(due);
  });

  it.each([
    ["2022-10-17", -10, "2022-10-03"],
    ["2022-10-17", -2, "2022-10-13"],
    ["2022-10-01", 1, "2022-10-03"],
    ["2022-10-01", -1, "2022-09-30"],
    ["2022-10-01", 0, "2022-10-01"],
  ])("%s %i working days on is %s", (date, n, expected) => {
    expect(addWorkingDays(date, n)).toBe(expected);
  });

  it("moves to the first working day: 1 January to the 2nd, a day in weeks 28–30 to Monday of week 31", () => {
    expect(firstWorkingDay("2024-01-01")).toBe("2024-01-02");
    expect(firstWorkingDay("2022-07-15")).toBe("2022-08-01");
    expect(firstWorkingDay("2022-10-03")).toBe("2022-10-03");
  });

  it("going forward and back the same number of working days comes home", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), (date, n) => {
        const start = firstWorkingDay(date);
        const there = addWorkingDays(start, n);
        expect(isWorkingDay(there)).toBe(true);
        expect(daysBetween(start, there)).toBeGreaterThanOrEqual(n);
        expect(addWorkingDays(there, -n)).toBe(start);
      }),
      { numRuns: 60 },
    );
  });

  it("never falls in the summer weeks or between Christmas and New Year", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const day = firstWorkingDay(date);
        const { week } = isoWeek(day);
        expect(week < 28 || week > 30).toBe(true);
        expect(day.slice(5) < "12-24" && day.slice(5) > "01-01").toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
