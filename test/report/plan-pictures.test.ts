import type { Risk } from "../../src/domain/project/project.ts";
import { judgeMilestone } from "../../src/domain/telling/milestone-judging.ts";
import type { JudgedMilestone } from "../../src/domain/telling/status.ts";
import { addDays } from "../../src/domain/time/calendar.ts";
import { createPictures } from "../../src/report/pictures.ts";
import { riskMatrixSvg } from "../../src/views/pictures/risk-matrix-svg.ts";
import { timelineSvg } from "../../src/views/pictures/timeline-svg.ts";
import { wordsOf } from "../../src/views/texts.ts";
import { milestone, projectOf } from "../support/plan-builder.ts";

const today = "2022-10-03";
const nb = wordsOf("nb");
const judged = (id: string, date: string | undefined, some = {}): JudgedMilestone =>
  judgeMilestone(milestone(id, date, some), today);
const project = projectOf();
const hostile = `<script>alert("x")</script> & \u202e\u0000`;
const risk = (id: string, likelihood?: number, impact?: number, some: Partial<Risk> = {}): Risk => ({
  ...{ id, event: `Risiko ${id}` },
  ...(likelihood && { likelihood }),
  ...(impact && { impact }),
  ...some,
});
/** Where a text stands, in pixels. */
function spotOf(svg: string, text: string): { x: number; y: number } {
  const [, x, y] = new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${text}</text>`).exec(svg) ?? [];
  if (x === undefined) throw new Error(`no ${text} in the picture`);
  return { x: Number(x), y: Number(y) };
}

describe("the timeline", () => {
  it("has a line for each milestone by its day, those without a day last, and where a moved one was", () => {
    const moved = {
      ...judged("MP 3", "2022-12-01"),
      movedFrom: { text: "1.11.2022", date: "2022-11-01", exact: true },
    };
    const undated = judged("MP 1", undefined, { time: { text: "når vi kan", exact: false } });
    const svg = timelineSvg([undated, moved, judged("MP 2", "2022-09-01")], today, nb);
    const rows = ["MP 2 Hendelse MP 2", "MP 3 Hendelse MP 3", "MP 1 Hendelse MP 1"].map((text) => spotOf(svg, text).y);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    for (const text of ["flyttet fra 1. november 2022", "når vi kan", "uten dato", "i dag", "over fristen"]) {
      expect(svg).toContain(text);
    }
  });

  it("leaves what it has no room for to the text, the nearest last", () => {
    const many = Array.from({ length: 45 }, (_, n) => judged(`MP ${n}`, addDays(today, 20 + n)));
    const svg = timelineSvg(many, today, nb);
    expect(svg).toContain("15 milepæler til står bare som tekst.");
    expect(svg).toContain(">MP 0 Hendelse MP 0<");
    expect(svg).not.toContain(">MP 44 ");
  });

  it("is small enough for a card, with days a thousand years apart, and takes text for text", async () => {
    const dates = ["0001-01-01", "9999-12-31", ...Array.from({ length: 43 }, (_, n) => addDays(today, n * 9))];
    const milestones = dates.map((date, n) =>
      judged(`MP ${n} ${hostile}`, date, { event: `${hostile} ${"lang ".repeat(60)}` }),
    );
    const svg = timelineSvg(milestones, today, nb);
    for (const text of ["<script", "\u202e", "\u0000", "NaN", "Infinity"]) expect(svg).not.toContain(text);
    const list = { kind: "milestoneList", project, at: today, milestones } as const;
    expect(await createPictures().timeline(list, "nn")).toMatchObject({ png: expect.any(String), width: 960 });
  });
});

describe("the risk matrix", () => {
  it("has each assessed risk in its field, and dashed where it is to come", () => {
    const svg = riskMatrixSvg([risk("A", 1, 1), risk("B", 5, 5, { likelihoodAfter: 1 }), risk("C"), risk("D", 3)], nb);
    const a = spotOf(svg, "A");
    const b = spotOf(svg, "B");
    expect(b.x).toBeGreaterThan(a.x);
    expect(b.y).toBeLessThan(a.y);
    expect(svg.match(/>B</g)).toHaveLength(2);
    expect(svg.match(/<line [^>]*marker-end/g)).toHaveLength(1);
    for (const text of [">C<", ">D<"]) expect(svg).not.toContain(text);
  });

  it("draws a risk that stays where it is once, and counts those a field has no room for", () => {
    const same = risk("S", 2, 2, { likelihoodAfter: 2, impactAfter: 2 });
    const svg = riskMatrixSvg([same, ...Array.from({ length: 8 }, (_, n) => risk(`R${n}`, 4, 4))], nb);
    expect(svg.match(/>S</g)).toHaveLength(1);
    expect(svg).toContain(">+2<");
  });

  it("tells the zones by marks too, is small enough for a card, and takes text for text", async () => {
    const risks = Array.from({ length: 60 }, (_, n) =>
      risk(`${n}${hostile}`, (n % 5) + 1, ((n * 3) % 5) + 1, { impactAfter: 1, event: hostile }),
    );
    const svg = riskMatrixSvg(risks, wordsOf("en"));
    for (const text of ["■ 25", "▲ 12", "● 4", "red zone"]) expect(svg).toContain(text);
    for (const text of ["<script", "\u202e", "\u0000", "NaN"]) expect(svg).not.toContain(text);
    const list = { kind: "riskList", project, risks } as const;
    expect(await createPictures().riskMatrix(list, "en")).toMatchObject({ png: expect.any(String) });
  });
});
