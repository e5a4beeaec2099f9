import { decideImport } from "../../src/domain/importing/decide-import.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import { line } from "../domain/benefit-model/model-lines.ts";
import { readSheets, type Sheets, smallSheets, workbookOf } from "./make-workbook.ts";

const headers = [
  ...["ID", "Alternativ", "Post", "Engang/løpende", "År", "Til år", "Mest sannsynlig (kr)", "Optimistisk (kr)"],
  ...["Pessimistisk (kr)", "Gevinst-ID", "Kostnadseier", "Prisnivå", "Grunnlag"],
];
type Row = (string | number | null)[];

function sheetsWith(rows: Row[], some: Sheets = {}): Sheets {
  return { ...smallSheets, ...some, Kostnader: [headers, ...rows] };
}

async function errorsOf(sheets: Sheets) {
  const read = await readWorkbook(await workbookOf(sheets));
  return read.ok ? [] : read.errors;
}

describe("the sheet Kostnader", () => {
  it("is read line by line, with what is not said left out", async () => {
    const { plan, findings } = await readSheets(
      sheetsWith([
        [
          "L1",
          "Nullalternativ",
          "Drift i dag",
          "Løpende",
          2023,
          "2032",
          "1 200 000",
          null,
          null,
          null,
          null,
          2022,
          null,
        ],
        ["L2", "ny løsning", "Lisenser", "engangskostnad", 2023, null, "900 000,50 kr", 800000, 1200000],
        ["L3", "Gevinst", "Ro i arbeidet"],
      ]),
    );
    expect(plan.modelLines).toEqual([
      {
        id: "L1",
        side: "nullAlternative",
        name: "Drift i dag",
        recurrence: "running",
        year: 2023,
        lastYear: 2032,
        likely: decimal(1200000),
        priceYear: 2022,
      },
      {
        id: "L2",
        side: "newSolution",
        name: "Lisenser",
        recurrence: "oneOff",
        year: 2023,
        likely: decimal("900000.5"),
        optimistic: decimal(800000),
        pessimistic: decimal(1200000),
      },
      { id: "L3", side: "benefit", name: "Ro i arbeidet", recurrence: "oneOff" },
    ]);
    expect(findings.filter(({ sheet }) => sheet === "Kostnader")).toEqual([]);
    expect(
      decideImport(await readSheets(sheetsWith([["L1", "Gevinst", "x"]])), undefined, "2022-10-03").report.counts
        .modelLines,
    ).toBe(1);
  });

  it.each<[string, Row, object]>([
    ["an amount in words", ["L1", "Gevinst", "x", null, 2023, null, "to mill"], { cell: "G2", reason: "notANumber" }],
    ["an amount in per cent", ["L1", "Gevinst", "x", null, 2023, null, "4 %"], { cell: "G2", reason: "notANumber" }],
    ["a year in words", ["L1", "Gevinst", "x", null, "til neste år"], { cell: "E2", reason: "notAYear" }],
    ["a year of two digits", ["L1", "Gevinst", "x", null, 23], { cell: "E2", reason: "notAYear" }],
    ["an unknown alternative", ["L1", "Kanskje", "x"], { cell: "B2", reason: "unknownWord" }],
    ["years backwards", ["L1", "Gevinst", "x", "Løpende", 2030, 2023], { cell: "F2", reason: "endsBeforeStart" }],
    ["no name", ["L1", "Gevinst"], { cell: "C2", reason: "valueMissing" }],
  ])("refuses %s, with the cell", async (_, row, error) => {
    expect(await errorsOf(sheetsWith([row]))).toEqual([expect.objectContaining({ sheet: "Kostnader", ...error })]);
  });

  it("refuses a benefit that is not in Gevinster, where there is such a sheet", async () => {
    const row: Row = ["L1", "Gevinst", "x", null, 2023, null, 5, null, null, "G9"];
    expect(await errorsOf(sheetsWith([row]))).toEqual([]);
    const some = {
      Gevinster: [
        ["ID", "Gevinst"],
        ["G1", "Mindre arbeid"],
      ],
    };
    expect(await errorsOf(sheetsWith([row], some))).toEqual([
      expect.objectContaining({ cell: "J2", reason: "unknownBenefit", value: "G9" }),
    ]);
  });

  it("tells of what a person must look at, with the cell", async () => {
    const { findings } = await readSheets(
      sheetsWith([
        ["L1", "Ny løsning", "Uten år", null, null, null, 5],
        ["L2", "Ny løsning", "Uten beløp", null, 2023],
        ["L3", "Gevinst", "Lengre reisevei", null, 2023, null, -5],
        ["L4", "Gevinst", "To punkter", null, 2023, null, 5, 6],
        ["L5", "Gevinst", "Byttet om", null, 2023, null, 5, 1, 9],
      ]),
    );
    expect(findings.filter(({ sheet }) => sheet === "Kostnader").map(({ reason, cell }) => [reason, cell])).toEqual([
      ["lineWithoutYear", "E2"],
      ["lineWithoutAmount", "G3"],
      ["negativeBenefit", "G4"],
      ["threePointsIncomplete", "I5"],
      ["threePointsTurned", "G6"],
    ]);
  });

  it("leaves the stored lines, prices and settings alone when the workbook has no place for them", async () => {
    const read = await readSheets(smallSheets);
    const { plan } = decideImport(read, undefined, "2022-10-03");
    const stored = {
      ...plan,
      project: { ...plan.project, discountRate: decimal(3), priceYear: 2022 },
      modelLines: [line("benefit", "5")],
    };
    const again = decideImport(read, { plan: stored, readings: [] }, "2022-10-03");
    expect(again.plan.modelLines).toEqual(stored.modelLines);
    expect(again.plan.project).toMatchObject({ discountRate: decimal(3), priceYear: 2022 });
    expect(again.changes).toEqual([]);
  });
});

describe("the rate and the price level in Prosjekt", () => {
  const withFields = (...fields: Row[]): Sheets => ({
    ...smallSheets,
    Prosjekt: [...(smallSheets["Prosjekt"] ?? []), ...fields],
  });

  it("are read with and without the per cent sign", async () => {
    for (const rate of ["4 %", 4, "4"]) {
      const { plan } = await readSheets(withFields(["Kalkulasjonsrente", rate], ["Prisnivå", 2022]));
      expect([plan.project.discountRate?.toFixed(), plan.project.priceYear]).toEqual(["4", 2022]);
    }
  });

  it("are refused where they can mean two things or nothing", async () => {
    for (const rate of [0.04, "mye", "-1 %", "400 %"]) {
      expect(await errorsOf(withFields(["Kalkulasjonsrente", rate]))).toEqual([
        expect.objectContaining({ sheet: "Prosjekt", cell: "B5", reason: "notANumber" }),
      ]);
    }
  });
});
