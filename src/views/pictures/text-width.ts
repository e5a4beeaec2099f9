/**
 * Widths of DejaVu Sans, bold, in thousandths of the font size, rounded up in groups: the pictures bring this font, so
 * that a text is as wide everywhere. What is not listed is taken for the widest: text may be narrower than thought,
 * never wider (test/report/text-width.test.ts measures it).
 */
const widths: readonly (readonly [number, string])[] = [
  [350, "ijl \u00a0\u202f'"],
  [380, "|/\\IJ.,‘’·"],
  [460, ":;f-!()[]"],
  [525, 'tr–_§"*'],
  [600, "?zcs"],
  [660, "Lx«»vy“”"],
  [700, "kaåäSeéèEFoøö0123456789€$"],
  [735, "ThnuübdgpqYZPC"],
  [775, "B▲RXAVÅK"],
  [850, "UGDHN+=−<>#~^OQØ"],
  [945, "&●○w■"],
  [1050, "M@—…%mæ"],
  [1105, "ÆW"],
];
const widthOf = new Map(widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));
const widest = 1105;

/** At most so many pixels of a text in one line. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) sum += widthOf.get(letter) ?? widest;
  return (sum * size) / 1000;
}

/** Lines that fit in a width, cut after `most` with "…"; a word that is too long is broken. */
export function wrapText(text: string, { size, width, most }: { size: number; width: number; most: number }): string[] {
  const fits = (line: string) => textWidth(line, size) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => brokenWord(each, fits))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutOff(lines[most - 1] ?? "", fits)];
}

/** Fewer letters than this are not left alone on the next line. */
const fewest = 4;

function brokenWord(word: string, fits: (text: string) => boolean): string[] {
  const letters = [...word];
  const parts: string[] = [];
  let from = 0;
  while (!fits(letters.slice(from).join(""))) {
    let to = from + 1;
    while (to < letters.length && fits(`${letters.slice(from, to + 1).join("")}-`)) to += 1;
    const left = letters.length - to;
    if (left < fewest && to - from > fewest) to -= fewest - left;
    parts.push(`${letters.slice(from, to).join("")}-`);
    from = to;
  }
  return [...parts, letters.slice(from).join("")];
}

function cutOff(line: string, fits: (text: string) => boolean): string {
  let cut = [...line];
  while (cut.length > 0 && !fits(`${cut.join("")}…`)) cut = cut.slice(0, -1);
  return `${cut.join("").trimEnd()}…`;
}
