import { rowKey } from "../domain/project/measure.ts";
import type { MissingList } from "../domain/telling/status.ts";
import type { Line } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

/** Names only for the leader; everyone else sees how many. */
export function missingListCard(list: MissingList, words: Words): object {
  const { texts } = words;
  const say = texts.lists.missing;
  const lines = (list.names ?? []).map((person) => personLine(person, words));
  return listCard(
    {
      title: say.title(list.project.name),
      intro: list.roundId === undefined ? say.noRound : progress(list, words),
      sections: lines.length === 0 ? [] : [section(words, { heading: say.people(list.people), lines, most: 40 })],
      note: list.namesInPersonalChat ? texts.status.namesInPersonalChat(texts.quote(words.command("missing"))) : "",
    },
    words,
  );
}

function progress({ asked, answered, people, dueOn, names }: MissingList, { texts, format }: Words): string {
  const say = texts.lists.missing;
  if (people === 0) return say.allAnswered;
  const due = dueOn === undefined ? undefined : say.due(format.day(dueOn));
  const missing = names === undefined || names.length === 0 ? say.people(people) : undefined;
  return `${joined([joined([say.progress(answered, asked), due], ", "), missing], ". ")}.`;
}

function personLine({ name, rows }: NonNullable<MissingList["names"]>[number], words: Words): Line {
  const { texts, format } = words;
  const shown = rows.map((row) => texts.lists.missing.row(rowKey(row), format.period(row.period)));
  return line({ lead: name, detail: shortList(shown, 12, words), value: texts.status.missingRows(rows.length) });
}
