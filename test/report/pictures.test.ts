import { inflateSync } from "node:zlib";
import type { MapArrow } from "../../src/domain/project/project.ts";
import { scorecardOf } from "../../src/domain/scorecard/judged-scorecard.ts";
import { buildBenefitMap } from "../../src/domain/telling/benefit-map-status.ts";
import { indexedPng } from "../../src/report/indexed-png.ts";
import { layOutMap } from "../../src/report/map-layout.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { benefitMapBoxes } from "../../src/views/pictures/benefit-map-boxes.ts";
import { benefitMapSvg } from "../../src/views/pictures/benefit-map-svg.ts";
import { wordsOf } from "../../src/views/texts.ts";
import { planOf } from "../support/plan-builder.ts";

const today = "2022-10-03";
const nb = wordsOf("nb");

function mapOf(mapArrows: MapArrow[]) {
  const plan = { ...planOf({}), mapArrows };
  return buildBenefitMap(scorecardOf({ plan, latest: [], asks: [], today, now: `${today}T08:00:00Z` }));
}

const map = mapOf([
  { from: "Robot", to: "Flyt", fromType: "Produkt", toType: "Gevinstdriver" },
  { from: "Flyt", to: "Mindre nedetid", toType: "Resultatmål" },
  { from: "Flyt", to: "Lavere kostnad", toType: "Resultatmål" },
  { from: "Mindre nedetid", to: "Fornøyde brukere", toType: "Gevinst" },
  { from: "Lavere kostnad", to: "Fornøyde brukere" },
  { from: "Fornøyde brukere", to: "Bedre tjenester", toType: "Effektmål" },
  { from: "Opplæring", to: "Mindre nedetid", fromType: "Tiltak" },
  { from: "Alene", to: "Ingen", fromType: "Produkt", toType: "Gevinst" },
]);

describe("the drawing of a benefit map", () => {
  it("has columns from product to effect goal, and actions below the others of theirs", async () => {
    const { boxes } = await layOutMap(benefitMapBoxes(map, nb), map.arrows);
    const at = (name: string) => boxes.find((box) => box.name === name) ?? { x: Number.NaN, y: Number.NaN };
    const order = ["Robot", "Flyt", "Mindre nedetid", "Fornøyde brukere", "Bedre tjenester"].map((name) => at(name).x);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(5);
    expect(at("Alene").x).toBe(at("Robot").x);
    expect(at("Ingen").x).toBe(at("Fornøyde brukere").x);
    expect(at("Opplæring").x).toBe(at("Flyt").x);
    expect(at("Opplæring").y).toBeGreaterThan(at("Flyt").y);
  });

  it("lays no box over another, and every arrow goes from one to another", async () => {
    const { boxes, arrows, width, height } = await layOutMap(benefitMapBoxes(map, nb), map.arrows);
    for (const a of boxes) {
      expect(a.x + a.width).toBeLessThanOrEqual(width);
      expect(a.y + a.height).toBeLessThanOrEqual(height);
      for (const b of boxes) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(a === b || apart).toBe(true);
      }
    }
    expect(arrows).toHaveLength(map.arrows.length);
    expect(arrows.every((points) => points.length >= 2)).toBe(true);
  });

  it("takes text for text", async () => {
    const hostile = mapOf([{ from: `<script>alert("x")</script> & "q"`, to: "\u202eb\u0000", fromType: "Produkt" }]);
    const svg = benefitMapSvg(await layOutMap(benefitMapBoxes(hostile, nb), hostile.arrows));
    for (const text of ["<script", "\u202e", "\u0000"]) expect(svg).not.toContain(text);
    expect(svg).toContain("&lt;script&gt;");
    expect(await createPictures().benefitMap(hostile, "nb")).toMatchObject({ png: expect.any(String) });
  });
});

describe("a picture", () => {
  it("is a PNG of the size it says, with more than paper in it", async () => {
    const picture = await createPictures().benefitMap(map, "nn");
    if (picture === "tooLarge") throw new Error("too large");
    const bytes = Buffer.from(picture.png, "base64");
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([picture.width, picture.height]);
    expect(picture.width).toBeLessThanOrEqual(1024);
    expect(bytes.length).toBeLessThanOrEqual(24 * 1024);
    expect(bytes.length).toBeGreaterThan(2000);
  });

  it("is left out where there are more boxes than one can read", async () => {
    const many = mapOf(Array.from({ length: 80 }, (_, n) => ({ from: `a${n}`, to: `b${n}`, fromType: "Produkt" })));
    expect(await createPictures().benefitMap(many, "nb")).toBe("tooLarge");
  });

  it("keeps every dot's colour where there are few", () => {
    const rgba = Uint8Array.from([255, 255, 255, 255, 17, 34, 51, 255, 0, 0, 0, 255, 255, 255, 255, 255]);
    const png = Buffer.from(indexedPng({ rgba, width: 2, height: 2 }));
    const at = (name: string) => png.indexOf(name) + 4;
    const palette = [...png.subarray(at("PLTE"), at("PLTE") + 9)];
    const data = png.subarray(at("IDAT"), at("IDAT") + png.readUInt32BE(at("IDAT") - 8));
    const [, a = 0, b = 0, , c = 0, d = 0] = [...inflateSync(data)];
    const colors = [a, b, c, d].map((index) => palette.slice(index * 3, index * 3 + 3));
    expect(colors).toEqual([
      [255, 255, 255],
      [17, 34, 51],
      [0, 0, 0],
      [255, 255, 255],
    ]);
  });
});
