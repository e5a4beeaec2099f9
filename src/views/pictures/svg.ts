import type { Light } from "../../domain/scorecard/assessment.ts";
import { inert } from "../escape.ts";

export const pictureInk = "#1f1f1f";
/** 4.5 : 1 or more on white and on every fill of the pictures (WCAG 2.1 AA). */
export const lightColors: Record<Light, string> = {
  green: "#0b6a0b",
  yellow: "#6b4a00",
  red: "#a4262c",
  tooEarly: "#3d3d3d",
  notAssessed: "#3d3d3d",
};

type Placed = {
  x: number;
  y: number;
  size: number;
  anchor?: "start" | "middle" | "end";
  bold?: boolean;
  color?: string;
};

/** A white picture of these parts, in the font that comes along. */
export function svgOf(width: number, height: number, parts: string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    "</svg>",
  ].join("");
}

/** `content` is escaped already. */
export function svgText(content: string, { x, y, size, anchor = "start", bold, color = pictureInk }: Placed): string {
  const weight = bold ? ' font-weight="bold"' : "";
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${color}"${weight}>${content}</text>`;
}

export function escaped(content: string): string {
  return inert(content)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
