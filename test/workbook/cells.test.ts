import type { CellValue, Workbook } from "exceljs";
import JSZip from "jszip";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import {
  contentsOf,
  projectFields,
  readSheets,
  type Sheets,
  scorecardHeaders,
  smallSheets,
  workbookOf,
} from "./make-workbook.ts";

/** The baseline of one measure whose cell holds `value`. */
async function baseline(value: CellValue, unit = "Antall", format?: string) {
  const sheets = { ...smallSheets, Målekort: [scorecardHeaders, ["K1", "M", unit, "Årlig", value, "Våler"]] };
  const { plan, findings } = await readSheets(sheets, (workbook) => {
    const cell = workbook.getWorksheet("Målekort")?.getCell("E2");
    if (cell && format) cell.numFmt = format;
  });
  return { value: plan.rows[0]?.baseline?.toFixed(), percent: plan.measures[0]?.percent, findings };
}
const readings = (...rows: CellValue[][]): Sheets => ({
  ...smallSheets,
  Målinger: [["Måle-ID", "Kontor/kommune", "Status år", "Status måned", "Status", "Rettet", "Årsak"], ...rows],
});

describe("cells", () => {
  it.each<[string, CellValue, string, string | undefined, string, boolean]>([
    ["a number", 112, "Antall", undefined, "112", false],
    ["a number with binary noise", 0.1 + 0.2, "Antall", undefined, "0.3", false],
    ["a text with comma", "1 234,5", "Antall", undefined, "1234.5", false],
    ["a narrow space and a real minus", "\u22121\u202f234,5", "Antall", undefined, "-1234.5", false],
    ["a per cent text", "3,0 %", "Andel", undefined, "3", true],
    ["a number shown as per cent", 0.47, "Andel", "0.00%", "47", true],
    ["a number shown as per cent, of a unit that does not tell", 0.47, "Utregning", "0 %", "47", true],
    ["noise in a per cent", 0.28999999999999998, "Andel", "0%", "29", true],
    ["a share written as a plain number", 47, "Andel", undefined, "47", true],
    ["ten to the twelfth", 1_234_567_890_123.5, "Kroner", undefined, "1234567890123.5", false],
    ["a formula with its result", { formula: "7000+140", result: 7140 }, "Dager", undefined, "7140", false],
    ["a formula that gives zero", { formula: "1-1", result: 0 }, "Dager", undefined, "0", false],
    ["a formula shown as per cent", { formula: "47/100", result: 0.47 }, "Andel", "0%", "47", true],
    ["rich text", { richText: [{ text: "1" }, { text: "12" }] }, "Antall", undefined, "112", false],
    ["a text that is linked", { text: "112", hyperlink: "https://test.example" }, "Antall", undefined, "112", false],
  ])("reads %s", async (_, value, unit, format, expected, percent) => {
    expect(await baseline(value, unit, format)).toMatchObject({ value: expected, percent });
  });

  it("reads a formula that gives nothing as empty, and says so once per sheet", async () => {
    const Målekort = [scorecardHeaders, ["K1", "M", "Antall", "Årlig", { formula: 'IF(1,"","")' }, { formula: "A1" }]];
    const { plan, findings } = await readSheets({ ...smallSheets, Målekort });
    expect(plan.rows).toMatchObject([{ measureId: "K1", office: undefined, baseline: undefined }]);
    expect(findings).toContainEqual({ reason: "formulasWithoutValue", sheet: "Målekort", cell: "E2", formulas: 2 });
  });

  it("asks about a share that may be meant as a hundred times as much", async () => {
    const { value, findings } = await baseline(0.47, "Andel");
    expect(value).toBe("0.47");
    expect(findings).toContainEqual(expect.objectContaining({ reason: "bareShare", cell: "E2", measureId: "K1" }));
    expect((await baseline(0.47, "Andel", "0%")).findings.some(({ reason }) => reason === "bareShare")).toBe(false);
  });

  it("does not look for a per cent sign in the words of a number format", async () => {
    expect(await baseline(47, "Utregning", '0" % av alt"')).toMatchObject({ value: "47", percent: false });
  });

  it("reads dates as cells and as text, a month by its last day", async () => {
    const Målekort = [
      [...scorecardHeaders, "Nullpunkt måned/år", "Sluttmåling måned/år"],
      ["K1", "M", "Antall", "Årlig", 1, "Våler", new Date(Date.UTC(2022, 2, 9)), "des. 2024"],
      ["K1", "M", "Antall", "Årlig", 1, "Grue", "feb.24", 2025],
    ];
    const { plan, times } = await readSheets({ ...smallSheets, Målekort });
    const dates = plan.rows.map(({ baselineDate, finalDate }) => [baselineDate, finalDate]);
    expect(dates).toEqual([
      ["2022-03-09", "2024-12-31"],
      ["2024-02-29", "2025-12-31"],
    ]);
    expect(times.map(({ cell }) => cell)).toEqual(["G3", "H2"]);
  });

  it("takes a date cell for a free-text time, and a linked user for the user", async () => {
    const { plan } = await readSheets({
      Prosjekt: [
        ...projectFields.slice(0, 3),
        ["Prosjektleder", { text: "Leder@Test.Example", hyperlink: "mailto:Leder@Test.Example" }],
      ],
      Målekort: smallSheets["Målekort"] ?? [],
      Milepæler: [
        ["MP", "Tid", "Hendelse", "Status"],
        ["MP 1", new Date(Date.UTC(2022, 2, 9)), "Møte", "Utført 9. mars"],
      ],
    });
    expect(plan.project.leader).toBe("leder@test.example");
    expect(plan.milestones[0]).toMatchObject({ status: "done", statusText: "Utført 9. mars" });
    expect(plan.milestones[0]?.time).toEqual({ text: "9. mars 2022", date: "2022-03-09", exact: true });
  });

  it("spreads a merged cell down over its rows, and not to the right", async () => {
    const Målekort = [
      scorecardHeaders,
      ["K1", "M", "Antall", "Årlig", 1, "Våler"],
      [null, null, null, null, 2, "Åsnes"],
    ];
    const merge = (workbook: Workbook) => {
      for (const column of ["A", "B", "C", "D"]) workbook.getWorksheet("Målekort")?.mergeCells(`${column}2:${column}3`);
    };
    const { plan } = await readSheets({ ...smallSheets, Målekort }, merge);
    expect(plan.rows.map(({ office, baseline: value }) => `${office} ${value?.toFixed()}`)).toEqual([
      "Våler 1",
      "Åsnes 2",
    ]);
  });
});

describe("headers and sheets", () => {
  it("are found in any order, case and spacing, in nynorsk too, below a title", async () => {
    const { plan, findings } = await readSheets({
      " prosjekt ": [
        ["Prosjektleiar", "leder@test.example"],
        ["NAVN", "Test"],
        ["kortnavn", "test"],
      ],
      MÅLEKORT: [
        ["Målekortet vårt"],
        ["målefrekvens", " Nullpunkt", "INNSATSFAKTOR/VERDI", "måleparameter", "Kommune", "måle-id"],
        ["Årleg", 3, "Antall", "M", "Våler", "K1"],
      ],
    });
    expect(plan.rows).toMatchObject([{ measureId: "K1", office: "Våler" }]);
    expect(findings.filter(({ reason }) => reason === "columnNotRead")).toEqual([]);
  });

  it("reads a decomposed å as å, and never as a", async () => {
    const { plan } = await readSheets({
      Prosjekt: projectFields,
      ["Målekort".normalize("NFD")]: smallSheets["Målekort"] ?? [],
    });
    expect(plan.measures).toHaveLength(1);
    const folded = await readWorkbook(
      await workbookOf({ Prosjekt: projectFields, Malekort: smallSheets["Målekort"] ?? [] }),
    );
    expect(folded).toEqual({ ok: false, errors: [{ reason: "sheetMissing", sheet: "Målekort" }] });
  });

  it("tells of sheets and columns that are not read, with how much is in them", async () => {
    const { findings } = await readSheets({
      Prosjekt: [...projectFields, ["Budsjett", "4 mill."], ["Tomt felt", null]],
      Målekort: [
        [...scorecardHeaders, "Egen kolonne"],
        ["K1", "M", "Antall", "Årlig", 1, "Våler", "x"],
        ["K2", "N", "Antall", "Årlig", 1, null, "y", "z"],
      ],
      Saker: [
        ["Post", "Beløp"],
        ["Lokaler", 1],
        ["IKT", 2],
      ],
      Tomt: [],
    });
    expect(findings).toEqual(
      expect.arrayContaining([
        { reason: "columnNotRead", sheet: "Prosjekt", column: "Budsjett", values: 1 },
        { reason: "columnNotRead", sheet: "Målekort", column: "Egen kolonne", values: 2 },
        { reason: "columnNotRead", sheet: "Målekort", column: "H", values: 1 },
        { reason: "sheetNotRead", sheet: "Saker", rows: 2 },
      ]),
    );
    expect(findings.filter(({ reason }) => reason.endsWith("NotRead"))).toHaveLength(4);
  });

  it("ignores pictures, validations of whole columns and links it does not need", async () => {
    const bytes = await workbookOf(smallSheets, (workbook) => {
      const sheet = workbook.getWorksheet("Målekort");
      sheet?.getCell("B2").note;
      if (sheet) sheet.getCell("B2").note = "en merknad";
    });
    const zip = await JSZip.loadAsync(bytes);
    const path = "xl/worksheets/sheet2.xml";
    const xml = (await zip.file(path)?.async("string")) ?? "";
    const validation =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>';
    zip.file(path, xml.replace("</sheetData>", `</sheetData>${validation}`));
    zip.file("xl/drawings/drawing1.xml", "<broken");
    const { plan } = await contentsOf(await zip.generateAsync({ type: "uint8array" }));
    expect(plan.measures).toHaveLength(1);
  });
});

describe("readings", () => {
  it.each<[string, CellValue, CellValue, string, string | undefined]>([
    ["Årlig", 2015, "desember", "2015", undefined],
    ["Årlig", 2015, "august", "2015", "2015-08-31"],
    ["Årlig", 2015, null, "2015", undefined],
    ["Tertial", 2015, "August", "2015-T2", undefined],
    ["Tertial", 2015, "juli", "2015-T2", "2015-07-31"],
    ["Tertial", 2015, "2. tertial", "2015-T2", undefined],
    ["Kvartal", "2022", "Q3", "2022-Q3", undefined],
    ["Kvartal", 2022, 9, "2022-Q3", undefined],
    ["Kvartal", 2022, "15.08.2022", "2022-Q3", "2022-08-15"],
    ["Kvartal", 2022, new Date(Date.UTC(2022, 7, 15)), "2022-Q3", "2022-08-15"],
    ["Halvår", 2022, "1. halvår", "2022-H1", undefined],
    ["Halvår", 2022, "mars", "2022-H1", "2022-03-31"],
    ["Måned", 2022, "mar", "2022-03", undefined],
    ["Uke", 2022, "uke 40", "2022-W40", undefined],
    ["Kvartal", 2015, "2015-T2", "2015-T2", undefined],
  ])("%s, %s, %s", async (frequency, year, month, period, measuredOn) => {
    const sheets = readings(["K1", "Våler", year, month, 5]);
    const Målekort = [scorecardHeaders, ["K1", "M", "Antall", frequency, 112, "Våler"]];
    const contents = await readSheets({ ...sheets, Målekort });
    expect(contents.readings).toMatchObject([{ measureId: "K1", office: "Våler", period }]);
    expect(contents.readings[0]?.measuredOn).toBe(measuredOn);
  });

  it("marks a correction where Rettet or Årsak says so", async () => {
    const contents = await readSheets(
      readings(
        ["K1", "Våler", 2022, null, 5],
        ["K1", "Våler", 2022, null, 6, "ja", "Feil i kilden"],
        ["K1", "Våler", 2021, null, 7, "nei"],
      ),
    );
    expect(contents.readings.map(({ corrects, reason }) => [corrects, reason])).toEqual([
      [undefined, undefined],
      ["", "Feil i kilden"],
      [undefined, undefined],
    ]);
  });
});
