import { readFile } from "node:fs/promises";
import { decideImport } from "../../src/domain/importing/decide-import.ts";
import type { WorkbookContents } from "../../src/journeys/ports.ts";
import { contentsOf } from "./make-workbook.ts";

async function sample(name: string): Promise<WorkbookContents> {
  return contentsOf(await readFile(new URL(`../../src/sample/${name}.xlsx`, import.meta.url)));
}

describe("nav-solor.xlsx", () => {
  let contents: WorkbookContents;
  beforeAll(async () => {
    contents = await sample("nav-solor");
  });

  it("is counted exactly", () => {
    expect(decideImport(contents, undefined, "2022-10-03").report.counts).toEqual({
      measures: 12,
      offices: 3,
      scorecardRows: 36,
      readings: 0,
      goals: 10,
      roles: 29,
      milestones: 14,
      risks: 8,
      successFactors: 5,
      groupTasks: 13,
      groups: 4,
      meetings: 5,
      decisions: 5,
      keyFigures: 3,
      benefits: 0,
      actions: 0,
      modelLines: 0,
      mapArrows: 0,
      statedTotals: 0,
      targets: 0,
    });
  });

  it("names what a person must look at, and nothing else", () => {
    expect(JSON.parse(JSON.stringify(contents.findings))).toEqual([
      {
        reason: "sumDiffers",
        name: "Antall innbyggere",
        stated: "15464",
        sum: "15356",
        sheet: "Nøkkeltall",
        cell: "E2",
      },
      {
        reason: "measuresWithoutTarget",
        measureIds: ["S1", "S2", "S3", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "B1", "B2"],
      },
      { reason: "directionMissing", measureIds: ["K4", "K6", "B1", "B2"] },
      { reason: "goalWithoutMeasure", id: "E2", name: "Bedre brukermøter", sheet: "Mål", cell: "A3" },
      { reason: "goalWithoutMeasure", id: "E3", name: "Pålitelig forvaltning", sheet: "Mål", cell: "A4" },
      {
        reason: "decisionAfterMilestone",
        milestoneId: "MP 8",
        done: "2022-06-23",
        decided: "2022-08-23",
        matter: "Kommunale tjenester",
        sheet: "Milepæler",
        cell: "D9",
      },
    ]);
  });

  it("understands every free-text time of the milestones", () => {
    const dates = contents.plan.milestones.map(({ id, time, status }) => [id, time.date, status]);
    expect(dates).toEqual([
      ["MP 1", "2022-03-09", "done"],
      ["MP 2", "2022-04-05", "done"],
      ["MP 3", "2022-04-27", "done"],
      ["MP 4", "2022-05-24", "done"],
      ["MP 5", "2022-06-30", "done"],
      ["MP 6", "2022-06-30", "done"],
      ["MP 7", "2022-11-30", "started"],
      ["MP 8", "2022-06-23", "done"],
      ["MP 9", "2022-09-30", "done"],
      ["MP 10", "2022-09-30", "planned"],
      ["MP 11", "2022-10-01", "planned"],
      ["MP 12", "2022-10-10", "planned"],
      ["MP 13", "2022-10-31", "planned"],
      ["MP 14", "2023-01-01", "planned"],
    ]);
  });

  it("tells how times were understood, each with its place", () => {
    const told = contents.times.map(({ sheet, cell, time }) => `${sheet} ${cell} ${time.text} ${time.date ?? "–"}`);
    expect(told).toEqual(
      expect.arrayContaining([
        "Milepæler B7 Før sommerferien 2022-06-30",
        "Milepæler B12 01.10.22 2022-10-01",
        "Roller G2 Til vertskommune er vedtatt –",
        "Beslutninger A6 udatert –",
        "Målekort P2 mar.22 2022-03-31",
        "Målekort S2 des. 2024 2024-12-31",
      ]),
    );
  });

  it("reads the scorecard as people mean it", () => {
    const [s1] = contents.plan.measures;
    expect(s1).toMatchObject({ id: "S1", percent: true, kind: "ratio", direction: "decrease", seasonal: true });
    const row = contents.plan.rows[1];
    expect(row).toMatchObject({
      office: "Åsnes",
      owner: "nav.asnes@solor.example",
      comment: "Antall: 43. Sesongvarierer",
    });
    expect([row?.baseline?.toFixed(), row?.baselineDate, row?.weight?.toFixed()]).toEqual([
      "1.3",
      "2022-03-31",
      "7211",
    ]);
    const k1 = contents.plan.measures.find(({ id }) => id === "K1");
    expect(k1).toMatchObject({
      percent: false,
      kind: "additive",
      seasonal: false,
      figuresReady: { month: 3, day: 15 },
    });
    expect(contents.plan.project).toMatchObject({ startDate: "2023-01-01", digestAt: { weekday: 1, time: "08:00" } });
  });
});

describe("kor-malekort.xlsx", () => {
  let contents: WorkbookContents;
  beforeAll(async () => {
    contents = await sample("kor-malekort");
  });

  it("is counted exactly; an empty status is no reading", () => {
    const { counts } = decideImport(contents, undefined, "2022-10-03").report;
    expect(counts).toMatchObject({ measures: 7, scorecardRows: 7, offices: 0, benefits: 3, mapArrows: 7, readings: 2 });
    const values = contents.readings.map(({ measureId, period, value, measuredOn }) => [
      measureId,
      period,
      value.toFixed(),
      measuredOn,
    ]);
    expect(values).toEqual([
      ["P45", "2015-T2", "47", undefined],
      ["P128", "2015", "92", "2015-08-31"],
    ]);
  });

  it("names what a person must look at, and nothing else", () => {
    const short = contents.findings.map((finding) =>
      [
        finding.reason,
        ...("measureId" in finding ? [finding.measureId] : []),
        ...("measureIds" in finding ? finding.measureIds : []),
      ].join(" "),
    );
    expect(short).toEqual([
      "targetIsText P128",
      "undatedTarget P128",
      "kindUnknown P128",
      "measuresWithoutTarget P126 P127 P129",
      "measuresWithoutBaseline P126 P127 P128",
      "directionMissing P126 P127 P129",
      "benefitWithoutMeasure",
      "emptyStatus P126",
      "emptyStatus P127",
      "emptyStatus P129",
    ]);
    expect(contents.findings[6]).toMatchObject({ id: "G3", sheet: "Gevinster", cell: "D4" });
  });

  it("finds that the stated 78.33 % is what it computes to, and would tell if it were not", async () => {
    expect(contents.findings.some(({ reason }) => reason === "statedAchievementDiffers")).toBe(false);
    const { planFindings } = await import("../../src/domain/importing/plan-findings.ts");
    const [p45, ...others] = contents.plan.rows;
    if (!p45) throw new Error("no P45");
    const rows = [{ ...p45, grounds: "Kilde (oppgitt måloppnåelse 80 %)" }, ...others];
    const findings = planFindings({ ...contents.plan, rows }, contents.readings, () => ({}));
    expect(findings).toContainEqual({
      reason: "statedAchievementDiffers",
      measureId: "P45",
      stated: "80",
      computed: "78.33",
    });
  });

  it("lets the target that holds at a status date hold for the newest reading's day", () => {
    const { targets } = decideImport(contents, undefined, "2022-10-03").plan;
    expect(targets.map(({ measureId, date, value }) => [measureId, date, value.toFixed()])).toEqual([
      ["P45", "2015-08-31", "60"],
    ]);
  });

  it("tells ratio from additive by unit and name", () => {
    const kinds = contents.plan.measures.map(({ id, kind, percent }) => `${id} ${kind} ${percent}`);
    expect(kinds).toEqual([
      "P45 ratio true",
      "P126 ratio true",
      "P127 ratio false",
      "P128 undefined true",
      "P129 additive false",
      "G1 additive false",
      "G2 additive false",
    ]);
  });
});
