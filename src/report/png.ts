import { createRequire } from "node:module";
import path from "node:path";
import { indexedPng } from "./indexed-png.ts";

/** `small`: with a palette, for a message; a file has room, and the library's own picture is made sooner. */
type How = { widest: number; small?: boolean };
export type Png = { bytes: Uint8Array; width: number; height: number };

/**
 * Draws an SVG with the font that comes along: a server has none, and another machine's would be as wide as it likes.
 * The library is loaded at the first picture.
 */
export async function svgToPng(svg: string, { widest, small = true }: How): Promise<Png> {
  const { Resvg } = await import("@resvg/resvg-js");
  const natural = Number(/ width="(\d+)"/.exec(svg)?.[1] ?? widest);
  const drawing = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: "DejaVu Sans" },
    ...(natural > widest && { fitTo: { mode: "width", value: widest } }),
  }).render();
  const { width, height } = drawing;
  const bytes = small ? indexedPng({ rgba: drawing.pixels, width, height }) : new Uint8Array(drawing.asPng());
  return { bytes, width, height };
}

function fontFiles(): string[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"));
  return ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) => path.join(folder, "ttf", file));
}
