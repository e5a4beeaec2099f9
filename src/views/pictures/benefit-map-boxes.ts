import type { MapNodeType } from "../../domain/benefit-map/map-node-type.ts";
import type { Light } from "../../domain/scorecard/assessment.ts";
import type { BenefitMapStatus, MapNodeStatus } from "../../domain/telling/status.ts";
import { inert } from "../escape.ts";
import { lightText } from "../judged-text.ts";
import type { Words } from "../texts.ts";
import { totalNumber } from "../total-text.ts";
import { wrapText } from "./text-width.ts";

/** A box before it has a place; sizes in pixels. */
export type MapBox = {
  name: string;
  type?: MapNodeType;
  /** above the name: what it is */
  caption: string;
  lines: string[];
  /** below: the state in words, with the symbol of its light */
  state: string;
  light?: Light;
  width: number;
  height: number;
};

export const boxText = { name: 12, small: 10, line: 15, smallLine: 14, padding: 8 };
const boxWidth = 152;
const mostLines = 6;

/** The boxes of a map with their text, as large as it is. */
export function benefitMapBoxes(map: BenefitMapStatus, words: Words): MapBox[] {
  return map.nodes.map((node) => box(node, map, words));
}

function box(node: MapNodeStatus, map: BenefitMapStatus, words: Words): MapBox {
  const inner = boxWidth - 2 * boxText.padding;
  const lines = wrapText(inert(node.name), { size: boxText.name, width: inner, most: mostLines });
  const { text: state, light } = stateOf(node, map, words);
  const height =
    2 * boxText.padding + boxText.smallLine + lines.length * boxText.line + (state === "" ? 0 : boxText.smallLine);
  const { type } = node;
  const caption = words.texts.benefitMap.types[type ?? "other"];
  return {
    name: node.name,
    caption,
    lines,
    state,
    width: boxWidth,
    height,
    ...(type && { type }),
    ...(light && { light }),
  };
}

function stateOf(
  { judged, total }: MapNodeStatus,
  map: BenefitMapStatus,
  words: Words,
): { text: string; light?: Light } {
  if (judged !== undefined) {
    const { light, state } = judged.assessment;
    const text = light === "notAssessed" ? words.texts.states[state] : lightText(light, words).text;
    return { text: `${judged.measure.id}: ${text}`, light };
  }
  return { text: total === undefined ? "" : totalNumber(total, map.project.limits, words) };
}
