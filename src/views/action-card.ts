import type { ActionCard, ActionCardItem } from "../domain/actions/action-card.ts";
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
    ? texts.actions.card.title(items.length, project.name)
    : texts.actions.title(project.name);
}

function itemData({ action, isOpen, problem, said }: ActionCardItem, index: number, words: Words) {
  const say = words.texts.actions;
  const { lead, text, detail } = actionLine(action, words);
  const choice = (value: "done" | "started" | "dropped") => ({ title: say.card.choices[value], value });
  return {
    ...{ lead, text, detail, isOpen },
    state: isOpen ? "" : words.format.sentence(say.statuses[action.status]),
    problem: problem === undefined ? "" : inert(noticeText(problem, words.language)),
    choice: {
      error: say.card.choiceError,
      id: `choice_${index}`,
      label: say.card.choice(short(action.id, 60)),
      value: said?.choice ?? "",
    },
    choices: [choice("done"), choice("started"), choice("dropped")],
    due: { error: say.card.dueError, id: `due_${index}`, label: say.card.due, value: short(said?.due ?? "", 100) },
    why: { error: say.card.whyError, id: `why_${index}`, label: say.card.why, value: short(said?.why ?? "", 500) },
  };
}
