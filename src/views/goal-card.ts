import type { GoalStatus } from "../domain/telling/status.ts";
import type { Section } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import { measureGroups, measureName } from "./measure-groups.ts";
import type { Words } from "./texts.ts";
import { totalBasis, totalNumber, weakestText } from "./total-text.ts";
import { understoodParts } from "./understood-text.ts";

/** A goal with what measures it, or that nothing does. */
export function goalCard(status: GoalStatus, words: Words): object {
  const { texts, format } = words;
  const { project, goal, parent, judged, total } = status;
  const name = (id: string) => measureName(judged.find(({ measure }) => measure.id === id)?.measure, id);
  const level = texts.goalLevels[goal.level];
  const over = parent === undefined ? undefined : texts.status.goal.parent(`${parent.id} ${parent.text}`);
  const number = totalNumber(total, project.limits, words);
  const picture = [number, format.sentence(totalBasis(total, words)), weakestText(total, name, project.limits, words)];
  const understood = understoodParts(status.understood, words);
  const total_ = judged.length === 0 ? texts.status.goal.noMeasures : `${joined(picture, ". ")}.`;
  return listCard(
    {
      title: `${goal.id} ${goal.text}`,
      subtitle: joined([level, over, texts.status.at(format.date(status.at))]),
      sections: [
        ...measureGroups(judged, words, { limits: project.limits }),
        ...childSection(status, words),
        ...benefitSection(status, words),
      ],
      ...understood,
      intro: joined([understood.intro, total_], ". "),
    },
    words,
  );
}

function childSection({ children }: GoalStatus, words: Words): Section[] {
  const lines = children.map(({ id, text }) => line({ lead: id, text }));
  return lines.length === 0 ? [] : [section(words, { heading: words.texts.status.goal.children, lines, most: 12 })];
}

function benefitSection({ benefits }: GoalStatus, words: Words): Section[] {
  const lines = benefits.map(({ id, name, type, phase }) =>
    line({ lead: id, text: name, detail: joined([type, phase]) }),
  );
  return lines.length === 0 ? [] : [section(words, { heading: words.texts.status.goal.benefits, lines, most: 12 })];
}
