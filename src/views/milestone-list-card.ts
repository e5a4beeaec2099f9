import { asksOfMilestones } from "../domain/actions/asked-items.ts";
import type { JudgedMilestone, MilestoneList } from "../domain/telling/status.ts";
import { short } from "./escape.ts";
import type { Color, Line } from "./line.ts";
import { joined, line, section } from "./line.ts";
import type { ListParts } from "./list-card.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { freeTimeText, movedFromText } from "./time-text.ts";
import { understoodParts } from "./understood-text.ts";

const order: { when: JudgedMilestone["when"]; symbol: string; color: Color }[] = [
  { when: "overdue", symbol: "■ ", color: "Attention" },
  { when: "soon", symbol: "○ ", color: "Default" },
  { when: "later", symbol: "", color: "Default" },
  { when: "unreadable", symbol: "", color: "Default" },
  { when: "done", symbol: "✓ ", color: "Default" },
];

/** Overdue first, done last; each time as it was written, with how it is counted. */
export function milestoneListCard(list: MilestoneList, words: Words): object {
  return listCard(milestoneListParts(list, words), words);
}

export function milestoneListParts(list: MilestoneList, words: Words): ListParts {
  const { project, at, milestones, focus, understood } = list;
  const { texts, format } = words;
  const shown = focus === undefined ? milestones : milestones.filter(({ id }) => id === focus);
  const groups = order.flatMap(({ when, symbol, color }) => {
    const lines = shown
      .filter((milestone) => milestone.when === when)
      .map((milestone) => milestoneLine(milestone, words));
    if (lines.length === 0) return [];
    return [section(words, { heading: `${symbol}${texts.lists.milestones[when](lines.length)}`, color, lines })];
  });
  return {
    title: texts.lists.milestones.title(project.name),
    subtitle: texts.status.at(format.date(at)),
    ...pictureParts(list, words),
    sections: groups,
    note: milestones.length === 0 ? texts.lists.milestones.none : askingNote(shown, words),
    ...understoodParts(understood, words),
  };
}

/** Who is asked about those that nobody answers for, and how to say who does. */
function askingNote(milestones: JudgedMilestone[], { texts }: Words): string {
  const say = texts.around.asking;
  const without = milestones.filter(({ status, responsible }) => status !== "done" && responsible === undefined);
  const [first] = without;
  if (first === undefined) return "";
  const id = short(first.id, 40);
  return asksOfMilestones({ milestones }) ? say.leader(without.length, id) : say.nobody(id);
}

function pictureParts({ picture, project, milestones }: MilestoneList, { texts }: Words): Partial<ListParts> {
  if (picture === undefined) return {};
  if (picture === "tooLarge") return { intro: texts.around.tooLarge };
  return { picture: { png: picture.png, alt: texts.around.timeline.alt(short(project.name, 100), milestones.length) } };
}

export function milestoneLine(milestone: JudgedMilestone, words: Words): Line {
  const status = milestone.status === "started" ? words.texts.lists.milestones.statuses.started : undefined;
  const moved = milestone.movedFrom && movedFromText(milestone.movedFrom, words);
  return line({
    lead: milestone.id,
    text: milestone.event,
    detail: joined([freeTimeText(milestone.time, words), moved, status, milestone.responsibleName]),
  });
}
