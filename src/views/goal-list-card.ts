import type { GoalLevel } from "../domain/project/project.ts";
import type { GoalList } from "../domain/telling/status.ts";
import { line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";

const levels: GoalLevel[] = ["societalGoal", "effectGoal", "subGoal", "resultGoal"];

/** Goals by level, with what measures each, or that nothing does. */
export function goalListCard({ project, goals }: GoalList, words: Words): object {
  const { texts } = words;
  const sections = levels.flatMap((level) => {
    const ofLevel = goals.filter(({ goal }) => goal.level === level);
    if (ofLevel.length === 0) return [];
    const lines = ofLevel.map(({ goal, measureIds }) => {
      const measured = texts.lists.goals.measuredBy(shortList(measureIds, 20, words));
      const detail = measureIds.length === 0 ? texts.lists.goals.unmeasured : measured;
      return line({ lead: goal.id, text: goal.text, detail });
    });
    return [section(words, { heading: texts.goalLevels[level], lines })];
  });
  const note = goals.length === 0 ? texts.lists.goals.none : "";
  return listCard({ title: texts.lists.goals.title(project.name), sections, note }, words);
}
