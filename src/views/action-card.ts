import type { ActionAnswer, ActionCard, ActionCardItem } from "../domain/actions/action-card.ts";
import { calledId } from "../domain/actions/asked-items.ts";
import { actionLine } from "./action-list-card.ts";
import { expandTemplate } from "./card-template.ts";
import { inert, short } from "./escape.ts";
import { frame } from "./list-card.ts";
import { noticeText } from "./notice-text.ts";
import type { Words } from "./texts.ts";

/** Asks what became of each action; what is answered stands as it was told. */
export function actionCardView(card: ActionCard, words: Words): { fallbackText?: string } {
  return expandTemplate("action-card", actionCardData(card, words));
}

export function actionCardData(card: ActionCard, words: Words) {
  const { project, items, lateSince, drawnAt } = card;
  const say = words.texts.actions.card;
  const open = items.filter((item) => item.isOpen);
  return {
    ...frame(actionCardTitle(card, words), words),
    late: lateSince === undefined ? "" : say.late(words.format.day(lateSince)),
    ...{ project: project.id, drawn: drawnAt, save: say.save, hasOpen: open.length > 0 },
    seen: open.map(({ action, was }) => ({ id: action.id, was })),
    items: items.map((item) => itemData(item, open.indexOf(item), words)),
  };
}

export function actionCardTitle({ project, items }: ActionCard, { texts }: Words): string {
  return items.some((item) => item.isOpen)
    ? texts.actions.card[titleKind(items)](items.length, project.name)
    : texts.actions.title(project.name);
}

function titleKind(items: ActionCardItem[]): "title" | "milestoneTitle" | "mixedTitle" {
  if (items.every((item) => item.isMilestone)) return "milestoneTitle";
  return items.some((item) => item.isMilestone) ? "mixedTitle" : "title";
}

function itemData({ action, isOpen, isMilestone, problem, said }: ActionCardItem, index: number, words: Words) {
  const say = words.texts.actions;
  const id = calledId(action.id);
  const { lead, text, detail } = actionLine({ ...action, id }, words);
  const choice = (value: NonNullable<ActionAnswer["choice"]>) => ({ title: say.card.choices[value], value });
  return {
    ...{ lead, text, detail, isOpen },
    state: isOpen ? "" : words.format.sentence(say.statuses[action.status]),
    problem: problem === undefined ? "" : inert(noticeText(problem, words.language)),
    choice: {
      error: say.card.choiceError,
      id: `choice_${index}`,
      label: (isMilestone ? say.card.milestone : say.card.choice)(short(id, 60)),
      value: said?.choice ?? "",
    },
    choices: isMilestone
      ? [choice("done"), action.due?.date === undefined ? { title: say.card.newDay, value: "moved" } : choice("moved")]
      : [choice("done"), choice("started"), choice("dropped")],
    due: {
      error: say.card.dueError,
      id: `due_${index}`,
      label: isMilestone ? say.card.newDay : say.card.due,
      value: short(said?.due ?? "", 100),
    },
    why: {
      error: say.card.whyError,
      id: `why_${index}`,
      label: isMilestone ? say.card.whyMoved : say.card.why,
      value: short(said?.why ?? "", 500),
    },
  };
}
