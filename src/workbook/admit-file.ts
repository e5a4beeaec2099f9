import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { ImportError } from "../domain/importing/import-report.ts";
import { readZipDirectory, storedBytes, withOnly, type ZipEntry } from "./zip-directory.ts";

type FileProblem = Extract<ImportError["reason"], "notXlsx" | "tooLarge" | "tooManyCells" | "damaged" | "encrypted">;
export type Admission = { ok: true; bytes: Buffer; cells: number } | { ok: false; reason: FileProblem };

/** What a workbook may hold; well above 200 measures × 3 offices × 10 years of monthly readings. */
export const workbookLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 400 * 1024 * 1024,
  sheets: 100,
  rows: 150_000,
  cells: 1_500_000,
};

const inflate = promisify(inflateRaw);
const oldOfficeFile = Buffer.from("d0cf11e0a1b11ae1", "hex");
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");
/** Drawings, comments, tables and links are not read, and exceljs fails on some of them. */
const neededParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/sheet\d+\.xml)$/;

/**
 * Looks at the file before any library does: is it an unencrypted xlsx, and is what it unpacks to within the limits?
 * Answers with the same workbook of only the parts we read.
 */
export async function admitFile(file: Uint8Array): Promise<Admission> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length > workbookLimits.bytes) return refused("tooLarge");
  if (bytes.subarray(0, 8).equals(oldOfficeFile))
    return refused(bytes.includes(encryptedPackage) ? "encrypted" : "notXlsx");
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") return refused("notXlsx");
  const entries = readZipDirectory(bytes);
  if (!entries) return refused("damaged");
  if (!entries.some((entry) => entry.name === "xl/workbook.xml")) return refused("notXlsx");
  const parts = entries.filter((entry) => neededParts.test(entry.name));
  // of two parts with one name the library takes the last: what is counted must be what is read
  if (new Set(parts.map(({ name }) => name)).size < parts.length) return refused("damaged");
  const problem = directoryProblem(parts);
  if (problem) return refused(problem);
  const cells = await countCells(bytes, parts);
  return typeof cells === "number" ? { ok: true, bytes: withOnly(bytes, parts), cells } : refused(cells);
}

function refused(reason: FileProblem): Admission {
  return { ok: false, reason };
}

function directoryProblem(parts: ZipEntry[]): FileProblem | undefined {
  if (parts.some((part) => part.encrypted)) return "encrypted";
  if (parts.some((part) => part.method !== 0 && part.method !== 8)) return "damaged";
  const unpacked = parts.reduce((sum, part) => sum + part.size, 0);
  if (unpacked > workbookLimits.unpackedBytes) return "tooLarge";
  return parts.filter(isSheet).length > workbookLimits.sheets ? "tooManyCells" : undefined;
}

/** A directory can lie about sizes, so each part is unpacked with that size as its limit. */
async function countCells(zip: Buffer, parts: ZipEntry[]): Promise<number | FileProblem> {
  let rows = 0;
  let cells = 0;
  for (const part of parts) {
    const content = await unpack(zip, part);
    if (!content) return "damaged";
    const xml = content.toString("latin1");
    if (part.name === "xl/workbook.xml") cells += namedCells(xml);
    if (isSheet(part)) {
      if (isOutside(xml)) return "damaged";
      rows += count(xml, rowStart);
      cells += count(xml, cellStart) + mergedCells(xml);
    }
    if (rows > workbookLimits.rows || cells > workbookLimits.cells) return "tooManyCells";
  }
  return cells;
}

async function unpack(zip: Buffer, part: ZipEntry): Promise<Buffer | undefined> {
  const stored = storedBytes(zip, part);
  if (!stored || part.method === 0) return stored;
  try {
    const content = await inflate(stored, { maxOutputLength: Math.max(part.size, 1) });
    return content.length === part.size ? content : undefined;
  } catch {
    return undefined;
  }
}

function isSheet(part: ZipEntry): boolean {
  return part.name.startsWith("xl/worksheets/");
}

const rowStart = /<row[\s/>]/g;
const cellStart = /<c[\s/>]/g;
const mergeStart = /<mergeCell[\s/>]/g;
const area = /\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})/;
/** Excel's own: sheets end there, and the library walks through all that lies before. */
const last = { row: 1_048_576, column: 16_384 };

function count(xml: string, start: RegExp): number {
  let found = 0;
  for (const _ of xml.matchAll(start)) found += 1;
  return found;
}

/** A row or a column that no sheet has: one short line, and billions of places to the library. */
function isOutside(xml: string): boolean {
  for (const [, row] of xml.matchAll(/<row\s[^<>]*?\br\s*=\s*["']([^"']*)/g)) {
    if (!(Number(row) >= 1 && Number(row) <= last.row)) return true;
  }
  for (const [, column] of xml.matchAll(/<col\s[^<>]*?\bmax\s*=\s*["']([^"']*)/g)) {
    if (!(Number(column) >= 1 && Number(column) <= last.column)) return true;
  }
  return false;
}

/** A merge of a whole sheet is one short line, and 17 billion cells to the library. */
function mergedCells(xml: string): number {
  let cells = 0;
  for (const { index } of xml.matchAll(mergeStart)) cells += areaOf(xml.slice(index, index + 200)) ?? Infinity;
  return cells;
}

/** So is the name of an area; what is no area (a formula, a whole column) is nothing to it. */
function namedCells(xml: string): number {
  let cells = 0;
  for (const [, name = ""] of xml.matchAll(/<definedName[\s>]([^<]*)/g)) {
    for (const part of name.split(",")) cells += areaOf(part) ?? 0;
  }
  return cells;
}

function areaOf(text: string): number | undefined {
  const [, left, top, right, bottom] = area.exec(text) ?? [];
  if (bottom === undefined) return undefined;
  const columns = Math.abs(columnNumber(right) - columnNumber(left)) + 1;
  return columns * (Math.abs(Number(bottom) - Number(top)) + 1);
}

function columnNumber(letters = "A"): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
