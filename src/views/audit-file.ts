import { Temporal } from "temporal-polyfill";
import { decimal } from "../domain/numbers/decimal.ts";
import type { Language } from "../domain/talking/language.ts";
import { type AuditExport, type ExportedEntry, hiddenNumber } from "../domain/telling/audit-export.ts";
import { inert } from "./escape.ts";
import { wordsOf } from "./texts.ts";

/** Of the two files' layout; a later one gets a later number. */
const version = 1;
const plainNumber = /^-?\d+(?:\.\d+)?$/;
const excelMark = "\ufeff";

/**
 * The trail for Norwegian Excel: semicolons, decimal comma, CRLF and a byte order mark, whatever the language of the
 * words. What a person wrote can't become a formula: it gets an apostrophe in front.
 */
export function auditCsv(trail: AuditExport, language: Language): string {
  const { texts, format } = wordsOf(language);
  const { columns, facts, whatOf, sourceOf, bot } = texts.audit;
  const fewer = format.quantity(decimal(-1), { percent: false, unit: "", hidesSmall: true });
  const shown = (told = "") => told.replaceAll(hiddenNumber, fewer);
  const { project, tenant, generatedAt, head, entries } = trail;
  const { timeZone } = project;
  const heading = [
    [facts.project, `${project.name} (${project.shortName})`],
    [facts.tenant, tenant],
    [facts.timeZone, timeZone],
    [facts.generatedAt, localTime(generatedAt, timeZone)],
    [facts.version, String(version)],
    [facts.count, String(entries.length)],
    [facts.head, head ? `${head.n}:${head.hash}` : ""],
  ];
  const lines = entries.map((entry) => [
    String(entry.n ?? ""),
    localTime(entry.at, timeZone),
    entry.name ?? entry.who ?? bot,
    entry.who ?? "",
    whatOf(entry.what),
    entry.what,
    entry.subject,
    entry.measure ?? "",
    entry.office ?? "",
    entry.unit ?? "",
    shown(entry.old),
    shown(entry.new),
    entry.why ?? "",
    sourceOf(entry.source),
    entry.messageId ?? "",
    entry.hash ?? "",
  ]);
  const all = [...heading, [], columns, ...lines];
  return `${excelMark}${all.map((cells) => cells.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** The trail for programs: the first line tells what the file is, each other one an entry; numbers are numbers. */
export function auditLines(trail: AuditExport, language: Language): string {
  const { whatOf } = wordsOf(language).texts.audit;
  const { project, tenant, generatedAt, head, entries } = trail;
  const { name, shortName, timeZone } = project;
  const file = { format: "nullpunkt-audit", version, project: { name, shortName }, tenant, timeZone, generatedAt };
  const first = { ...file, head: head && { n: head.n, hash: head.hash }, count: entries.length };
  const line = (entry: ExportedEntry) => ({
    ...entry,
    whatInWords: whatOf(entry.what),
    old: numberOrText(entry.old),
    new: numberOrText(entry.new),
  });
  return `${[first, ...entries.map(line)].map((each) => JSON.stringify(each)).join("\n")}\n`;
}

/** A number only where none of its digits is lost. */
function numberOrText(text: string | undefined): string | number | undefined {
  if (text === undefined || !plainNumber.test(text)) return text;
  return String(Number(text)) === text ? Number(text) : text;
}

function localTime(at: string, timeZone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return local.toString({ smallestUnit: "second", timeZoneName: "never" });
}

/** TEAMS.md: `'` before what a spreadsheet would take for a formula; full-width twins are taken for them too. */
function cell(text: string): string {
  if (plainNumber.test(text)) return text.replace(".", ",");
  const plain = inert(text);
  const safe = /^[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(plain) ? `'${plain}` : plain;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
