import fc from "fast-check";
import type { FiguresReady, Frequency } from "../../../src/domain/project/measure.ts";
import { addDays } from "../../../src/domain/time/calendar.ts";
import {
  figuresReadyOn,
  newestFinishedPeriod,
  nextPeriod,
  periodFromKey,
  periodOf,
  previousPeriod,
  readPeriod,
  samePeriodLastYear,
  storedPeriod,
} from "../../../src/domain/time/period.ts";

const frequencies: Frequency[] = ["week", "month", "quarter", "tertial", "halfYear", "year"];
const anyFrequency = fc.constantFrom(...frequencies);
const anyDate = fc.integer({ min: 0, max: 36_524 }).map((n) => addDays("2000-01-01", n));

describe("periods", () => {
  it.each([
    ["week", "2022-10-03", "2022-W40", "2022-10-03", "2022-10-09"],
    ["week", "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"],
    ["week", "2018-12-31", "2019-W01", "2018-12-31", "2019-01-06"],
    ["month", "2024-02-10", "2024-02", "2024-02-01", "2024-02-29"],
    ["quarter", "2022-09-30", "2022-Q3", "2022-07-01", "2022-09-30"],
    ["quarter", "2022-10-01", "2022-Q4", "2022-10-01", "2022-12-31"],
    ["tertial", "2022-04-30", "2022-T1", "2022-01-01", "2022-04-30"],
    ["tertial", "2022-05-01", "2022-T2", "2022-05-01", "2022-08-31"],
    ["tertial", "2022-12-31", "2022-T3", "2022-09-01", "2022-12-31"],
    ["halfYear", "2022-06-30", "2022-H1", "2022-01-01", "2022-06-30"],
    ["halfYear", "2022-07-01", "2022-H2", "2022-07-01", "2022-12-31"],
    ["year", "2022-07-01", "2022", "2022-01-01", "2022-12-31"],
  ] satisfies [Frequency, string, string, string, string][])("a %s that holds %s is %s", (...row) => {
    const [frequency, date, key, start, end] = row;
    expect(periodOf(frequency, date)).toEqual({ frequency, key, start, end });
  });

  it.each([
    "2022-Q0",
    "2022-Q5",
    "2022-T4",
    "2022-H3",
    "2022-13",
    "2022-00",
    "2021-W53",
    "2022-W00",
    "2022-W1",
    "2022-Q03",
    "22-Q3",
    "2022-q3",
    "",
    "2022-",
    "i fjor",
  ])("refuses the key %j", (key) => {
    expect(periodFromKey(key)).toBeUndefined();
    expect(() => storedPeriod(key)).toThrow("not a period key");
  });

  it("reads every key back as the same period", () => {
    fc.assert(
      fc.property(anyFrequency, anyDate, (frequency, date) => {
        const period = periodOf(frequency, date);
        expect(periodFromKey(period.key)).toEqual(period);
        expect(period.start <= date && date <= period.end).toBe(true);
      }),
    );
  });

  it("follows itself without gap or overlap, also over New Year", () => {
    fc.assert(
      fc.property(anyFrequency, anyDate, (frequency, date) => {
        const period = periodOf(frequency, date);
        const next = nextPeriod(period);
        expect(next.start).toBe(addDays(period.end, 1));
        expect(previousPeriod(next)).toEqual(period);
      }),
    );
  });

  it.each([
    ["quarter", "2022-10-03", "2022-Q3"],
    ["halfYear", "2022-10-03", "2022-H1"],
    ["year", "2022-10-03", "2021"],
    ["year", "2023-01-01", "2022"],
    ["quarter", "2022-12-31", "2022-Q3"],
    ["tertial", "2023-01-01", "2022-T3"],
    ["week", "2021-01-03", "2020-W52"],
    ["week", "2021-01-04", "2020-W53"],
    ["month", "2024-03-01", "2024-02"],
  ] satisfies [Frequency, string, string][])("the newest finished %s on %s is %s", (frequency, today, key) => {
    expect(newestFinishedPeriod(frequency, today).key).toBe(key);
  });

  it.each([
    ["2022-Q3", "2021-Q3"],
    ["2024-02", "2023-02"],
    ["2022", "2021"],
    ["2022-W40", "2021-W40"],
    ["2020-W53", "2019-W52"],
    ["2021-W01", "2020-W01"],
  ])("the same period the year before %s is %s", (key, before) => {
    expect(samePeriodLastYear(storedPeriod(key)).key).toBe(before);
  });
});

describe("when a period's figure can be had", () => {
  const march15 = { month: 3, day: 15 };
  it.each([
    ["the day after its end when nothing is said", "2022-Q3", undefined, "2022-10-01"],
    ["some days after its end", "2022-Q3", { daysAfter: 20 }, "2022-10-20"],
    ["never while it runs", "2022-Q3", { daysAfter: 0 }, "2022-10-01"],
    ["KOSTRA: 15 March of the following year", "2022", march15, "2023-03-15"],
    ["a fixed day that comes first the year after", "2022-Q1", march15, "2023-03-15"],
    ["the first fixed day after its end", "2022-H1", { month: 8, day: 15 }, "2022-08-15"],
    ["a fixed day that is the period's last comes a year later", "2022-H1", { month: 6, day: 30 }, "2023-06-30"],
    ["29 February in other years", "2022", { month: 2, day: 29 }, "2023-02-28"],
    ["29 February in a leap year", "2023", { month: 2, day: 29 }, "2024-02-29"],
  ] satisfies [string, string, FiguresReady | undefined, string][])("%s", (_, key, ready, day) => {
    expect(figuresReadyOn(storedPeriod(key), ready)).toBe(day);
  });
});

describe("a period in people's words", () => {
  const today = "2022-10-03";
  it.each([
    ["2. kvartal", "quarter", "2022-Q2"],
    ["for 2. kvartal", "quarter", "2022-Q2"],
    ["4. kvartal", "quarter", "2021-Q4"],
    ["Q2 2022", "quarter", "2022-Q2"],
    ["q3", "quarter", "2022-Q3"],
    ["3. kv. 2021", "quarter", "2021-Q3"],
    ["andre kvartal 2022", "quarter", "2022-Q2"],
    ["kvartal 1", "quarter", "2022-Q1"],
    ["second quarter of 2021", "quarter", "2021-Q2"],
    ["2nd quarter", "quarter", "2022-Q2"],
    ["forrige kvartal", "quarter", "2022-Q3"],
    ["2022-Q2", "quarter", "2022-Q2"],
    ["1. halvår", "halfYear", "2022-H1"],
    ["2. halvår", "halfYear", "2021-H2"],
    ["fyrste halvår 2022", "halfYear", "2022-H1"],
    ["first half 2022", "halfYear", "2022-H1"],
    ["H1 2022", "halfYear", "2022-H1"],
    ["2. tertial", "tertial", "2022-T2"],
    ["T3 2021", "tertial", "2021-T3"],
    ["uke 39", "week", "2022-W39"],
    ["uke 40", "week", "2021-W40"],
    ["veke 39", "week", "2022-W39"],
    ["week 53", "week", "2020-W53"],
    ["uke 40 2020", "week", "2020-W40"],
    ["Uke 40/2020", "week", "2020-W40"],
    ["oktober", "month", "2021-10"],
    ["i september", "month", "2022-09"],
    ["Okt. 2020", "month", "2020-10"],
    ["okt 20", "month", "2020-10"],
    ["October 2020", "month", "2020-10"],
    ["mai", "month", "2022-05"],
    ["10/2020", "month", "2020-10"],
    ["2021", "year", "2021"],
    ["for 2021", "year", "2021"],
    ["i fjor", "year", "2021"],
    ["  2.  KVARTAL  ", "quarter", "2022-Q2"],
  ] satisfies [string, Frequency, string][])("%j for a measure by %s is %s", (text, frequency, key) => {
    expect(readPeriod(text, frequency, today)?.key).toBe(key);
  });

  it.each([
    ["september", "quarter", "2022-Q3"],
    ["august 2015", "year", "2015"],
    ["august 2015", "tertial", "2015-T2"],
    ["Q2 2022", "halfYear", "2022-H1"],
    ["uke 39 2022", "month", "2022-10"],
  ] satisfies [string, Frequency, string][])("%j lies in a longer %s: %s", (text, frequency, key) => {
    expect(readPeriod(text, frequency, today)?.key).toBe(key);
  });

  it.each([
    ["2022", "quarter"],
    ["1. halvår", "quarter"],
    ["oktober", "week"],
    ["5. kvartal", "quarter"],
    ["uke 53 2021", "week"],
    ["13/2022", "month"],
    ["snart", "quarter"],
    ["", "quarter"],
    ["constructor", "quarter"],
    ["47", "quarter"],
  ] satisfies [string, Frequency][])("%j says nothing for a measure by %s", (text, frequency) => {
    expect(readPeriod(text, frequency, today)).toBeUndefined();
  });

  it("takes any text without failing, and without a year only finished periods", () => {
    fc.assert(
      fc.property(fc.string(), anyFrequency, anyDate, (text, frequency, date) => {
        readPeriod(text, frequency, date);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 52 }), anyDate, (week, date) => {
        const period = readPeriod(`uke ${week}`, "week", date);
        expect(period !== undefined && period.end < date && addDays(period.end, 380) > date).toBe(true);
      }),
    );
  });
});
