import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { languages } from "../../src/domain/talking/language.ts";
import { expandTemplate } from "../../src/views/card-template.ts";
import { drawContent } from "../../src/views/draw.ts";
import { asJson, libraryFaults, mostBytes, nodesOf, sizeOf, textsOf } from "./card-checks.ts";
import { sampleContents } from "./sample-contents.ts";
import { sampleData } from "./sample-data.ts";

const folder = path.resolve("cards");
const templates = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".sample.json"))
  .map((file) => file.replace(/\.json$/, ""));
const leaks = /\$\{|undefined|\bnull\b|NaN|Infinity|\[object|−0(?![\d.,])/;

describe("card templates", () => {
  it.each(templates)("%s is filled by its sample, which is what the views make of the example project", (name) => {
    const file = path.join(folder, `${name}.sample.json`);
    expect(existsSync(file)).toBe(true);
    const sample = JSON.parse(readFileSync(file, "utf8"));
    // out of date? npm run gallery -- --samples
    expect(sample).toEqual(JSON.parse(JSON.stringify(sampleData[name])));
    const card = expandTemplate(name, sample);
    expect(JSON.stringify(card)).not.toMatch(/\$\{/);
    expect(libraryFaults(card)).toEqual([]);
  });

  it.each(templates)("%s holds no words of any language", (name) => {
    const template = JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8"));
    const shown = textsOf(template).filter((text) => !/^\$\{[^}]*\}$/.test(text));
    expect(
      shown.filter((text) => text !== "default" && text !== "main" && text !== "once" && text !== "false"),
    ).toEqual([]);
  });

  it("refuse data that lacks a field, rather than print its name to the reader", () => {
    expect(() => expandTemplate("round-card", { language: "nb" })).toThrow(/cards\/round-card\.json misses/);
  });

  it("show a user's ${…} as it was written", () => {
    const data = { ...sampleData["digest-card"], headline: "${title} `${leader}`" };
    expect(JSON.stringify(expandTemplate("digest-card", data))).toContain("${title} `${leader}`");
  });
});

describe.each(languages)("every content in %s", (language) => {
  it.each(Object.keys(sampleContents))("%s has a card or a text without faults", (name) => {
    const content = sampleContents[name];
    if (content === undefined) throw new Error(name);
    const { card, text, summary } = drawContent(content, language);
    expect(summary).not.toBe("");
    expect(summary).not.toMatch(leaks);
    expect(card === undefined).toBe(text !== undefined);
    if (card === undefined) return;
    expect(textsOf(card).filter((shown) => leaks.test(shown))).toEqual([]);
    expect(JSON.stringify(card)).not.toMatch(/\$\{/);
    expect(libraryFaults(card)).toEqual([]);
    expect(sizeOf(card)).toBeLessThan(mostBytes);
  });

  it("labels every field, says what is wrong with it, and gives each an id of its own", () => {
    for (const content of Object.values(sampleContents)) {
      const { card } = drawContent(content, language);
      const nodes = card === undefined ? [] : nodesOf(asJson(card));
      const inputs = nodes.filter((node) => String(node["type"]).startsWith("Input."));
      for (const input of inputs)
        expect(input).toMatchObject({ label: expect.stringMatching(/\S/), errorMessage: expect.stringMatching(/\S/) });
      const ids = inputs.map((input) => input["id"]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("gives every chart a title and the same figures as a table", () => {
    const charts = Object.values(sampleContents).flatMap((content) => {
      const { card } = drawContent(content, language);
      return card === undefined
        ? []
        : nodesOf(asJson(card)).filter((node) => String(node["type"]).startsWith("Chart."));
    });
    expect(charts.length).toBeGreaterThan(3);
    for (const chart of charts) {
      expect(chart).toMatchObject({ title: expect.stringMatching(/\S/), fallback: { type: "Table" } });
    }
  });

  it("gives every Action.Execute a fallback that says the same", () => {
    for (const content of Object.values(sampleContents)) {
      const { card } = drawContent(content, language);
      const nodes = card === undefined ? [] : nodesOf(asJson(card));
      for (const action of nodes.filter(
        (node) => node["type"] === "Action.Execute" && node["verb"] !== "refreshAnswers",
      )) {
        const data = action["data"];
        expect(action["fallback"]).toMatchObject({
          type: "Action.Submit",
          data: { ...(data as object), verb: action["verb"] },
        });
      }
    }
  });
});
