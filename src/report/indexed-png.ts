import { crc32, deflateSync } from "node:zlib";

export type Pixels = { rgba: Uint8Array; width: number; height: number };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColors = 256;

/**
 * A PNG with a palette: a drawing of few colours takes a third of the room that three bytes for every dot do, and room
 * in a Teams message is scarce. Opaque; the shades between letters and paper are rounded to 16 steps of each colour.
 */
export function indexedPng({ rgba, width, height }: Pixels): Uint8Array {
  const { palette, indexOf } = paletteOf(rgba);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(rounded(rgba, (y * width + x) * 4));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // eight bits for each dot, by palette
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flatMap(channels))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Four bits of each channel, as one number. */
function rounded(rgba: Uint8Array, at: number): number {
  const step = (offset: number) => Math.round((rgba[at + offset] ?? 255) / 17);
  return (step(0) << 8) | (step(1) << 4) | step(2);
}

function channels(color: number): [number, number, number] {
  return [((color >> 8) & 15) * 17, ((color >> 4) & 15) * 17, (color & 15) * 17];
}

/** The colours that are most used; the others become the nearest of them. */
function paletteOf(rgba: Uint8Array): { palette: number[]; indexOf: (color: number) => number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const color = rounded(rgba, at);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const byUse = [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => color);
  const palette = byUse.slice(0, mostColors);
  const index = new Map(palette.map((color, place) => [color, place]));
  for (const color of byUse.slice(mostColors)) index.set(color, index.get(nearest(color, palette)) ?? 0);
  return { palette, indexOf: (color) => index.get(color) ?? 0 };
}

function nearest(color: number, palette: number[]): number {
  const apart = (other: number) => {
    const [a, b] = [channels(color), channels(other)];
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  };
  return palette.reduce((best, other) => (apart(other) < apart(best) ? other : best), palette[0] ?? 0);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
