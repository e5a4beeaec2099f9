import { type MapNodeType, mapNodeTypes } from "../domain/benefit-map/map-node-type.ts";
import type { BenefitMapStatus, MapNodeStatus } from "../domain/telling/status.ts";
import { short } from "./escape.ts";
import { judgedText, statusOf } from "./judged-text.ts";
import type { Line, Section } from "./line.ts";
import { line, section, shortList } from "./line.ts";
import { listCard } from "./list-card.ts";
import type { Words } from "./texts.ts";
import { totalBasis, totalNumber } from "./total-text.ts";

const mostNames = 8;

/** The map as a picture where there is one, and all of it as text. */
export function benefitMapCard(map: BenefitMapStatus, words: Words): object {
  const say = words.texts.benefitMap;
  const { nodes, project, picture } = map;
  const isTooLarge = nodes.length > 0 && picture === "tooLarge";
  return listCard(
    {
      title: say.title(project.name),
      subtitle: words.texts.status.at(words.format.date(map.at)),
      intro: nodes.length === 0 ? say.none : isTooLarge ? say.tooLarge : "",
      ...(picture !== undefined &&
        picture !== "tooLarge" && {
          picture: { png: picture.png, alt: say.alt(short(project.name, 100), nodes.length) },
        }),
      sections: [...faultSection(map, words), ...typeSections(map, words)],
    },
    words,
  );
}

/** What is wrong comes before what is drawn: the picture is read with it in mind. */
function faultSection({ faults }: BenefitMapStatus, words: Words): Section[] {
  const say = words.texts.benefitMap;
  const lines = faults.map(({ fault, names }) => {
    const { lead, says } = say.faults[fault];
    return line({ lead, detail: says(quoted(names, words)) });
  });
  return lines.length === 0 ? [] : [section(words, { heading: say.toMend, lines })];
}

function typeSections(map: BenefitMapStatus, words: Words): Section[] {
  const say = words.texts.benefitMap.types;
  const types: (MapNodeType | undefined)[] = [...mapNodeTypes, undefined];
  const next = Map.groupBy(map.arrows, ({ from }) => from);
  return types.flatMap((type) => {
    const ofType = map.nodes.filter((node) => node.type === type);
    if (ofType.length === 0) return [];
    const lines = ofType.map((node) =>
      nodeLine(
        node,
        (next.get(node.name) ?? []).map(({ to }) => to),
        map,
        words,
      ),
    );
    return [section(words, { heading: say[type ?? "other"], lines })];
  });
}

function nodeLine(node: MapNodeStatus, to: string[], map: BenefitMapStatus, words: Words): Line {
  const leads = to.length === 0 ? "" : words.texts.benefitMap.leadsTo(quoted(to, words));
  return line({
    lead: node.name,
    detail: [stateText(node, map, words), leads].filter(Boolean).join(". "),
    ...light(node, words),
  });
}

/** The state of a box in words: "K1: 78 % av veien til målet". */
function stateText({ judged, total }: MapNodeStatus, { project: { limits } }: BenefitMapStatus, words: Words): string {
  if (judged !== undefined) {
    const { measure, assessment } = judged;
    return `${measure.id}: ${judgedText(assessment, measure, { words, limits, places: 0 })}`;
  }
  if (total === undefined) return "";
  const number = totalNumber(total, limits, words);
  return [number, words.format.sentence(totalBasis(total, words))].filter(Boolean).join(". ");
}

function light({ judged }: MapNodeStatus, words: Words): Partial<Line> {
  return judged === undefined ? {} : statusOf(judged.assessment, words);
}

function quoted(names: string[], words: Words): string {
  return shortList(
    names.map((name) => words.texts.quote(short(name, 60))),
    mostNames,
    words,
  );
}
