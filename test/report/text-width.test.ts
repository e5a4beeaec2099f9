import { createRequire } from "node:module";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { textWidth, wrapText } from "../../src/views/pictures/text-width.ts";

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")), "ttf");
const size = 20;

/** What the drawing library makes of it, between two strokes that have no room of their own. */
function drawnWidth(text: string): number {
  const inside = [...text].map((letter) => `&#${letter.codePointAt(0)};`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="60" font-family="DejaVu Sans"><text x="5" y="40" font-size="${size}" font-weight="bold">${inside}</text></svg>`;
  const font = {
    loadSystemFonts: false,
    fontFiles: [path.join(fonts, "DejaVuSans-Bold.ttf")],
    defaultFontFamily: "DejaVu Sans",
  };
  return new Resvg(svg, { font }).getBBox()?.width ?? 0;
}

describe("the width of a text in a picture", () => {
  const letters = [
    ..."abcdefghijklmnopqrstuvwxyzæøåéüABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789.,:;'|!-–/\"“”()[]?*_€§$«»+=−<>#%@—…&●▲■○·",
  ];

  it.each(letters)("is never less than it is drawn: %s", (letter) => {
    const many = letter.repeat(40);
    expect(textWidth(many, size)).toBeGreaterThanOrEqual(drawnWidth(many) - 1);
    expect(textWidth(many, size)).toBeLessThan(drawnWidth(many) * 1.25 + size);
  });

  it("takes a letter it does not know for a wide one", () => expect(textWidth("漢", size)).toBeGreaterThan(size));
});

describe("a text on several lines", () => {
  const box = { size: 11, width: 164, most: 5 };

  it("breaks between words", () => {
    expect(wrapText("Effektivisering av ytelse i de automatiserte jobbene", box)).toEqual([
      "Effektivisering av ytelse i",
      "de automatiserte",
      "jobbene",
    ]);
  });

  it("breaks a word that is too long, and leaves no few letters alone", () => {
    const lines = wrapText("sammenslåingstidspunktene", { ...box, width: 120 });
    expect(lines[0]).toMatch(/-$/);
    expect(lines.at(-1)?.length).toBeGreaterThanOrEqual(4);
    expect(lines.join("").replaceAll("-", "")).toBe("sammenslåingstidspunktene");
  });

  it("is cut when it takes too many lines", () => {
    const lines = wrapText("et to tre fire fem seks sju åtte ni ti ".repeat(9), box);
    expect(lines).toHaveLength(5);
    expect(lines[4]).toMatch(/…$/);
  });

  it("fits, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 40, max: 300 }), (text, width) => {
        const lines = wrapText(text, { ...box, width });
        for (const line of lines)
          expect(textWidth(line, box.size)).toBeLessThanOrEqual(Math.max(width, 2 * 1.2 * box.size));
        expect(lines.length).toBeLessThanOrEqual(box.most);
      }),
    );
  });
});
