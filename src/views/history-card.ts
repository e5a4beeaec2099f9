import type { Measure } from "../domain/project/measure.ts";
import { measureOn } from "../domain/project/series-break.ts";
import { readingDate } from "../domain/scorecard/achievement.ts";
import type { LoggedChange } from "../domain/telling/change-log.ts";
import type { History } from "../domain/telling/status.ts";
import { changeLine } from "./change-log-card.ts";
import { judgedText, statusOf } from "./judged-text.ts";
import type { Line } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import { measureName } from "./measure-groups.ts";
import { sameDecimals } from "./same-decimals.ts";
import type { Words } from "./texts.ts";

/** Every value with who, when and why, newest first; a corrected one stands with the one that replaced it. */
export function historyCard(history: History, words: Words): object {
  const { texts, command } = words;
  const { measure, office, entries, changes, more, moreChanges, page, project, at } = history;
  const name = joined([measureName(measure, measure.id), office], ", ");
  const older = command("history", joined([measure.id, office, `${texts.lists.history.pageWord} ${page + 1}`], " "));
  const aligned = sameDecimals(
    measure,
    entries.map(({ reading }) => reading.value),
  );
  const changed = changes.map((entry) => changeLine(withoutName(entry, measure), { project, at }, words));
  const lines = entries.map((entry) => entryLine(entry, { ...history, measure: aligned }, words));
  return listCard(
    {
      title: texts.lists.history.title(name),
      subtitle: page > 1 ? texts.lists.history.page(page) : "",
      sections: [
        ...(lines.length === 0 ? [] : [section(words, { heading: "", lines, most: 30 })]),
        ...(changed.length === 0 ? [] : [section(words, { heading: texts.lists.history.changes, lines: changed })]),
      ],
      note:
        entries.length === 0 && changed.length === 0
          ? texts.lists.history.none
          : more > 0
            ? texts.lists.history.more(more, texts.quote(older))
            : "",
      buttons: more > 0 || moreChanges ? [{ title: texts.buttons.older, command: older }] : [],
    },
    words,
  );
}

/** The card's title says which measure it is. */
function withoutName({ measure: _, ...entry }: LoggedChange, { id }: Measure): LoggedChange {
  return { ...entry, subject: entry.subject === id ? "" : entry.subject };
}

function entryLine(
  { reading, byName, corrected, assessment }: History["entries"][number],
  { measure, office, project }: History,
  words: Words,
): Line {
  const { texts, format } = words;
  const say = texts.lists.history;
  const { status, color, tone } = statusOf(assessment, words);
  const judged = corrected
    ? say.corrected
    : judgedText(assessment, measure, { words, limits: project.limits, places: 2 });
  const reason = reading.corrects === undefined ? undefined : say.correction(reading.reason ?? texts.unknownPerson);
  const source = `${byName ?? texts.lists.history.sources[reading.source]}, ${format.moment(reading.at, project.timeZone, reading.period.slice(0, 4))}`;
  return line({
    lead: format.period(reading.period),
    text: office === undefined ? (reading.office ?? "") : "",
    detail: joined([judged, reading.unchanged ? texts.answer.unchanged : undefined, reason, reading.comment, source]),
    value: format.quantity(reading.value, measureOn(measure, readingDate(reading))),
    status: corrected ? "" : status,
    color: corrected ? "Default" : color,
    tone: corrected ? "default" : tone,
  });
}
