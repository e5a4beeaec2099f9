import type { Risk } from "../domain/project/project.ts";
import type { RiskList } from "../domain/telling/status.ts";
import type { Line } from "./line.ts";
import { joined, line, section } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { understoodParts } from "./understood-text.ts";

/** Risks, the assessed ones by their score; those not assessed are said to be so, with how to assess them. */
export function riskListCard({ project, risks, focus, understood }: RiskList, words: Words): object {
  const { texts } = words;
  const say = texts.lists.risks;
  const shown = focus === undefined ? risks : risks.filter(({ id }) => id === focus);
  const assessed = shown.filter(isAssessed).toSorted((a, b) => score(b) - score(a));
  const rest = shown.filter((risk) => !isAssessed(risk));
  const unassessed = risks.filter((risk) => !isAssessed(risk)).length;
  const group = (heading: string, group: Risk[]) =>
    group.length === 0 ? [] : [section(words, { heading, lines: group.map((risk) => riskLine(risk, words, true)) })];
  return listCard(
    {
      title: say.title(project.name),
      sections: [...group(say.assessed(assessed.length), assessed), ...group(say.unassessed(rest.length), rest)],
      note: risks.length === 0 ? say.none : unassessed === 0 ? "" : say.howToAssess(unassessed, risks.length),
      ...understoodParts(understood, words),
    },
    words,
  );
}

export function riskLine(risk: Risk, words: Words, whole = false): Line {
  const { texts } = words;
  const say = texts.lists.risks;
  const { likelihood, impact } = risk;
  const parts = whole
    ? [
        risk.cause && say.cause(risk.cause),
        risk.consequence && say.consequence(risk.consequence),
        risk.mitigation && say.mitigation(risk.mitigation),
      ]
    : [risk.mitigation && say.mitigation(risk.mitigation)];
  const assessed = likelihood !== undefined && impact !== undefined;
  if (assessed) parts.unshift(say.score(likelihood, impact));
  return line({
    lead: risk.id,
    text: risk.event,
    detail: joined(parts),
    status: assessed || whole ? "" : texts.lights.notAssessed,
    value: assessed ? String(likelihood * impact) : "",
  });
}

function isAssessed(risk: Risk): boolean {
  return risk.likelihood !== undefined && risk.impact !== undefined;
}

function score(risk: Risk): number {
  return (risk.likelihood ?? 0) * (risk.impact ?? 0);
}
