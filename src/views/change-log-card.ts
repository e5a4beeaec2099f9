import { decimal } from "../domain/numbers/decimal.ts";
import type { ChangeLog, LoggedChange } from "../domain/telling/change-log.ts";
import { short } from "./escape.ts";
import { planChangeSentence } from "./import-report-text.ts";
import type { Line } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** What has changed, by whom and why, newest first. */
export function changeLogCard(log: ChangeLog, words: Words): object {
  const { texts } = words;
  const say = texts.lists.history;
  const older = `${words.command("history", [log.named, `${say.pageWord} ${log.page + 1}`].filter((part) => part !== undefined).join(" "))}`;
  const lines = log.entries.map((entry) => changeLine(entry, log, words));
  return listCard(
    {
      title: say.title(log.project.name),
      subtitle: log.page > 1 ? say.page(log.page) : "",
      sections: lines.length === 0 ? [] : [section(words, { heading: "", lines, most: 30 })],
      note: lines.length === 0 ? say.noChanges : "",
      buttons: log.more ? [{ title: texts.buttons.older, command: older }] : [],
    },
    words,
  );
}

/** One change; a year that is not the one of `at` is said. */
export function changeLine(
  entry: LoggedChange,
  { project, at }: Pick<ChangeLog, "project" | "at">,
  words: Words,
): Line {
  const { texts, format } = words;
  const { audit } = texts;
  const by = entry.by === "" ? texts.unknownPerson : (entry.by ?? audit.bot);
  const amount = (number: string) => `${format.number(decimal(number))}${entry.unit === "%" ? "\u00a0%" : ""}`;
  const change = [entry.old, entry.new].flatMap((number) => (number === undefined ? [] : [amount(number)]));
  return line({
    lead: format.sentence(`${by} ${audit.whatOf(entry.what)}`),
    text: aboutText(entry, words),
    detail: joined([format.moment(entry.at, project.timeZone, at.slice(0, 4)), entry.why]),
    value: change.join(" → "),
  });
}

/** "S1 Åsnes Helt ledige, andel", "Risiko 1, endret: sannsynlighet 2 → 3", "37 endringer" */
function aboutText({ change, changes, subject, measure }: LoggedChange, { texts, language }: Words): string {
  if (changes !== undefined) return texts.audit.changes(changes);
  if (change !== undefined) return short(planChangeSentence(change, language), 300);
  return joined([subject, measure], " ");
}
