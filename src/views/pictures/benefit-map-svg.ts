import type { MapNodeType } from "../../domain/benefit-map/map-node-type.ts";
import { boxText, type MapBox } from "./benefit-map-boxes.ts";
import { escaped, lightColors, pictureInk } from "./svg.ts";

export type Point = { x: number; y: number };
/** A map with a place for each box and a way for each arrow, in pixels. */
export type MapDrawing = {
  width: number;
  height: number;
  boxes: (MapBox & Point)[];
  /** from the first point to the last, where its head is */
  arrows: Point[][];
};

/** Light enough for black letters, told apart by what stands in them and not by colour alone. */
const fills: Record<MapNodeType | "other", string> = {
  product: "#eceff4",
  driver: "#e3eefb",
  resultGoal: "#e6f2ee",
  benefit: "#fff4dc",
  effectGoal: "#ece6f7",
  action: "#ffffff",
  other: "#ffffff",
};
const margin = 12;

/** The picture as SVG; all text in it is inert. */
export function benefitMapSvg({ width, height, boxes, arrows }: MapDrawing): string {
  const [wide, high] = [Math.ceil(width + 2 * margin), Math.ceil(height + 2 * margin)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="${-margin} ${-margin} ${wide} ${high}" font-family="DejaVu Sans">`,
    `<rect x="${-margin}" y="${-margin}" width="${wide}" height="${high}" fill="#ffffff"/>`,
    `<defs><marker id="head" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555555"/></marker></defs>`,
    ...arrows.map(arrow),
    ...boxes.map(box),
    "</svg>",
  ].join("");
}

function arrow(points: Point[]): string {
  const way = points.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");
  return `<polyline points="${way}" fill="none" stroke="#555555" stroke-width="1.4" marker-end="url(#head)"/>`;
}

function box({ x, y, width, height, type, caption, lines, state, light }: MapBox & Point): string {
  const left = round(x + boxText.padding);
  let base = y + boxText.padding + boxText.small;
  const texts = [text(caption, left, base, `font-size="${boxText.small}" fill="#4a4a4a"`)];
  base += boxText.smallLine - boxText.small + boxText.name;
  for (const each of lines) {
    texts.push(text(each, left, base, `font-size="${boxText.name}" font-weight="bold" fill="${pictureInk}"`));
    base += boxText.line;
  }
  const color = light === undefined ? pictureInk : lightColors[light];
  if (state !== "")
    texts.push(text(state, left, base - 1, `font-size="${boxText.small}" font-weight="bold" fill="${color}"`));
  const dashes = type === "action" ? ' stroke-dasharray="5 3"' : "";
  const frame = `<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="6" fill="${fills[type ?? "other"]}" stroke="#5b5b5b"${dashes}/>`;
  return `${frame}${texts.join("")}`;
}

function text(content: string, x: number, y: number, look: string): string {
  return `<text x="${x}" y="${round(y)}" ${look}>${escaped(content)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
