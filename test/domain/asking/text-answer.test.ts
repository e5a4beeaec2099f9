import { readTextAnswer } from "../../../src/domain/asking/text-answer.ts";
import { solorPlan } from "../../support/plan-builder.ts";

const sample = solorPlan();
/** The sample, with baselines from years before what is told here. */
const plan = { ...sample, rows: sample.rows.map((row) => ({ ...row, baselineDate: "2018-12-31" })) };
const asnes = "nav.asnes@solor.example";
const read = (text: string, user = "prosjektleder@solor.example") =>
  readTextAnswer(text, plan, "2022-10-03", (row) => row.owner === user);

describe("a value given in chat", () => {
  it.each<[string, string, string, object]>([
    ["S1 Åsnes 1,2 færre enn ventet", "S1 Åsnes", "1,2", { comment: "færre enn ventet", period: undefined }],
    ["S1 Åsnes 1,2 færre enn venta", "S1 Åsnes", "1,2", { comment: "færre enn venta" }],
    ["S1 Åsnes 1.2% fewer than expected", "S1 Åsnes", "1.2%", { comment: "fewer than expected" }],
    [
      "s1 åsnes 1,2 % for 2. kvartal – kommentar",
      "S1 Åsnes",
      "1,2 %",
      { period: { key: "2022-Q2" }, comment: "kommentar" },
    ],
    ["K1 Grue: 150 for 2021", "K1 Grue", "150", { period: { key: "2021" } }],
    ["k1 grue 150 for 2021", "K1 Grue", "150", { period: { key: "2021" }, measuredOn: undefined }],
    ["K1 Grue 2021: 150", "K1 Grue", "150", { period: { key: "2021" } }],
    ["K1 Grue 150 2021", "K1 Grue", "150", { period: { key: "2021" } }],
    ["K1 Grue 2021", "K1 Grue", "2021", { period: undefined }],
    ["K1 Grue 150 for mars 2022", "K1 Grue", "150", { period: { key: "2022" }, measuredOn: "2022-03-31" }],
    ["S1 Åsnes for 2. kvartal 1,2", "S1 Åsnes", "1,2", { period: { key: "2022-Q2" } }],
    ["S1 Åsnes 1,2 2. kvartal", "S1 Åsnes", "1,2", { period: { key: "2022-Q2" } }],
    ["S1 Åsnes 1.2 for the second quarter", "S1 Åsnes", "1.2", { period: { key: "2022-Q2" } }],
    ["S1 Åsnes 1,2 for første kvartal, sesong", "S1 Åsnes", "1,2", { period: { key: "2022-Q1" }, comment: "sesong" }],
    ["B1 Våler 3,1 1. halvår", "B1 Våler", "3,1", { period: { key: "2022-H1" } }],
    ["B1 Våler 3,1 årsverk", "B1 Våler", "3,1", { comment: undefined }],
    ["S1 i Åsnes er 1,2", "S1 Åsnes", "1,2", {}],
    ["S1 asnes 1,2", "S1 Åsnes", "1,2", {}],
    ["S1 Åsens 1,2", "S1 Åsnes", "1,2", {}],
    ["S1 grua 1,2", "S1 Grue", "1,2", {}],
    ["S 1 Åsnes = 1,2", "S1 Åsnes", "1,2", {}],
    ["K1 Åsnes 1 234,5", "K1 Åsnes", "1 234,5", {}],
    ["K1 Åsnes −3", "K1 Åsnes", "−3", {}],
    ["S1 Åsnes 1,2 for høyt", "S1 Åsnes", "1,2", { period: undefined, comment: "for høyt" }],
    ["S1 Åsnes 12 bekreft", "S1 Åsnes", "12", { confirmed: true, comment: undefined }],
    ["S1 Åsnes 12 ny telling, stadfest", "S1 Åsnes", "12", { confirmed: true, comment: "ny telling," }],
    ["S1 Åsnes 12 confirm", "S1 Åsnes", "12", { confirmed: true }],
    ["K1 Grue 150 nye saker for 2020", "K1 Grue", "150", { period: { key: "2020" }, comment: "nye saker" }],
    ["K1 Grue 150 saker i 2020", "K1 Grue", "150", { period: { key: "2020" }, comment: "saker" }],
    ["S1 Åsnes 1,2 færre enn for 2. kvartal", "S1 Åsnes", "1,2", { period: undefined }],
    ["S1 Åsnes 1,2 to sluttet i april", "S1 Åsnes", "1,2", { period: undefined, comment: "to sluttet i april" }],
    ["K1 Grue 150 stk for 2021", "K1 Grue", "150", { period: { key: "2021" }, comment: undefined }],
  ])("%s", (text, row, value, expected) => {
    const answer = read(text);
    expect(answer).toMatchObject({ ok: true, value, ...expected });
    if (answer?.ok) expect(`${answer.row.measureId} ${answer.row.office}`).toBe(row);
  });

  it.each<[string, string, object]>([
    ["K1 Grue uendret", "K1 Grue", { choice: "unchanged", comment: undefined, period: undefined }],
    ["K1 Grue uendra sidan sist", "K1 Grue", { choice: "unchanged", comment: undefined }],
    ["K1 Grue is unchanged", "K1 Grue", { choice: "unchanged" }],
    ["S1 Åsnes uendret for 2. kvartal", "S1 Åsnes", { choice: "unchanged", period: { key: "2022-Q2" } }],
    ["K1 Grue kan ikke måles nå: telles i november", "K1 Grue", { choice: "cannot", comment: "telles i november" }],
    ["K1 Grue kan ikkje målast no – tel seinare", "K1 Grue", { choice: "cannot", comment: "tel seinare" }],
    ["K1 Grue can’t be measured now", "K1 Grue", { choice: "cannot", comment: undefined }],
  ])("%s", (text, row, expected) => {
    const answer = read(text);
    expect(answer).toMatchObject({ ok: true, value: "", ...expected });
    if (answer?.ok) expect(`${answer.row.measureId} ${answer.row.office}`).toBe(row);
  });

  it("is for the person's own line, and not every sentence with such a word", () => {
    expect(read("S1 uendret", asnes)).toMatchObject({ ok: true, row: { office: "Åsnes" }, choice: "unchanged" });
    expect(read("S1 uendret")).toMatchObject({ ok: false, notice: { reason: "officeMissing" } });
    expect(read("S1 hvorfor er den uendret?", asnes)).toBeUndefined();
    expect(read("uendret")).toBeUndefined();
  });

  it.each<[string, object]>([
    ["S1 1,2", { reason: "officeMissing", measureId: "S1", offices: ["Våler", "Åsnes", "Grue"] }],
    ["S1 Oslo 1,2", { reason: "noSuchOffice", text: "Oslo" }],
    ["S9 Åsnes 1,2", { reason: "noSuchMeasure", text: "S9", near: ["S1", "S2", "S3"] }],
    ["S1 Åsnes 1-2", { reason: "severalNumbers" }],
    ["S1 Åsnes 1,2 1,3", { reason: "severalNumbers" }],
    ["K1 Åsnes 1.234", { reason: "ambiguousNumber", text: "1.234" }],
    ["K1 Åsnes 12 %", { reason: "percentOnCount", measureId: "K1" }],
    ["S1 Åsnes 1,2 for 5. kvartal", { reason: "periodUnreadable", measureId: "S1" }],
    ["S1 Åsnes 1,2 for 2021", { reason: "periodUnreadable", measureId: "S1" }],
    ["S1 Åsnes 1,2 for 4. kvartal 2022", { reason: "noFinishedPeriod", measureId: "S1" }],
    ["K1 Grue 150 nye saker for 5. kvartal", { reason: "periodUnreadable", text: "for 5. kvartal" }],
    ["K1 Grue 12 mill kr for 2021", { reason: "notANumber", text: "12 mill" }],
    ["B1 Grue 4 tusen", { reason: "notANumber", text: "4 tusen" }],
    ["K1 Grue 2 millioner", { reason: "notANumber", text: "2 millioner" }],
    ["K1 Grue 2 mrd. kr", { reason: "notANumber" }],
    ["K1 Grue 1e3", { reason: "notANumber", text: "1e3" }],
    ["K1 Grue 12k", { reason: "notANumber", text: "12k" }],
    ["K1 Grue 12 m", { reason: "notANumber" }],
    ["K1 Grue 1½", { reason: "notANumber", text: "1½" }],
    ["S1 Grue 12 promille", { reason: "notANumber" }],
    ["K1 Grue 3 x 100", { reason: "notANumber" }],
    ["K1 Grue 150 for desember 2022", { reason: "noFinishedPeriod", measureId: "K1" }],
  ])("%s is refused with its reason", (text, notice) => {
    expect(read(text)).toMatchObject({ ok: false, notice });
  });

  it.each([
    "S1",
    "S1 Åsnes",
    "status K1",
    "hvordan går det med S1 i Grue?",
    "E1 2022",
    "Q3 2022",
    "S1 Åsnes i 2022?",
    "MP 8",
    "",
  ])("“%s” is no answer", (text) => expect(read(text)).toBeUndefined());

  it("needs no office from the one who has only one", () => {
    expect(read("S1 1,2", asnes)).toMatchObject({ ok: true, row: { office: "Åsnes" } });
  });

  it.each([
    ["K1 Grue 150 for 2021", "2021", "2021-12-31"],
    ["K1 Grue 150", "2021", "2021-12-31"],
    ["S1 Åsnes 1,2 for 1. kvartal", "2022-Q1", "2022-03-31"],
  ])("%s is refused: the baseline is from then", (text, period, baselineDate) => {
    expect(readTextAnswer(text, sample, "2022-10-03", () => false)).toMatchObject({
      ok: false,
      notice: { reason: "periodBeforeBaseline", period, baselineDate },
    });
    expect(readTextAnswer("S1 Åsnes 1,2 for 2. kvartal", sample, "2022-10-03", () => false)?.ok).toBe(true);
  });

  it("takes a magnitude that is the measure's own unit", () => {
    const measures = plan.measures.map((measure) => ({ ...measure, unit: "Mill. kr" }));
    const said = (text: string) => readTextAnswer(text, { ...plan, measures }, "2022-10-03", () => false);
    for (const text of ["K1 Grue 12 mill. kr", "K1 Grue 12 mill kr for 2021", "K1 Grue 12 mill"]) {
      expect(said(text)).toMatchObject({ ok: true, value: "12" });
    }
    expect(said("K1 Grue 12 mrd")).toMatchObject({ ok: false, notice: { reason: "notANumber" } });
  });
});
