import type { Decision } from "../domain/project/project.ts";
import type { DecisionList } from "../domain/telling/status.ts";
import type { Line } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { freeTimeText } from "./time-text.ts";

export function decisionListCard({ project, decisions }: DecisionList, words: Words): object {
  const { texts } = words;
  const lines = decisions.map((decision) => decisionLine(decision, words));
  return listCard(
    {
      title: texts.lists.decisions.title(project.name),
      sections: lines.length === 0 ? [] : [section(words, { heading: "", lines, most: 30 })],
      note: lines.length === 0 ? texts.lists.decisions.none : "",
    },
    words,
  );
}

export function decisionLine({ date, meeting, matter, conclusion }: Decision, words: Words): Line {
  const { texts } = words;
  return line({
    lead: matter,
    text: conclusion ?? texts.lists.decisions.noConclusion,
    detail: joined([meeting, freeTimeText(date, words)]),
  });
}
