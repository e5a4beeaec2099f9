import type { ImportRefusal, ImportReport } from "../domain/importing/import-report.ts";
import { expandSections } from "./fit-card.ts";
import {
  importCountsText,
  importErrorSentence,
  importFindingSentence,
  planChangeSentence,
  understoodTimeSentence,
} from "./import-report-text.ts";
import type { Line, Section } from "./line.ts";
import { line, section } from "./line.ts";
import { frame, listCard, sectionData } from "./list-card.ts";
import type { Words } from "./texts.ts";

const mostLines = 20;

/** What was read and what needs a person; nothing is stored before "Lagre". */
export function importReportCard(report: ImportReport, words: Words): object {
  return expandSections("import-card", importCardData(report, words), words);
}

export function importCardData(report: ImportReport, words: Words) {
  const say = words.texts.lists.import;
  const sections = [
    section(words, { heading: say.read, lines: [sentence(importCountsText(report.counts, words.language))] }),
    ...findingSection(report, words),
    ...changeSection(report, words),
    ...timeSection(report, words),
  ];
  return {
    ...frame(say.title(report.projectName), words),
    state: report.saved ? say.saved : say.waiting,
    intro: report.known ? say.known : say.fresh,
    sections: sections.map(sectionData),
    waiting: !report.saved && report.uploadId !== undefined,
    upload: report.uploadId ?? "",
    save: say.save,
    discard: say.discard,
  };
}

/** Why the workbook was refused, place by place, with what to do. */
export function importRefusalCard({ fileName, errors }: ImportRefusal, words: Words): object {
  const say = words.texts.lists.import;
  const lines = errors.map((error) => sentence(importErrorSentence(error, words.language)));
  const list = section(words, { heading: "", lines, most: mostLines });
  return listCard({ title: say.refused(fileName), intro: say.nothingStored(errors.length), sections: [list] }, words);
}

/** A sentence is longer than a name: it is cut where a detail is, but read as text. */
function sentence(text: string): Line {
  const { detail } = line({ detail: text });
  return { ...line({}), text: detail };
}

function findingSection({ findings }: ImportReport, words: Words): Section[] {
  if (findings.length === 0) return [];
  const heading = words.texts.lists.import.findings(findings.length);
  const lines = findings.map((finding) => sentence(importFindingSentence(finding, words.language)));
  return [section(words, { heading, lines, most: mostLines })];
}

/** A new project is all new: what was read says so. */
function changeSection({ known, changes, newReadings }: ImportReport, words: Words): Section[] {
  if (!known) return [];
  const say = words.texts.lists.import;
  const readings = newReadings > 0 ? [line({ text: say.newReadings(newReadings) })] : [];
  const lines = [...readings, ...changes.map((change) => sentence(planChangeSentence(change, words.language)))];
  if (lines.length === 0) return [section(words, { heading: "", lines: [line({ text: say.noChanges })] })];
  return [section(words, { heading: say.changes(changes.length), lines, most: mostLines })];
}

/** Only times that were interpreted: an exact date needs no explanation. */
function timeSection({ times }: ImportReport, words: Words): Section[] {
  const lines = times
    .filter(({ time }) => !time.exact || time.date === undefined)
    .map((time) => sentence(understoodTimeSentence(time, words.language)));
  return lines.length === 0
    ? []
    : [section(words, { heading: words.texts.lists.import.times, lines, most: mostLines })];
}
