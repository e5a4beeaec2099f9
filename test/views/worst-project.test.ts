import { languages } from "../../src/domain/talking/language.ts";
import { digestText } from "../../src/views/digest-text.ts";
import { drawContent } from "../../src/views/draw.ts";
import { asJson, libraryFaults, markdownOf, mostBytes, nodesOf, sizeOf, textsOf } from "./card-checks.ts";
import { worstContents } from "./worst-project.ts";

const longName = "Sosialhjelpsmottakere med sosialhjelp som viktigste kilde til livsopphold, ".repeat(4);
const long = worstContents(longName.slice(0, 300));

describe("the worst project, 200 measures with names of 300 characters", () => {
  it.each(Object.keys(long))("%s fits in a message in every language", (name) => {
    const content = long[name];
    if (content === undefined) throw new Error(name);
    for (const language of languages) {
      const { card, text, summary } = drawContent(content, language);
      expect(sizeOf(card ?? { text })).toBeLessThan(mostBytes);
      expect(summary.length).toBeLessThan(600);
      if (card !== undefined) expect(libraryFaults(card)).toEqual([]);
    }
  });
});

const hostileText =
  "[klikk](http://ondt.example) <at>Alle</at> <script>alert(1)</script> ${title} `kode` **fet** _kursiv_ &lt;b&gt; {{{DATE(2022-10-03T09:00:00Z)}}} \u202egnp.exe\u200b\u0000 \ud800 ![x](http://ondt.example/x.png)";
const hostile = worstContents(hostileText);
const dangerous = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}|\{\{/u;

describe("hostile text", () => {
  it.each(Object.keys(hostile))("is plain in %s", (name) => {
    const content = hostile[name];
    if (content === undefined) throw new Error(name);
    const { card, text, summary } = drawContent(content, "nb");
    expect(summary).not.toMatch(dangerous);
    if (text !== undefined) expect(unescaped(text)).toEqual([]);
    if (card === undefined) return;
    expect(textsOf(card).filter((shown) => dangerous.test(shown))).toEqual([]);
    expect(markdownOf(card).flatMap(unescaped)).toEqual([]);
    const mentions = nodesOf(asJson(card)).filter((node) => node["type"] === "mention");
    expect(mentions.every((mention) => /^<at>[^<>]*<\/at>$/.test(String(mention["text"])))).toBe(true);
    expect(libraryFaults(card)).toEqual([]);
  });

  it("is plain in the digest's text", () => {
    const digest = hostile["digest"];
    if (digest?.kind !== "digest") throw new Error("no digest");
    expect(digestText(digest, "nb").replaceAll("\n", "")).not.toMatch(dangerous);
  });
});

/** Marks that Markdown would act on: links, emphasis, code, HTML and mentions, and what begins a list or a heading. */
function unescaped(text: string): string[] {
  const plain = text.replace(/\\[!-/:-@[-`{-~]/g, "");
  return plain.match(/[[\]<>*_`~]|^\s*(?:[#+-]|\d+[.)]\s)/g) ?? [];
}
