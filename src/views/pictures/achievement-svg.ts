import type { Decimal } from "../../domain/numbers/decimal.ts";
import type { Light } from "../../domain/scorecard/assessment.ts";
import { lightText } from "../judged-text.ts";
import type { Words } from "../texts.ts";
import { escaped, lightColors, pictureInk, svgOf, svgText } from "./svg.ts";
import { wrapText } from "./text-width.ts";

/** `shown` is the per cent as the texts write it. */
export type Bar = { id: string; name: string; percent: Decimal; light: Light; shown: string };

const width = 900;
const rowHeight = 34;
const label = 300;
const right = 190;
const top = 26;
const size = 15;
/** Per cent of the way that the widest bar stands for; more is drawn as this and told in the text. */
const scale = 120;

/** One bar for each measure, to the line at 100; each with its symbol, word and number, so that no colour is needed. */
export function achievementSvg(bars: Bar[], words: Words): string {
  const height = top + bars.length * rowHeight + 8;
  const atFull = xOf(100);
  const rows = bars.map((bar, index) => row(bar, top + index * rowHeight, words));
  const line = `<line x1="${atFull}" y1="${top - 4}" x2="${atFull}" y2="${height - 6}" stroke="${pictureInk}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
  const full = svgText("100", { x: atFull, y: 16, size: 13, anchor: "middle" });
  return svgOf(width, height, [full, ...rows, line]);
}

function row({ id, name, percent, light, shown }: Bar, y: number, words: Words): string {
  const [text = ""] = wrapText(`${id} ${name}`, { size, width: label - 14, most: 1 });
  const end = xOf(Math.max(0, Math.min(scale, percent.toNumber())));
  const bar = `<rect x="${label}" y="${y + 5}" width="${Math.max(2, end - label)}" height="${rowHeight - 12}" fill="${lightColors[light]}"/>`;
  const middle = y + rowHeight / 2 + 4;
  const told = `${lightText(light, words).text} ${shown}`;
  return [
    svgText(escaped(text), { x: label - 10, y: middle, size, anchor: "end" }),
    bar,
    svgText(escaped(told), { x: width - right + 12, y: middle, size, bold: true, color: lightColors[light] }),
  ].join("");
}

function xOf(percent: number): number {
  return Math.round(label + ((width - right - label) * percent) / scale);
}
