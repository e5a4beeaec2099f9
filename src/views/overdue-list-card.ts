import type { OverdueList } from "../domain/asking/overdue-list.ts";
import { rowKey } from "../domain/project/measure.ts";
import type { Line } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

type Person = OverdueList["people"][number];

/** Names, measures, and when they were due and reminded of: in the project leader's own chat, nowhere else. */
export function overdueListCard({ project, people }: OverdueList, words: Words): object {
  const say = words.texts.lists.overdue;
  const asks = people.flatMap(({ rows }) => rows).length;
  const lines = people.flatMap((person) => personLines(person, words));
  const heading = words.texts.lists.missing.people(people.length);
  return listCard(
    {
      title: say.title(project.name),
      intro: say.intro(asks),
      sections: [section(words, { heading, lines, most: 40 })],
    },
    words,
  );
}

/** One line for what was due and reminded of on the same days. */
function personLines({ name, rows }: Person, words: Words): Line[] {
  const { texts, format } = words;
  const alike = Map.groupBy(rows, ({ dueOn, reminded }) => JSON.stringify([dueOn, reminded]));
  return [...alike.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const named = some.map((row) => texts.lists.missing.row(rowKey(row), format.period(row.period)));
    return [line({ lead: name, text: shortList(named, 12, words), detail: times(first, words) })];
  });
}

function times({ dueOn, reminded }: Person["rows"][number], { texts, format }: Words): string {
  const say = texts.lists.overdue;
  const told = reminded.length === 0 ? say.notReminded : say.reminded(format.list(reminded.map(format.shortDay)));
  return format.sentence(joined([say.due(format.day(dueOn)), told]));
}
