import { decimal } from "../../src/domain/numbers/decimal.ts";
import type { Language } from "../../src/domain/talking/language.ts";
import { formatOf } from "../../src/views/format.ts";

const share = { percent: true, unit: "Andel" };
const count = { percent: false, unit: "Antall" };
const staff = { percent: false, unit: "Årsverk" };
const money = { percent: false, unit: "Kroner" };
const [nb, nn, en] = (["nb", "nn", "en"] as Language[]).map(formatOf);
if (!nb || !nn || !en) throw new Error("no formats");

describe("numbers", () => {
  it.each([
    ["1234.5", "1\u00a0234,5", "1,234.5"],
    ["-3", "\u22123", "\u22123"],
    ["0", "0", "0"],
    ["999999999999999999.99", "999\u00a0999\u00a0999\u00a0999\u00a0999\u00a0999,99", "999,999,999,999,999,999.99"],
    ["0.1", "0,1", "0.1"],
    ["1000000000000", "1\u00a0000\u00a0000\u00a0000\u00a0000", "1,000,000,000,000"],
  ])("%s keeps every digit", (value, norwegian, english) => {
    expect(nb.number(decimal(value))).toBe(norwegian);
    expect(nn.number(decimal(value))).toBe(norwegian);
    expect(en.number(decimal(value))).toBe(english);
  });

  it("never shows a negative zero", () => {
    expect(nb.number(decimal("-0.001"), 2)).toBe("0");
    expect(nb.number(decimal(0).times(-1))).toBe("0");
  });

  it("are written with their unit", () => {
    expect(nb.quantity(decimal(47), share)).toBe("47\u00a0%");
    expect(en.quantity(decimal(47), share)).toBe("47%");
    expect(nb.quantity(decimal(112), count)).toBe("112");
    expect(nn.quantity(decimal("3.1"), staff)).toBe("3,1\u00a0årsverk");
    expect(en.quantity(decimal(1), staff)).toBe("1\u00a0FTE");
    expect(nb.quantity(decimal("1e12"), money)).toBe("1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0kroner");
  });

  it("tell a change in a share in percentage points, with its sign", () => {
    expect(nb.change(decimal("-0.1"), share)).toBe("\u22120,1\u00a0prosentpoeng");
    expect(nn.change(decimal("0.25"), share)).toBe("+0,25\u00a0prosentpoeng");
    expect(en.change(decimal(-1), share)).toBe("\u22121\u00a0percentage point");
    expect(en.change(decimal(2), share)).toBe("+2\u00a0percentage points");
    expect(nb.change(decimal(-4), count)).toBe("\u22124");
    expect(nb.change(decimal("-0.35"), staff)).toBe("\u22120,35\u00a0årsverk");
  });
});

describe("times", () => {
  it.each([
    ["2022-Q3", "3. kvartal 2022", "3. kvartal 2022", "third quarter 2022"],
    ["2022-H1", "1. halvår 2022", "1. halvår 2022", "first half 2022"],
    ["2015-T2", "2. tertial 2015", "2. tertial 2015", "second four-month period 2015"],
    ["2022-W40", "uke 40 2022", "veke 40 2022", "week 40 2022"],
    ["2022-W03", "uke 3 2022", "veke 3 2022", "week 3 2022"],
    ["2022-10", "oktober 2022", "oktober 2022", "October 2022"],
    ["2022", "2022", "2022", "2022"],
  ])("the period %s", (key, ...written) => {
    expect([nb, nn, en].map((format) => format.period(key))).toEqual(written);
  });

  it("periods of one year share it", () => {
    expect(nb.periods(["2022-Q3", "2022-H1"])).toBe("3. kvartal og 1. halvår 2022");
    expect(nb.periods(["2022-Q4", "2023-01"])).toBe("4. kvartal 2022 og januar 2023");
    expect(en.periods(["2022-Q3", "2022-H1"])).toBe("third quarter and first half 2022");
  });

  it("weeks of a merged digest are a span", () => {
    expect(nb.weeks(["2022-W28", "2022-W29", "2022-W31"])).toBe("uke 28–31");
    expect(nn.weeks(["2022-W40"])).toBe("veke 40");
    expect(en.weeks(["2022-W52", "2023-W01"])).toBe("weeks 52–1");
  });

  it("days have their name, and the year where it is another one", () => {
    expect(nb.day("2022-10-17")).toBe("mandag 17. oktober");
    expect(nn.day("2022-10-17")).toBe("måndag 17. oktober");
    expect(en.day("2022-10-17")).toBe("Monday 17 October");
    expect(nb.dayIn("2023-03-29", "2022")).toBe("onsdag 29. mars 2023");
    expect(nb.dayIn("2022-10-17", "2022")).toBe("mandag 17. oktober");
  });

  it("a month's last day is the month, since that is how a month is stored", () => {
    expect(nb.month("2024-02-29")).toBe("februar 2024");
    expect(nb.month("2023-02-28")).toBe("februar 2023");
    expect(nb.month("2024-02-28")).toBe("28. februar 2024");
  });

  it("moments are in the project's time zone, over the change of summer time", () => {
    expect(nb.moment("2022-10-03T08:12:00Z", "Europe/Oslo")).toBe("3. oktober kl.\u00a010.12");
    expect(nb.moment("2022-11-03T08:12:00Z", "Europe/Oslo")).toBe("3. november kl.\u00a009.12");
    expect(en.moment("2022-12-31T23:30:00Z", "Europe/Oslo")).toBe("1 January at 00:30");
  });
});
