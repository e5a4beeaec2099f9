import type { ActionList, ListedAction } from "../domain/actions/action-list.ts";
import { type ActionStanding, isOpen } from "../domain/actions/judged-action.ts";
import type { Color, Line, Section } from "./line.ts";
import { joined, line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { freeTimeText } from "./time-text.ts";

const order: { when: ActionStanding; symbol: string; color: Color }[] = [
  { when: "overdue", symbol: "■ ", color: "Attention" },
  { when: "soon", symbol: "○ ", color: "Default" },
  { when: "later", symbol: "", color: "Default" },
  { when: "undated", symbol: "", color: "Default" },
  { when: "done", symbol: "✓ ", color: "Default" },
  { when: "dropped", symbol: "– ", color: "Default" },
];
/** Longer than this nobody reads in a sentence. */
const mostLacking = 6;

/** Actions by what is to be done first; old practices to stop by themselves, each with how it stands. */
export function actionListCard(list: ActionList, words: Words): object {
  const say = words.texts.actions;
  const { project, at, actions, about } = list;
  const stopping = actions.filter(({ kind }) => kind === "oldPractice");
  const doing = actions.filter(({ kind }) => kind !== "oldPractice");
  return listCard(
    {
      title: about === undefined ? say.title(project.name) : say.titleAbout(about, project.name),
      subtitle: words.texts.status.at(words.format.date(at)),
      intro: list.forLeader ? say.leaderIntro : "",
      sections: [...order.flatMap((group) => doingSection(doing, group, words)), ...stoppingSection(stopping, words)],
      note: actions.length === 0 ? noneText(list, words) : lackingText(actions, words),
    },
    words,
  );
}

function doingSection(actions: ListedAction[], group: (typeof order)[number], words: Words): Section[] {
  const { when, symbol, color } = group;
  const lines = actions.filter((action) => action.when === when).map((action) => actionLine(action, words));
  const heading = `${symbol}${words.texts.actions.groups[when](lines.length)}`;
  return lines.length === 0 ? [] : [section(words, { heading, color, lines })];
}

function stoppingSection(actions: ListedAction[], words: Words): Section[] {
  if (actions.length === 0) return [];
  const sorted = order.flatMap((group) => actions.filter(({ when }) => when === group.when));
  const lines = sorted.map((action) => ({ ...actionLine(action, words), ...standingOf(action, words) }));
  return [section(words, { heading: words.texts.actions.oldPractice(actions.length), lines })];
}

export function actionLine(action: ListedAction, words: Words): Line {
  const say = words.texts.actions;
  const { id, kind, text, responsibleName, due, status, why, concerns = [] } = action;
  return line({
    lead: id,
    text,
    detail: words.format.sentence(
      joined([
        kind === "mitigation" ? say.kinds.mitigation : undefined,
        responsibleName ?? (isOpen(action) ? say.noResponsible : undefined),
        due && say.due(freeTimeText(due, words)),
        status === "started" ? say.statuses.started : undefined,
        concerns.length === 0 ? undefined : say.concerns(shortList(concerns, 6, words)),
        why,
      ]),
    ),
  });
}

/** Symbol, word and colour of where an action stands, to the right of its line. */
function standingOf({ when }: ListedAction, words: Words): Pick<Line, "status" | "color" | "hasRight"> {
  const { symbol = "", color = "Default" } = order.find((group) => group.when === when) ?? {};
  return { status: `${symbol}${words.texts.actions.standings[when]}`, color, hasRight: true };
}

function noneText({ about }: ActionList, { texts }: Words): string {
  return about === undefined ? texts.actions.none : texts.actions.noneAbout(about);
}

/** An action that nobody will be asked about is said to be so, with what is missing. */
function lackingText(actions: ListedAction[], words: Words): string {
  const say = words.texts.actions;
  const lacking = actions.filter(({ lacks }) => lacks.length > 0);
  if (lacking.length === 0) return "";
  const told = lacking.map(({ id, lacks }) => `${id} (${words.format.list(lacks.map((lack) => say.lacks[lack]))})`);
  return say.lacking(lacking.length, shortList(told, mostLacking, words));
}
