import type { Picture } from "../domain/telling/status.ts";
import type { Pictures } from "../journeys/ports.ts";
import { benefitMapBoxes } from "../views/pictures/benefit-map-boxes.ts";
import { benefitMapSvg } from "../views/pictures/benefit-map-svg.ts";
import { riskMatrixSvg } from "../views/pictures/risk-matrix-svg.ts";
import { type TimelineRoom, timelineSvg } from "../views/pictures/timeline-svg.ts";
import { wordsOf } from "../views/texts.ts";
import { layOutMap } from "./map-layout.ts";
import { svgToPng } from "./png.ts";

/** Teams shows pictures up to this width. */
const widest = 1024;
/** More boxes can't be read in one picture on a screen. */
const mostBoxes = 60;
/** Text is most of a timeline's file: so many milestones can have two lines each, others one. */
const few = 9;
const roomy: TimelineRoom = { rows: few, lines: 2 };
const many: TimelineRoom = { rows: 14, lines: 1 };
const cramped: TimelineRoom = { rows: 9, lines: 1 };
/**
 * Base64 in a message that is counted as UTF-16 takes 2.7 times the picture. Microsoft says that pictures do not count to
 * a message's size; until that is seen, card and picture together stay under the 100 KB that do.
 */
const mostBytes = 24 * 1024;

/** Pictures as PNG files, small enough for a card. */
export function createPictures(): Pictures {
  return {
    benefitMap: async (map, language) => {
      if (map.nodes.length > mostBoxes) return "tooLarge";
      const boxes = benefitMapBoxes(map, wordsOf(language));
      return pictureOf(benefitMapSvg(await layOutMap(boxes, map.arrows)));
    },
    timeline: async ({ milestones, at }, language) => {
      const words = wordsOf(language);
      const [first, least] = milestones.length > few ? [many, cramped] : [roomy, cramped];
      const drawn = await pictureOf(timelineSvg(milestones, at, words, first));
      return drawn === "tooLarge" ? pictureOf(timelineSvg(milestones, at, words, least)) : drawn;
    },
    riskMatrix: ({ risks }, language) => pictureOf(riskMatrixSvg(risks, wordsOf(language))),
  };
}

async function pictureOf(svg: string): Promise<Picture | "tooLarge"> {
  const { bytes, width, height } = await svgToPng(svg, { widest });
  if (bytes.length > mostBytes) return "tooLarge";
  return { png: Buffer.from(bytes).toString("base64"), width, height };
}
