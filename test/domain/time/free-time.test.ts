import fc from "fast-check";
import { readFreeTime, readFreeTimes } from "../../../src/domain/time/free-time.ts";

describe("readFreeTime", () => {
  it.each([
    ["9. mars 2022", "2022-03-09", true],
    ["01.10.22", "2022-10-01", true],
    ["1.1.2023", "2023-01-01", true],
    ["31.12.2022", "2022-12-31", true],
    ["1. jan. 2023", "2023-01-01", true],
    ["2022-10-03", "2022-10-03", true],
    ["onsdag 9. mars 2022", "2022-03-09", true],
    ["March 9, 2022", "2022-03-09", true],
    ["9 March 2022", "2022-03-09", true],
    ["23. juni 2022.", "2022-06-23", true],
    ["Mai/juni 2022", "2022-06-30", false],
    ["August/september 2022", "2022-09-30", false],
    ["desember 2022/januar 2023", "2023-01-31", false],
    ["9.–10. mars 2022", "2022-03-10", false],
    ["September 2022", "2022-09-30", false],
    ["jan.13", "2013-01-31", false],
    ["des. 2017", "2017-12-31", false],
    ["mar.22", "2022-03-31", false],
    ["feb.24", "2024-02-29", false],
    ["des.21", "2021-12-31", false],
    ["2022 mars", "2022-03-31", false],
    ["03/2022", "2022-03-31", false],
    ["Primo oktober 2022", "2022-10-10", false],
    ["Medio oktober 2022", "2022-10-20", false],
    ["Ultimo oktober 2022", "2022-10-31", false],
    ["ultimo februar 2023", "2023-02-28", false],
    ["Før sommerferien 2022", "2022-06-30", false],
    ["Før sommarferien 2022", "2022-06-30", false],
    ["Vår/høst 2022", "2022-11-30", false],
    ["vår/haust 2022", "2022-11-30", false],
    ["3. kvartal 2022", "2022-09-30", false],
    ["uke 40 2022", "2022-10-09", false],
    ["innen des. 2024", "2024-12-31", false],
    ["2023", "2023-12-31", false],
    ["des.98", "1998-12-31", false],
  ])("reads %s", (text, date, exact) => {
    expect(readFreeTime(text)).toEqual({ text: text.trim(), date, exact });
  });

  it.each([
    "udatert",
    "Til vertskommune er vedtatt",
    "31.02.2022",
    "Før sommerferien",
    "Vår/høst",
    "mars",
    "",
    "/",
    "13/2022",
  ])("finds no date in %p alone", (text) => {
    expect(readFreeTime(text)).toEqual({ text, exact: false });
  });

  it.each([
    ["Før sommerferien", "2022-06-30"],
    ["Vår/høst", "2022-11-30"],
    ["9. mars", "2022-03-09"],
    ["1.10.", "2022-10-01"],
    ["Mai/juni", "2022-06-30"],
    ["Q3", "2022-09-30"],
  ])("takes the year of %s from the hint, and is then not exact", (text, date) => {
    expect(readFreeTime(text, 2022)).toEqual({ text, date, exact: false });
  });

  it("never throws, keeps the words, and gives real dates only", () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.integer({ min: 1900, max: 2100 }), { nil: undefined }), (text, year) => {
        const time = readFreeTime(text, year);
        expect(time.text).toBe(text.trim());
        if (time.date !== undefined) expect(time.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe("readFreeTimes", () => {
  it("gives a time without a year the year of its neighbours", () => {
    const dates = readFreeTimes(["Mai/juni 2022", "Før sommerferien", "Vår/høst", "23. juni 2022", "udatert"]);
    expect(dates.map((time) => time?.date)).toEqual([
      "2022-06-30",
      "2022-06-30",
      "2022-11-30",
      "2022-06-23",
      undefined,
    ]);
  });

  it("crosses the change of year where only the next one's year fits", () => {
    const dates = readFreeTimes(["ultimo november 2022", "primo januar", undefined, "februar 2023"]);
    expect(dates.map((time) => time?.date)).toEqual(["2022-11-30", "2023-01-10", undefined, "2023-02-28"]);
  });
});
