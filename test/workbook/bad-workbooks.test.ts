import { deflateRawSync } from "node:zlib";
import JSZip from "jszip";
import type { ImportError } from "../../src/domain/importing/import-report.ts";
import { languages } from "../../src/domain/talking/language.ts";
import { importErrorSentence } from "../../src/views/import-report-text.ts";
import { workbookLimits } from "../../src/workbook/admit-file.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import { projectFields, type Sheets, scorecardHeaders, smallSheets, workbookOf } from "./make-workbook.ts";

async function errorsOf(bytes: Uint8Array): Promise<ImportError[]> {
  const read = await readWorkbook(bytes);
  if (read.ok) throw new Error("it was read");
  for (const error of read.errors) {
    for (const language of languages) {
      const sentence = importErrorSentence(error, language);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      expect(sentence.length).toBeGreaterThan(30);
    }
  }
  return read.errors;
}
const errorsIn = async (sheets: Sheets) => errorsOf(await workbookOf(sheets));
const row = ["K1", "Mottakere", "Antall", "Årlig", 112, "Våler"];
const scorecard = (...rows: Sheets[string]) => ({ ...smallSheets, Målekort: [scorecardHeaders, ...rows] });

describe("a file that is no workbook we can open", () => {
  it.each([
    ["text", Buffer.from("Måle-ID;Kontor\nK1;Våler\n"), "notXlsx"],
    ["nothing", Buffer.alloc(0), "notXlsx"],
    ["an old .xls", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "notXlsx"],
    [
      "a workbook with a password",
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        Buffer.alloc(600),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
      "encrypted",
    ],
    ["the first half of a zip", Buffer.from("PK\u0003\u0004 and no more"), "damaged"],
    ["more than 20 MB", Buffer.alloc(workbookLimits.bytes + 1), "tooLarge"],
  ])("refuses %s", async (_, bytes, reason) => {
    expect(await errorsOf(bytes)).toEqual([{ reason, sheet: "" }]);
  });

  it("refuses another kind of zip", async () => {
    const zip = new JSZip().file("word/document.xml", "<w:document/>");
    expect(await errorsOf(await zip.generateAsync({ type: "uint8array" }))).toEqual([{ reason: "notXlsx", sheet: "" }]);
  });

  it("refuses a workbook that was cut off, and one whose inside is broken", async () => {
    const whole = await workbookOf(smallSheets);
    expect(await errorsOf(whole.slice(0, whole.length - 200))).toEqual([{ reason: "damaged", sheet: "" }]);
    const zip = await JSZip.loadAsync(whole);
    zip.file("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row");
    const broken = await zip.generateAsync({ type: "uint8array" });
    expect(await errorsOf(broken)).toEqual([{ reason: "damaged", sheet: "" }]);
  });

  it("refuses what unpacks to far too much, whether its directory says so or lies", async () => {
    const bomb = deflateRawSync(Buffer.alloc(500 * 1024 * 1024), { level: 1 });
    const whole = await JSZip.loadAsync(await workbookOf(smallSheets));
    whole.file("xl/worksheets/sheet1.xml", Buffer.alloc(1000)).remove("xl/sharedStrings.xml");
    const packed = Buffer.from(await whole.generateAsync({ type: "uint8array", compression: "STORE" }));
    const honest = withEntry(packed, "xl/sharedStrings.xml", bomb, 500 * 1024 * 1024);
    expect(await errorsOf(honest)).toEqual([{ reason: "tooLarge", sheet: "" }]);
    const lying = withEntry(packed, "xl/sharedStrings.xml", bomb, 1000);
    expect(await errorsOf(lying)).toEqual([{ reason: "damaged", sheet: "" }]);
  });

  it("refuses a merge over a whole sheet before it is spread out", async () => {
    const zip = await JSZip.loadAsync(await workbookOf(smallSheets));
    const xml = (await zip.file("xl/worksheets/sheet1.xml")?.async("string")) ?? "";
    const merged = xml.replace(
      "</sheetData>",
      '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    );
    zip.file("xl/worksheets/sheet1.xml", merged);
    expect(await errorsOf(await zip.generateAsync({ type: "uint8array" }))).toEqual([
      { reason: "tooManyCells", sheet: "" },
    ]);
  });
});

describe("a workbook with faults in it", () => {
  it.each<[string, Sheets, object[]]>([
    ["a sheet that is missing", { Prosjekt: projectFields }, [{ reason: "sheetMissing", sheet: "Målekort" }]],
    [
      "a column that is missing",
      {
        ...smallSheets,
        Målekort: [
          ["Måle-ID", "Måleparameter", "Målefrekvens"],
          ["K1", "M", "Årlig"],
        ],
      },
      [{ reason: "columnMissing", sheet: "Målekort", column: "Innsatsfaktor/verdi" }],
    ],
    [
      "a project without a leader",
      { ...smallSheets, Prosjekt: projectFields.slice(0, 3) },
      [{ reason: "columnMissing", sheet: "Prosjekt", column: "Prosjektleder" }],
    ],
    [
      "two rows of one measure and office",
      scorecard(row, row),
      [{ reason: "duplicateRow", sheet: "Målekort", cell: "A3", key: "K1 Våler", firstCell: "A2" }],
    ],
    [
      "a text where a number must be",
      scorecard(["K1", "Mottakere", "Antall", "Årlig", "om lag hundre", "Våler"]),
      [{ reason: "notANumber", sheet: "Målekort", cell: "E2", column: "Nullpunkt", value: "om lag hundre" }],
    ],
    [
      "a number that may be two",
      scorecard(["K1", "Mottakere", "Antall", "Årlig", "1.234", "Våler"]),
      [{ reason: "notANumber", sheet: "Målekort", cell: "E2", column: "Nullpunkt", value: "1.234" }],
    ],
    [
      "per cent of a count",
      scorecard(["K1", "Mottakere", "Antall", "Årlig", "12 %", "Våler"]),
      [{ reason: "notANumber", sheet: "Målekort", cell: "E2", column: "Nullpunkt", value: "12 %" }],
    ],
    [
      "an unknown frequency",
      scorecard(["K1", "Mottakere", "Antall", "av og til", 1, "Våler"]),
      [
        {
          reason: "unknownFrequency",
          cell: "D2",
          value: "av og til",
          allowed: ["Uke", "Måned", "Kvartal", "Tertial", "Halvår", "Årlig"],
        },
      ],
    ],
    [
      "a formula with an error",
      scorecard(["K1", "Mottakere", "Antall", "Årlig", { formula: "1/0", result: { error: "#DIV/0!" } }, "Våler"]),
      [{ reason: "formulaError", sheet: "Målekort", cell: "E2", value: "#DIV/0!" }],
    ],
    [
      "a date that is none",
      { ...smallSheets, Prosjekt: [...projectFields, ["Driftsstart", "når vi er klare"]] },
      [{ reason: "unreadableDate", sheet: "Prosjekt", cell: "B5", column: "Driftsstart", value: "når vi er klare" }],
    ],
    [
      "a name where a user must be",
      { ...smallSheets, Prosjekt: [...projectFields.slice(0, 3), ["Prosjektleder", "Lederen"]] },
      [{ reason: "notAUser", sheet: "Prosjekt", cell: "B4", column: "Prosjektleder", value: "Lederen" }],
    ],
    [
      "words that are not in their list",
      {
        ...smallSheets,
        Prosjekt: [...projectFields, ["Språk", "svensk"], ["Tidssone", "Mars/Base"], ["Ukesrapport", "ofte"]],
      },
      [
        { reason: "unknownWord", cell: "B5", value: "svensk", allowed: ["bokmål", "nynorsk", "engelsk"] },
        { reason: "unknownWord", cell: "B6", value: "Mars/Base" },
        { reason: "unknownWord", cell: "B7", value: "ofte" },
      ],
    ],
    [
      "readings of measures and offices that are not there, and of one period twice",
      {
        ...smallSheets,
        Målinger: [
          ["Måle-ID", "Kontor/kommune", "Status år", "Status måned", "Status"],
          ["K9", "Våler", 2022, "desember", 1],
          ["K1", "Oslo", 2022, "desember", 1],
          ["K1", "Våler", 2022, "desember", 1],
          ["K1", "Våler", 2022, "desember", 2],
          ["K1", "Våler", 2021, "snart", 2],
          ["K1", "Våler", 22, "desember", 2],
        ],
      },
      [
        { reason: "unknownMeasure", sheet: "Målinger", cell: "A2", value: "K9 Våler" },
        { reason: "unknownMeasure", sheet: "Målinger", cell: "A3", value: "K1 Oslo" },
        { reason: "duplicateRow", sheet: "Målinger", cell: "A5", key: "K1 Våler 2022", firstCell: "A4" },
        { reason: "unreadableDate", sheet: "Målinger", cell: "D6", column: "Status måned", value: "snart" },
        { reason: "unreadableDate", sheet: "Målinger", cell: "C7", column: "Status år", value: "22" },
      ],
    ],
    [
      "goals and measures that are named but not there",
      {
        ...smallSheets,
        Mål: [
          ["ID", "Nivå", "Mål", "Overordnet"],
          ["E1", "Effektmål", "Et mål", "E7"],
        ],
        Målekort: [
          [...scorecardHeaders, "Mål-ID"],
          [...row, "E9"],
        ],
        Gevinster: [
          ["ID", "Gevinst", "Måle-ID"],
          ["G1", "En gevinst", "K8"],
        ],
        Delmål: [
          ["Måle-ID", "Kontor", "Dato", "Mål"],
          ["K1", "Grue", "des. 2023", 4],
        ],
      },
      [
        { reason: "unknownGoal", sheet: "Målekort", cell: "G2", value: "E9" },
        { reason: "unknownGoal", sheet: "Mål", cell: "D2", value: "E7" },
        { reason: "unknownMeasure", sheet: "Gevinster", cell: "C2", value: "K8" },
        { reason: "unknownMeasure", sheet: "Delmål", cell: "A2", value: "K1 Grue" },
      ],
    ],
    [
      "cells that must be filled in",
      {
        ...smallSheets,
        Risiko: [
          ["Nr", "Risiko (hendelse)", "Sannsynlighet (1-5)"],
          [1, "Noe skjer", 7],
          [2, null, 3],
        ],
      },
      [
        { reason: "unknownWord", sheet: "Risiko", cell: "C2", value: "7" },
        { reason: "valueMissing", sheet: "Risiko", cell: "B3", column: "Risiko (hendelse)" },
      ],
    ],
  ])("tells of %s, by sheet and cell", async (_, sheets, expected) => {
    expect(await errorsIn(sheets)).toEqual(expected.map((error) => expect.objectContaining(error)));
  });

  it("tells every fault at once, not the first only", async () => {
    const errors = await errorsIn({
      Prosjekt: [...projectFields.slice(0, 3), ["Prosjektleder", "Lederen"]],
      Målekort: [scorecardHeaders, ["K1", "A", "Antall", "ofte", "x", null], ["K1", "A", "Antall", "Årlig", "y", null]],
      Milepæler: [
        ["MP", "Tid", "Hendelse"],
        ["MP 1", null, null],
      ],
    });
    expect(errors.map(({ reason, cell }) => `${reason} ${cell}`)).toEqual([
      "notAUser B4",
      "unknownFrequency D2",
      "notANumber E2",
      "duplicateRow A3",
      "notANumber E3",
      "valueMissing B2",
      "valueMissing C2",
    ]);
  });
});

/** The zip with one more deflated entry, whose directory claims `size` bytes. */
function withEntry(zip: Buffer, name: string, deflated: Buffer, size: number): Uint8Array {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const directoryStart = zip.readUInt32LE(end + 16);
  const nameBytes = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(deflated.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(nameBytes.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(deflated.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(nameBytes.length, 28);
  entry.writeUInt32LE(directoryStart, 42);
  const added = Buffer.concat([local, nameBytes, deflated]);
  const directory = Buffer.concat([zip.subarray(directoryStart, end), entry, nameBytes]);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 8);
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(directoryStart + added.length, 16);
  return Buffer.concat([zip.subarray(0, directoryStart), added, directory, tail]);
}
