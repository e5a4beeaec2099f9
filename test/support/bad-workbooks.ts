import { crc32 } from "node:zlib";
import JSZip from "jszip";
import { smallSheets, workbookOf } from "../workbook/make-workbook.ts";

type Change = (zip: JSZip) => Promise<unknown> | unknown;
const first = "xl/worksheets/sheet1.xml";

/** A small, right workbook with something in its package changed. */
export async function changedWorkbook(change: Change): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await workbookOf(smallSheets));
  await change(zip);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

async function partOf(zip: JSZip, name: string): Promise<string> {
  return (await zip.file(name)?.async("string")) ?? "";
}

const inPart =
  (name: string, before: string | RegExp, text: string): Change =>
  async (zip) =>
    zip.file(
      name,
      (await partOf(zip, name)).replace(before, (found) => `${text}${found}`),
    );
const row = (text: string) => inPart(first, "</sheetData>", text);
const afterRows = (text: string) => inPart(first, /<pageMargins|<\/worksheet>/, text);
const cell = (text: string) => row(`<row r="9"><c r="A9" t="inlineStr"><is><t>${text}</t></is></c></row>`);

/** Files made to hang, fill or fool a reader; each with what the person is told. */
export const badWorkbooks: Record<string, { change: Change; reason: "damaged" | "tooManyCells" | "notXlsx" }> = {
  "a row far below the last": { change: row('<row r="4000000000"><c r="A1"><v>1</v></c></row>'), reason: "damaged" },
  "a row number that is none": { change: row("<row spans='1:2' r = 'NaN'></row>"), reason: "damaged" },
  "a column far to the right": { change: row('<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>'), reason: "damaged" },
  "widths of two billion columns": {
    change: inPart(first, "<sheetData>", '<cols><col min="1" max="2000000000" width="5"/></cols>'),
    reason: "damaged",
  },
  "a merge written with more spaces": {
    change: afterRows('<mergeCells><mergeCell  ref="A1:XFD1048576"/></mergeCells>'),
    reason: "tooManyCells",
  },
  "a merge in single quotes": {
    change: afterRows("<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"),
    reason: "tooManyCells",
  },
  "a merge in coded figures": {
    change: afterRows('<mergeCells><mergeCell ref="A1:XFD&#49;048576"/></mergeCells>'),
    reason: "tooManyCells",
  },
  "a flood of merges": {
    change: afterRows(`<mergeCells>${'<mergeCell ref="A1:Z9999"/>'.repeat(20)}</mergeCells>`),
    reason: "tooManyCells",
  },
  "a name for every cell": {
    change: inPart(
      "xl/workbook.xml",
      "</workbook>",
      "<definedNames><definedName name='a'>Prosjekt!$A$1:$XFD$1048576</definedName></definedNames>",
    ),
    reason: "tooManyCells",
  },
  "200 000 rows with tabs in their tags": {
    change: row('<row\tr="9"><c\tr="A9"/></row>'.repeat(200_000)),
    reason: "tooManyCells",
  },
  "4 million cells": { change: row(`<row r="9">${"<c/>".repeat(4_000_000)}</row>`), reason: "tooManyCells" },
  "1 000 sheets": {
    change: (zip) => {
      for (let at = 10; at < 1010; at += 1) zip.file(`xl/worksheets/sheet${at}.xml`, "<worksheet/>");
    },
    reason: "tooManyCells",
  },
  "a cell of 40 000 characters": { change: cell("x".repeat(40_000)), reason: "damaged" },
  "a cell of 2 million spaces": { change: cell(`1${" ".repeat(2_000_000)}y`), reason: "damaged" },
  "a billion laughs": {
    change: async (zip) => {
      await inPart(
        first,
        "<worksheet",
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
      )(zip);
      await cell("&c;")(zip);
    },
    reason: "damaged",
  },
  "an entity of another file": {
    change: async (zip) => {
      await inPart(first, "<worksheet", '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>')(zip);
      await cell("&a;")(zip);
    },
    reason: "damaged",
  },
  "a document of Word": {
    change: (zip) => zip.remove("xl/workbook.xml").file("word/document.xml", "<w:document/>"),
    reason: "notXlsx",
  },
};

/** A row far below that is not seen beforehand (">" may stand in an attribute): the library walks down to it. */
export const endlessWorkbook = () => changedWorkbook(row('<row a=">" r="4000000000"><c r="A1"><v>1</v></c></row>'));

/** Within the limits of size, and far more memory than a small process has. */
export const fillingWorkbook = () =>
  changedWorkbook((zip) => zip.file("xl/sharedStrings.xml", `<sst>${"<si><t>abc</t></si>".repeat(2_000_000)}</sst>`));

/** Names of parts that would leave the folder they are unpacked in, macros, and pictures: not read at all. */
export const workbookWithStrangers = () =>
  changedWorkbook((zip) => {
    zip.file("../../../../tmp/nullpunkt-escaped.xml", "x");
    zip.file("xl/worksheets/../../sheet9.xml", "x");
    zip.file("xl/vbaProject.bin", "x");
    zip.file("xl/media/image1.png", "x");
  });

/** The zip with one entry twice in its directory. */
export function withDoubledEntry(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const start = zip.readUInt32LE(end + 16);
  const at = zip.indexOf(name, start) - 46;
  const record = zip.subarray(at, at + 46 + name.length);
  const tail = Buffer.from(zip.subarray(end));
  for (const field of [8, 10]) tail.writeUInt16LE(tail.readUInt16LE(field) + 1, field);
  tail.writeUInt32LE(end - start + record.length, 12);
  return Buffer.concat([zip.subarray(0, end), record, tail]);
}

/** The zip with an entry that tells another name of itself in an extra field (Info-ZIP's Unicode path, 0x7075). */
export function withOtherName(zip: Buffer, name: string, other: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const start = zip.readUInt32LE(end + 16);
  const after = zip.indexOf(name, start) + name.length;
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + other.length, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(Buffer.from(name)), 5);
  const extra = Buffer.concat([head, Buffer.from(other)]);
  const changed = Buffer.concat([zip.subarray(0, after), extra, zip.subarray(after)]);
  changed.writeUInt16LE(extra.length, after - name.length - 46 + 30);
  const newEnd = end + extra.length;
  changed.writeUInt32LE(changed.readUInt32LE(newEnd + 12) + extra.length, newEnd + 12);
  return changed;
}
