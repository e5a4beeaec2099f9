import type { ListedAction } from "../domain/actions/action-list.ts";
import { isOpen } from "../domain/actions/judged-action.ts";
import { riskAfter } from "../domain/telling/risk-zone.ts";
import type { ListedRisk, RiskList } from "../domain/telling/status.ts";
import { short } from "./escape.ts";
import type { Line } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { type ListParts, listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { freeTimeText } from "./time-text.ts";
import { understoodParts } from "./understood-text.ts";

/** Risks, the assessed ones by their score; those not assessed are said to be so, with how to assess them. */
export function riskListCard(list: RiskList, words: Words): object {
  const { project, risks, focus, understood } = list;
  const { texts } = words;
  const say = texts.lists.risks;
  const shown = focus === undefined ? risks : risks.filter(({ id }) => id === focus);
  const assessed = shown.filter(isAssessed).toSorted((a, b) => score(b) - score(a));
  const rest = shown.filter((risk) => !isAssessed(risk));
  const unassessed = risks.filter((risk) => !isAssessed(risk));
  const group = (heading: string, group: ListedRisk[]) =>
    group.length === 0 ? [] : [section(words, { heading, lines: group.map((risk) => riskLine(risk, words, true)) })];
  return listCard(
    {
      title: say.title(project.name),
      ...pictureParts(list, words),
      sections: [...group(say.assessed(assessed.length), assessed), ...group(say.unassessed(rest.length), rest)],
      note:
        risks.length === 0
          ? say.none
          : unassessed.length === 0
            ? ""
            : say.howToAssess(unassessed.length, risks.length, short(unassessed[0]?.id ?? "", 40)),
      ...understoodParts(understood, words),
    },
    words,
  );
}

function pictureParts({ picture, project, risks }: RiskList, { texts }: Words): Partial<ListParts> {
  if (picture === undefined) return {};
  if (picture === "tooLarge") return { intro: texts.around.tooLarge };
  const alt = texts.around.matrix.alt(short(project.name, 100), risks.filter(isAssessed).length);
  return { picture: { png: picture.png, alt } };
}

export function riskLine(risk: ListedRisk, words: Words, whole = false): Line {
  const { texts } = words;
  const say = texts.lists.risks;
  const { likelihood, impact } = risk;
  const parts = whole
    ? [
        risk.cause && say.cause(risk.cause),
        risk.consequence && say.consequence(risk.consequence),
        risk.mitigation && say.mitigation(risk.mitigation),
        ...(risk.actions ?? []).map((action) => actionText(action, words)),
      ]
    : [risk.mitigation && say.mitigation(risk.mitigation)];
  const assessed = likelihood !== undefined && impact !== undefined;
  const after = riskAfter(risk);
  if (after) parts.unshift(texts.around.risks.after(after.likelihood, after.impact));
  if (assessed) {
    parts.unshift(say.score(likelihood, impact), changeText(risk, likelihood * impact, words));
  }
  return line({
    lead: risk.id,
    text: risk.event,
    detail: joined(parts),
    status: assessed || whole ? "" : texts.lights.notAssessed,
    value: assessed ? String(likelihood * impact) : "",
  });
}

/** "opp fra 6 til 12 siden 1. oktober 2022" */
function changeText({ before }: ListedRisk, score: number, { texts, format }: Words): string | undefined {
  if (before === undefined) return undefined;
  const say = texts.around.risks[before.score < score ? "up" : "down"];
  return say(before.score, score, format.date(before.until));
}

/** What is done about it, by whom and when. */
function actionText(action: ListedAction, words: Words): string {
  const { id, text, responsibleName, due } = action;
  const { say, isOver } = { say: words.texts.actions, isOver: !isOpen(action) };
  const told = [
    responsibleName ?? (isOver ? undefined : say.noResponsible),
    isOver ? say.statuses[action.status] : due && freeTimeText(due, words),
  ];
  return `${id} ${text} (${joined(told, ", ")})`;
}

function isAssessed(risk: ListedRisk): boolean {
  return risk.likelihood !== undefined && risk.impact !== undefined;
}

function score(risk: ListedRisk): number {
  return (risk.likelihood ?? 0) * (risk.impact ?? 0);
}
