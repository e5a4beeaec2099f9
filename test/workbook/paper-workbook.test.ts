import exceljs from "exceljs";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { buildPaper } from "../../src/domain/paper/build-paper.ts";
import { followUpReadings } from "../../src/domain/paper/follow-up-readings.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { hideSmallCounts } from "../../src/domain/project/small-counts.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { planOf, reading, solorPlan } from "../support/plan-builder.ts";

const now = "2025-04-03T08:00:00Z";
const offices = ["Våler", "Åsnes", "Grue"];

function plan(): Plan {
  const whole = solorPlan();
  const rows = whole.rows.map((row) => ({ ...row, finalTarget: decimal("1.5"), finalDate: "2024-12-31" }));
  return { ...whole, project: { ...whole.project, startDate: undefined }, rows };
}

/** Sheets by name, each its rows of cell values. */
async function sheetsOf(of: Plan, readings: Reading[]): Promise<Map<string, unknown[][]>> {
  const shown = hideSmallCounts({ plan: of, readings }, undefined);
  const paper = buildPaper({ ...shown, asks: [], audit: [], now, names: new Map(), words: { asked: [] } });
  const workbook = new exceljs.Workbook();
  const bytes = await createWorkbooks().paper(paper, shown.readings, "nb");
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (Array.isArray(row) ? row.slice(1) : [])),
    ]),
  );
}

/** The row as its headers name it. */
function rowOf(sheet: unknown[][] = [], ...first: unknown[]): Record<string, unknown> {
  const [heads = []] = sheet;
  const found = sheet.find((row) => first.every((value, index) => row[index === 0 ? 0 : 2] === value)) ?? [];
  return Object.fromEntries(heads.map((head, index) => [String(head), found[index]]));
}

const years = ["2022", "2023", "2024"];
const readings = offices.flatMap((office) => [
  ...years.map((year, index) => reading("K1", office, year, String(100 - 20 * index))),
  reading("S1", office, "2023-Q3", "2.4", { measuredOn: "2023-10-05" }),
]);

describe("the workbook behind the paper", () => {
  it("has the scorecard with numbers as numbers: together and by office", async () => {
    const sheet = (await sheetsOf(plan(), readings)).get("Målekort");
    expect(rowOf(sheet, "K1")).toMatchObject({ Kontor: "alle kontorer", Nå: 180, Nullpunkt: 514, Sist: 240 });
    expect(rowOf(sheet, "K1", "Grue")).toMatchObject({
      Nå: 60,
      Nullpunkt: 161,
      Sluttmål: 1.5,
      Gevinsteier: "NAV Grue",
    });
    expect(rowOf(sheet, "S1", "Grue")).toMatchObject({ Nå: 0.024, Måleenhet: "%" });
  });

  it("has the state's follow-up table: baseline, midway, final, result, deviation and responsible of each line", async () => {
    const sheet = (await sheetsOf(plan(), readings)).get("Oppfølging");
    expect(rowOf(sheet, "K1", "Grue")).toMatchObject({
      Mål: 1.5,
      Nullpunktsmåling: 161,
      Midtveismåling: 80,
      Sluttmåling: 60,
      "Resultat nå": 60,
      "Avvik fra målet nå": 58.5,
      Ansvarlig: "NAV Grue",
    });
  });

  it("has every reading, and tells which were corrected", async () => {
    // why a count of persons was corrected may hold the count: B1 counts none
    const first = reading("B1", "Grue", "2021-H1", "7");
    const mended = reading("B1", "Grue", "2021-H1", "9", { corrects: first.id, reason: "feil år" });
    const sheet = (await sheetsOf(plan(), [...readings, first, mended])).get("Målinger") ?? [];
    expect(sheet).toHaveLength(1 + readings.length + 2);
    expect(sheet.slice(-2).map((row) => [row[4], row[7], row[8]])).toEqual([
      [7, "rettet senere", undefined],
      [9, undefined, "feil år"],
    ]);
  });

  it("tells no count of persons under five, nor what it could be told from", async () => {
    const told = [...offices.map((office) => reading("K1", office, "2023", "3"))];
    const sheets = await sheetsOf(plan(), told);
    expect(rowOf(sheets.get("Oppfølging"), "K1", "Grue")).toMatchObject({ "Resultat nå": "færre enn 5" });
    expect(rowOf(sheets.get("Oppfølging"), "K1", "Grue")["Avvik fra målet nå"]).toBeUndefined();
    expect(
      sheets
        .get("Målinger")
        ?.slice(1)
        .map((row) => row[4]),
    ).toEqual(Array(3).fill("færre enn 5"));
    expect(rowOf(sheets.get("Målekort"), "K1")["Nå"]).not.toEqual(expect.any(Number));
  });

  it("of an empty project has headers only, and hostile names stand as texts", async () => {
    for (const sheet of (await sheetsOf(planOf(), [])).values()) expect(sheet).toHaveLength(1);
    for (const name of Object.values(hostileTexts)) {
      const of = plan();
      const sheets = await sheetsOf(
        { ...of, measures: of.measures.map((one) => ({ ...one, name, unit: name })) },
        readings,
      );
      for (const row of sheets.get("Målekort") ?? []) {
        expect(row.every((cell) => cell === undefined || typeof cell === "string" || typeof cell === "number")).toBe(
          true,
        );
      }
    }
  });
});

describe("midway and final readings", () => {
  const row = { baselineDate: "2021-12-31", finalDate: "2024-12-31" };
  it("are the first of the second half, and the first on the final date or later", () => {
    const given = years.map((year) => reading("K1", undefined, year, "1"));
    const { midway, final } = followUpReadings(row, given);
    expect([midway?.period, final?.period]).toEqual(["2023", "2024"]);
  });
  it("are none while they have not come, and none without both dates", () => {
    expect(followUpReadings(row, [reading("K1", undefined, "2022", "1")])).toEqual({});
    expect(followUpReadings({ finalDate: "2024-12-31" }, [reading("K1", undefined, "2023", "1")])).toEqual({});
  });
});
