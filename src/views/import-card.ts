import type { ImportCounts, ImportRefusal, ImportReport, PlanChange } from "../domain/import-report.ts";
import { expandTemplate } from "./card-template.ts";
import { importErrorSentence, importFindingSentence } from "./import-report-text.ts";
import type { Line, Section } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { frame, listCard, sectionData } from "./list-card.ts";
import type { Words } from "./texts.ts";

const mostLines = 20;

/** What was read and what needs a person; nothing is stored before "Lagre". */
export function importReportCard(report: ImportReport, words: Words): object {
  return expandTemplate("import-card", importCardData(report, words));
}

export function importCardData(report: ImportReport, words: Words) {
  const say = words.texts.lists.import;
  return {
    ...frame(say.title(report.projectName), words),
    state: report.saved ? say.saved : say.waiting,
    intro: report.known ? say.known : say.fresh,
    sections: [...readSection(report, words), ...findingSection(report, words), ...changeSection(report, words), ...timeSection(report, words)].map(
      sectionData,
    ),
    waiting: !report.saved && report.uploadId !== undefined,
    upload: report.uploadId ?? "",
    save: say.save,
    discard: say.discard,
  };
}

/** Why the workbook was refused, place by place, with what to do. */
export function importRefusalCard({ fileName, errors }: ImportRefusal, words: Words): object {
  const say = words.texts.lists.import;
  const lines = errors.map((error) => line({ detail: importErrorSentence(error, words.language) }));
  return listCard(
    {
      title: say.refused(fileName),
      intro: say.nothingStored(errors.length),
      sections: [section(words, { heading: "", lines: lines.map(detailAsText), most: mostLines })],
    },
    words,
  );
}

/** A sentence is longer than a name: it takes the detail's length, but is read as text. */
function detailAsText(one: Line): Line {
  return { ...one, text: one.detail, detail: "" };
}

function readSection({ counts }: ImportReport, words: Words): Section[] {
  const say = words.texts.lists.import;
  const keys = Object.keys(say.counts) as (keyof ImportCounts)[];
  const read = keys.filter((key) => counts[key] > 0).map((key) => say.counts[key](counts[key]));
  return [section(words, { heading: say.read, lines: [detailAsText(line({ detail: words.format.list(read) }))] })];
}

function findingSection({ findings }: ImportReport, words: Words): Section[] {
  if (findings.length === 0) return [];
  const heading = words.texts.lists.import.findings(findings.length);
  const lines = findings.map((finding) => detailAsText(line({ detail: importFindingSentence(finding, words.language) })));
  return [section(words, { heading, lines, most: mostLines })];
}

function changeSection({ known, changes, newReadings }: ImportReport, words: Words): Section[] {
  if (!known) return [];
  const say = words.texts.lists.import;
  const readings = newReadings > 0 ? [line({ text: say.newReadings(newReadings) })] : [];
  const lines = [...readings, ...changes.map((change) => changeLine(change, words))];
  if (lines.length === 0) return [section(words, { heading: "", lines: [line({ text: say.noChanges })] })];
  return [section(words, { heading: say.changes(changes.length), lines, most: mostLines })];
}

function changeLine({ list, id, change, fields }: PlanChange, { texts }: Words): Line {
  const say = texts.lists.import;
  const moved = (fields ?? []).map(({ field, old, new: fresh }) => say.from(field, old ?? say.empty, fresh ?? say.empty));
  return line({ lead: id, text: joined([list, say.changeKinds[change]], ": "), detail: moved.join("; ") });
}

/** Only times that were interpreted: an exact date needs no explanation. */
function timeSection({ times }: ImportReport, words: Words): Section[] {
  const { texts, format } = words;
  const say = texts.lists.import;
  const lines = times
    .filter(({ time }) => !time.exact || time.date === undefined)
    .map(({ sheet, cell, time }) => {
      const date = time.date === undefined ? say.unreadTime : format.date(time.date);
      return line({ text: say.time(time.text, date), value: joined([sheet, cell], " ") });
    });
  return lines.length === 0 ? [] : [section(words, { heading: say.times, lines, most: mostLines })];
}
