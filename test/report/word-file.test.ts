import JSZip from "jszip";
import { SaxesParser } from "saxes";
import { decimal } from "../../src/domain/numbers/decimal.ts";
import { buildPaper } from "../../src/domain/paper/build-paper.ts";
import type { LeaderWords, SteeringPaper } from "../../src/domain/paper/steering-paper.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import type { Reading } from "../../src/domain/project/reading.ts";
import { type Language, languages } from "../../src/domain/talking/language.ts";
import { createReports } from "../../src/report/reports.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { planOf, reading, solorPlan } from "../support/plan-builder.ts";

const now = "2023-04-03T08:00:00Z";
type Element = { name: string; attributes: Record<string, string> };
type Read = { elements: Element[]; texts: string[]; parts: string[]; core: string };

function paperOf(plan: Plan, readings: Reading[] = [], words: LeaderWords = { asked: [] }): SteeringPaper {
  return buildPaper({ plan, readings, asks: [], audit: [], now, names: new Map(), words });
}

/** The file as another library than the one that wrote it reads it; malformed XML throws. */
async function readBack(bytes: Uint8Array): Promise<Read> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = Object.keys(zip.files);
  const elements: Element[] = [];
  const texts: string[] = [];
  for (const part of parts.filter((name) => /\.(?:xml|rels)$/.test(name))) {
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    const isText = part === "word/document.xml";
    parser.on("opentag", ({ name, attributes }) => {
      if (isText) elements.push({ name, attributes });
    });
    parser.on("text", (text) => {
      if (isText) texts.push(text);
    });
    parser.write((await zip.file(part)?.async("text")) ?? "").close();
  }
  return { elements, texts, parts, core: (await zip.file("docProps/core.xml")?.async("text")) ?? "" };
}

async function written(paper: SteeringPaper, language: Language = "nb"): Promise<Read> {
  return readBack(await createReports().word(paper, language));
}

/** Two years with targets: some on track, some behind, one with cause and action. */
function busyPlan(): Plan {
  const plan = solorPlan();
  const rows = plan.rows.map((row) => ({ ...row, finalTarget: decimal(1), finalDate: "2024-12-31" }));
  return { ...plan, project: { ...plan.project, startDate: undefined }, rows };
}
const busyReadings = ["Våler", "Åsnes", "Grue"].flatMap((office) =>
  ["2022-Q2", "2022-Q3", "2022-Q4"].flatMap((period, index) => [
    reading("S1", office, period, String(3 + index), { cause: "Færre søkere", action: "Ny rutine" }),
    reading("S2", office, period, String(7 - 2 * index)),
  ]),
);

describe("the paper as a Word file", () => {
  it("has a title, headings, header rows, captions, page numbers and the language tag of each language", async () => {
    for (const language of languages) {
      const bytes = await createReports().word(paperOf(busyPlan(), busyReadings), language);
      const { elements, core } = await readBack(bytes);
      const styles = elements.filter(({ name }) => name === "w:pStyle").map(({ attributes }) => attributes["w:val"]);
      expect(styles.filter((style) => style === "Title")).toHaveLength(1);
      expect(styles.filter((style) => style === "Heading1").length).toBeGreaterThanOrEqual(8);
      const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
      expect(count("w:tblHeader")).toBe(count("w:tbl"));
      expect(count("w:tbl")).toBeGreaterThanOrEqual(4);
      const zip = await JSZip.loadAsync(bytes);
      const tag = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" }[language];
      expect(await zip.file("word/styles.xml")?.async("text")).toContain(`<w:lang w:val="${tag}"`);
      expect(await zip.file("word/footer1.xml")?.async("text")).toMatch(/PAGE[\s\S]*NUMPAGES/);
      expect(core).toContain("Prosjekt NAV Solør");
    }
  });

  it("has a picture of the achievement and lines of what is behind, each with its figures as alt text", async () => {
    const { elements, parts } = await written(paperOf(busyPlan(), busyReadings));
    const alts = elements.filter(({ name }) => name === "wp:docPr").map(({ attributes }) => attributes["descr"] ?? "");
    expect(alts.length).toBeGreaterThanOrEqual(2);
    expect(alts[0]).toMatch(/S1: .*%.*S2: .*%/);
    expect(alts.slice(1).every((alt) => /\d/.test(alt))).toBe(true);
    expect(parts.filter((part) => part.startsWith("word/media/"))).toHaveLength(alts.length);
  });

  it("tells cause and action of what deviates, what is asked, and the leader's own assessment", async () => {
    const words = {
      overall: "yellow",
      why: "Rekruttering går tregt.",
      asked: ["Forlenge S2"],
      caseNumber: "22/1234",
      legalGround: "offl. § 14",
    } as const;
    const { texts } = await written(paperOf(busyPlan(), busyReadings, { ...words, asked: [...words.asked] }));
    const all = texts.join("\n");
    for (const part of ["Færre søkere", "Ny rutine", "Forlenge S2", "▲ Noe bak", "22/1234", "offl. § 14", "Utkast"]) {
      expect(all).toContain(part);
    }
  });

  it("is the same file each time, whatever the clock says", async () => {
    const paper = paperOf(busyPlan(), busyReadings);
    const [one, other] = [await createReports().word(paper, "nb"), await createReports().word(paper, "nb")];
    expect(Buffer.compare(one, other)).toBe(0);
    expect((await readBack(one)).core).toContain("2023-04-03T08:00:00Z");
  });

  it("of an empty project says what is missing, in no part a NaN or an undefined", async () => {
    const { texts } = await written(paperOf(planOf()));
    expect(texts.join("\n")).toMatch(/ingen måleparametere.*Ingen milepæler er lagt inn/s);
    expect(texts.join("\n")).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("with one reading, and without a steering group, tells what there is", async () => {
    const plan = { ...busyPlan(), meetings: [], decisions: [], roles: [] };
    const { texts } = await written(paperOf(plan, [reading("B1", "Grue", "2022-H2", "3")]));
    const all = texts.join("\n");
    expect(all).toContain("1 av 3 kontorer");
    expect(all).toContain("Det er ingen tidligere rapport eller møte");
    expect(all).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("keeps names of 300 characters within the cell, and hostile text plain", async () => {
    const texts = [
      ...Object.values(hostileTexts),
      "<w:p>&</w:p>",
      "a\u0000b\u0008",
      "שלום \u202eabc",
      "x".repeat(300),
      "&amp;",
    ];
    const plan = busyPlan();
    // each paper has as many of them as it has places
    for (let first = 0; first < texts.length; first += plan.measures.length) {
      const textOf = (index: number) => texts[(first + index) % texts.length] ?? "";
      const [text, reason] = [textOf(0), textOf(1)];
      const hostile: Plan = {
        ...plan,
        project: { ...plan.project, name: text, purpose: reason },
        measures: plan.measures.map((measure, index) => ({
          ...measure,
          name: textOf(index),
          unit: textOf(index),
          percent: false,
        })),
        milestones: plan.milestones.map((one, index) => ({ ...one, event: textOf(index) })),
        risks: plan.risks.map((one, index) => ({
          ...one,
          event: textOf(index),
          mitigation: textOf(index + 3),
          likelihood: 2,
          impact: 3,
        })),
        decisions: plan.decisions.map((one, index) => ({
          ...one,
          matter: textOf(index),
          conclusion: textOf(index + 5),
        })),
      };
      const readings = busyReadings.map((one, index) => ({ ...one, cause: textOf(index), action: textOf(index + 7) }));
      const words = { why: text, asked: texts.slice(first, first + 12), caseNumber: reason };
      const { elements, texts: told } = await written(paperOf(hostile, readings, words));
      // nothing a person wrote became part of the document's structure, or a character XML does not have
      expect(elements.filter(({ name }) => name === "w:tbl").length).toBeLessThan(12);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(told.join("")).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
      expect(Math.max(...told.map(({ length }) => length))).toBeLessThanOrEqual(4000);
    }
  });
});
