import type {
  CellPlace,
  ImportCounts,
  ImportError,
  ImportFinding,
  ImportRefusal,
  ImportReport,
  PlanChange,
  UnderstoodTime,
} from "../domain/importing/import-report.ts";
import { decimal } from "../domain/numbers/decimal.ts";
import type { Language } from "../domain/talking/language.ts";
import { isDay } from "../domain/time/calendar.ts";
import { inert } from "./escape.ts";
import { type Format, formatOf } from "./format.ts";
import { importEn } from "./texts/import-en.ts";
import { importNb } from "./texts/import-nb.ts";
import { importNn } from "./texts/import-nn.ts";
import type { ImportTexts } from "./texts/import-words.ts";

const textsOf: Record<Language, ImportTexts> = { nb: importNb, nn: importNn, en: importEn };
/** More than a person reads; the rest is counted. */
const shownChanges = 200;
/** Numbers that are the name of a year: never "2 026". */
const yearFields = new Set(["year", "lastYear", "priceYear"]);
const countOrder: (keyof ImportCounts)[] = [
  "measures",
  "offices",
  "scorecardRows",
  "readings",
  "targets",
  "goals",
  "roles",
  "benefits",
  "actions",
  "modelLines",
  "mapArrows",
  "milestones",
  "risks",
  "successFactors",
  "groups",
  "groupTasks",
  "meetings",
  "decisions",
  "keyFigures",
  "statedTotals",
];

/** "Målekort O12: …": where it is, what is wrong and what to do, in one line of plain text. */
export function importErrorSentence(error: ImportError, language: Language): string {
  // the table is typed by reason; the compiler can't follow one reason from the error to its own function
  const write = textsOf[language].errors[error.reason] as (error: ImportError, format: Format) => string;
  return inert(`${placeText(error)}${write(error, formatOf(language))}`);
}

/** What a person must look at, with its place where it has one, in one line of plain text. */
export function importFindingSentence(finding: ImportFinding, language: Language): string {
  const write = textsOf[language].findings[finding.reason] as (finding: ImportFinding, format: Format) => string;
  return inert(`${placeText(finding)}${write(finding, formatOf(language))}`);
}

/** "Milepæler B7: «Før sommerferien» → 30. juni 2022" */
export function understoodTimeSentence({ time, ...place }: UnderstoodTime, language: Language): string {
  const { undated } = textsOf[language].report;
  const date = time.date === undefined ? undated : formatOf(language).date(time.date);
  return inert(`${placeText(place)}«${time.text}» → ${date}`);
}

/** "Målekort S1 Åsnes, endret: nullpunkt 1,3 → 1,2" */
export function planChangeSentence(change: PlanChange, language: Language): string {
  const texts = textsOf[language];
  const list = textOf(texts.lists, change.list) ?? change.list;
  const what = `${list} ${change.id}, ${texts.report.change[change.change]}`;
  if (change.change !== "changed") return inert(what);
  const fields = (change.fields ?? []).map(({ field, old, new: now }) => {
    const name = textOf(texts.fields, field) ?? field;
    const shown = (value: string | undefined) =>
      (yearFields.has(field) ? value : undefined) ?? valueText(value, language);
    // what was not there before needs no "(empty) →"
    return old === undefined ? `${name} ${shown(now)}` : `${name} ${shown(old)} → ${shown(now)}`;
  });
  return inert(`${what}: ${fields.join("; ")}`);
}

/** What was read, in numbers that are not zero; measures, offices and rows always. */
export function importCountsText(counts: ImportCounts, language: Language): string {
  const { count } = textsOf[language].report;
  const shown = countOrder.filter((name) => counts[name] > 0 || name === "measures" || name === "scorecardRows");
  return formatOf(language).list(shown.map((name) => count[name](counts[name])));
}

/** The whole report as plain text, a line per fact. */
export function importReportText(report: ImportReport, language: Language): string {
  const { report: texts } = textsOf[language];
  const known = report.known ? texts.knownProject : texts.newProject;
  const findings = report.findings.map((finding) => importFindingSentence(finding, language));
  const times = report.times.map((time) => understoodTimeSentence(time, language));
  return [
    inert(`${report.projectName} (${report.shortName}), ${known}`),
    `${texts.read} ${importCountsText(report.counts, language)}`,
    ...section(texts.times, times),
    ...(findings.length > 0 ? section(texts.findings, findings) : ["", texts.noFindings]),
    ...changesText(report, language),
    "",
    report.saved ? texts.saved : texts.notSaved,
  ].join("\n");
}

/** Every error, a line each. */
export function importRefusalText({ fileName, errors }: ImportRefusal, language: Language): string {
  const { refused } = textsOf[language].report;
  const lines = errors.map((error) => `- ${importErrorSentence(error, language)}`);
  return [inert(refused(fileName, errors.length)), ...lines].join("\n");
}

/** A new project is all new: its counts say so. */
function changesText({ known, changes, newReadings }: ImportReport, language: Language): string[] {
  const { report: texts } = textsOf[language];
  if (changes.length === 0 && newReadings === 0) return ["", texts.nothingNew];
  const shown = known ? changes.slice(0, shownChanges) : [];
  const more = known ? changes.length - shown.length : 0;
  const lines = [
    ...shown.map((change) => planChangeSentence(change, language)),
    ...(more > 0 ? [texts.moreChanges(more)] : []),
    ...(newReadings > 0 ? [texts.newReadings(newReadings)] : []),
  ];
  return lines.length === 0 ? [] : section(texts.changes, lines);
}

function section(head: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ["", head, ...lines.map((line) => `- ${line}`)];
}

function placeText({ sheet, cell }: Partial<CellPlace>): string {
  if (sheet === undefined || sheet === "") return "";
  return cell === undefined ? `${sheet}: ` : `${sheet} ${cell}: `;
}

/** Stored values as a person reads them: numbers and dates in the language, codes as words. */
function valueText(value: string | undefined, language: Language): string {
  const { report, codes } = textsOf[language];
  if (value === undefined) return report.empty;
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return formatOf(language).number(decimal(value));
  if (isDay(value)) return formatOf(language).date(value);
  return textOf(codes, value) ?? value;
}

function textOf(texts: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
