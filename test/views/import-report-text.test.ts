import { readFile } from "node:fs/promises";
import { decideImport } from "../../src/domain/importing/decide-import.ts";
import type { ImportError, ImportFinding } from "../../src/domain/importing/import-report.ts";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { languages } from "../../src/domain/talking/language.ts";
import {
  importErrorSentence,
  importFindingSentence,
  importRefusalText,
  importReportText,
  planChangeSentence,
} from "../../src/views/import-report-text.ts";
import { contentsOf } from "../workbook/make-workbook.ts";

const at = { sheet: "Målekort", cell: "O12" };
const allowed = ["Uke", "Måned"];
const errors: { [Reason in ImportError["reason"]]: ImportError } = {
  notXlsx: { reason: "notXlsx", sheet: "" },
  tooLarge: { reason: "tooLarge", sheet: "" },
  readersBusy: { reason: "readersBusy", sheet: "" },
  tooManyCells: { reason: "tooManyCells", sheet: "" },
  damaged: { reason: "damaged", sheet: "" },
  encrypted: { reason: "encrypted", sheet: "" },
  sheetMissing: { reason: "sheetMissing", sheet: "Målekort" },
  columnMissing: { reason: "columnMissing", sheet: "Målekort", column: "Nullpunkt" },
  valueMissing: { ...at, reason: "valueMissing", column: "Nullpunkt" },
  duplicateRow: { ...at, reason: "duplicateRow", key: "K1 Grue", firstCell: "A2" },
  notANumber: { ...at, reason: "notANumber", column: "Nullpunkt", value: "tre" },
  unknownFrequency: { ...at, reason: "unknownFrequency", value: "ofte", allowed },
  unknownWord: { ...at, reason: "unknownWord", column: "Nivå", value: "høyt", allowed },
  formulaError: { ...at, reason: "formulaError", value: "#DIV/0!" },
  unreadableDate: { ...at, reason: "unreadableDate", column: "Dato", value: "snart" },
  unknownMeasure: { ...at, reason: "unknownMeasure", value: "K9" },
  unknownGoal: { ...at, reason: "unknownGoal", value: "E9" },
  notAYear: { ...at, reason: "notAYear", column: "År", value: "snart" },
  unknownBenefit: { ...at, reason: "unknownBenefit", value: "G9" },
  endsBeforeStart: { ...at, reason: "endsBeforeStart", id: "L1", year: 2030, lastYear: 2023 },
  tooLong: { ...at, reason: "tooLong", column: "Kontor", value: "x".repeat(201), longest: 200 },
  notAUser: { ...at, reason: "notAUser", column: "Gevinsteier", value: "Kari" },
  otherProject: { reason: "otherProject", sheet: "Prosjekt", fileShortName: "kor", project: "nav" },
};
const measureIds = ["K1", "K2"];
const findings: { [Reason in ImportFinding["reason"]]: ImportFinding } = {
  sumDiffers: { reason: "sumDiffers", name: "Antall innbyggere", stated: decimal(15464), sum: decimal(15356) },
  targetIsText: { reason: "targetIsText", measureId: "P128", text: "Reduksjon" },
  kindUnknown: { reason: "kindUnknown", measureId: "P128", unit: "Utregning" },
  measuresWithoutTarget: { reason: "measuresWithoutTarget", measureIds },
  measuresWithoutBaseline: { reason: "measuresWithoutBaseline", measureIds },
  measuresWithoutOwner: { reason: "measuresWithoutOwner", measureIds },
  benefitWithoutMeasure: { reason: "benefitWithoutMeasure", id: "G3", name: "Økt fleksibilitet" },
  lineWithoutYear: { reason: "lineWithoutYear", id: "L1", name: "Lisenser" },
  lineWithoutAmount: { reason: "lineWithoutAmount", id: "L1", name: "Lisenser" },
  negativeBenefit: { reason: "negativeBenefit", id: "L2", name: "Lengre reisevei" },
  threePointsIncomplete: { reason: "threePointsIncomplete", id: "L1", name: "Lisenser" },
  threePointsTurned: { reason: "threePointsTurned", id: "L1", name: "Lisenser" },
  unitPriceWithoutMeasure: { reason: "unitPriceWithoutMeasure", id: "G3", name: "Økt fleksibilitet" },
  goalWithoutMeasure: { reason: "goalWithoutMeasure", id: "E2", name: "Bedre brukermøter" },
  decisionAfterMilestone: {
    reason: "decisionAfterMilestone",
    milestoneId: "MP 8",
    done: "2022-06-23",
    decided: "2022-08-23",
    matter: "Kommunale tjenester",
  },
  measureRowsDisagree: {
    ...at,
    reason: "measureRowsDisagree",
    measureId: "K1",
    column: "Datakilde",
    used: "SSB",
    other: "NAV",
  },
  statedAchievementDiffers: { reason: "statedAchievementDiffers", measureId: "P45", stated: "80", computed: "78.33" },
  namedByOffice: { reason: "namedByOffice", roles: 3 },
  directionMissing: { reason: "directionMissing", measureIds },
  undatedTarget: { reason: "undatedTarget", measureId: "K1", office: "Grue" },
  emptyStatus: { reason: "emptyStatus", measureId: "P126", period: "2015" },
  formulasWithoutValue: { ...at, reason: "formulasWithoutValue", formulas: 2 },
  renamed: { reason: "renamed", sheet: "Prosjekt", fileShortName: "kor", project: "nav" },
  closedKept: { reason: "closedKept", id: "G1", name: "Færre klager", on: "2024-12-31" },
  baselineKept: { reason: "baselineKept", measureId: "S1", office: "Åsnes", from: "2023-01-01" },
  targetMoved: { reason: "targetMoved", measureId: "S1", office: "Åsnes", old: decimal("1.1"), value: decimal("1") },
  measuresStopped: { reason: "measuresStopped", measureIds: ["K1", "K2"] },
  newSeries: { reason: "newSeries", measureId: "K1", before: "Antall", unit: "Andel", from: "2022-10-01" },
  targetHeld: {
    reason: "targetHeld",
    ...{ measureId: "S1", office: "Åsnes", from: "2023-01-01", value: decimal("1.0"), date: "2024-12-31" },
    ...{ written: decimal("1.1"), to: "2025-12-31" },
  },
  targetKept: { reason: "targetKept", measureId: "S1", office: "Åsnes", value: decimal("1.0"), date: "2024-12-31" },
  sheetNotRead: { reason: "sheetNotRead", sheet: "Saker", rows: 1 },
  columnNotRead: { reason: "columnNotRead", sheet: "Mål", column: "Farge", values: 3 },
  bareShare: { ...at, reason: "bareShare", measureId: "S1", office: "Grue", value: decimal("0.47") },
  readingDiffers: {
    reason: "readingDiffers",
    measureId: "S1",
    office: "Grue",
    period: "2022-Q3",
    stored: decimal("1.3"),
    written: decimal("1.2"),
  },
};

describe("sentences of an import", () => {
  it.each(languages)("exist for every error and finding, in whole sentences (%s)", (language) => {
    const all = [
      ...Object.values(errors).map((error) => importErrorSentence(error, language)),
      ...Object.values(findings).map((finding) => importFindingSentence(finding, language)),
    ];
    for (const sentence of all) {
      expect(sentence).not.toMatch(/undefined|NaN|\[object|\n/);
      expect(sentence).toMatch(/[.)]$/);
    }
    expect(new Set(all).size).toBe(all.length);
  });

  it("say where, what is wrong and what to do", () => {
    expect(importErrorSentence(errors.notANumber, "nb")).toBe(
      "Målekort O12: «tre» i Nullpunkt er ikke et tall som kan leses. Skriv bare tallet, for eksempel 1234,5 eller 3,0 %.",
    );
    expect(importFindingSentence(findings.sumDiffers, "nb").replace(/\u00a0/g, " ")).toBe(
      "Antall innbyggere: totalen er oppgitt til 15 464, men delene er til sammen 15 356. Rett det som er feil.",
    );
  });

  it("hold text of the workbook harmless", () => {
    const evil = importErrorSentence(
      { ...at, reason: "notANumber", column: "Nullpunkt", value: "1\u202e2\n{{DATE(x)}}" },
      "nb",
    );
    expect(evil).not.toMatch(/[\u202e\n]|\{\{/);
  });

  it("show changed values as people write them", () => {
    const fields = [
      { field: "baseline", old: "1.3", new: "1.2" },
      { field: "baselineDate", new: "2022-03-31" },
      { field: "direction", old: "hold" },
    ];
    const sentence = planChangeSentence({ list: "rows", id: "S1 Åsnes", change: "changed", fields }, "nb");
    expect(sentence).toBe(
      "Målekort S1 Åsnes, endret: nullpunkt 1,3 → 1,2; nullpunktdato 31. mars 2022; ønsket utvikling holde nivået → (tomt)",
    );
  });
});

describe("the report", () => {
  it.each(languages)("tells of nav-solor in one reading (%s)", async (language) => {
    const contents = await contentsOf(await readFile(new URL("../../src/sample/nav-solor.xlsx", import.meta.url)));
    const text = importReportText(decideImport(contents, undefined, "2022-10-03").report, language);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    for (const fact of ["12 ", "36 ", "14 ", "13 ", "15", "MP 8", "E2 Bedre brukermøter", "«Før sommerferien»"]) {
      expect(text).toContain(fact);
    }
  });

  it.each(languages)("of a refusal lists every error (%s)", (language) => {
    const text = importRefusalText(
      { kind: "importRefusal", fileName: "plan.xlsx", errors: Object.values(errors) },
      language,
    );
    expect(text.split("\n")).toHaveLength(1 + Object.keys(errors).length);
    expect(text).toContain("plan.xlsx");
  });
});
