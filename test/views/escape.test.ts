import fc from "fast-check";
import { inert, markdown, short } from "../../src/views/escape.ts";

describe("text from people", () => {
  it("loses what turns, hides or breaks text, and nothing else", () => {
    expect(inert("Våler & Grue – 100 % «ny»\u00a0😀")).toBe("Våler & Grue – 100 % «ny»\u00a0😀");
    expect(inert("a\u202eb\u200bc\u0000d\ud800 e\nf")).toBe("abc d e f");
    expect(inert("{{DATE(2022-10-03)}}")).toBe("{ {DATE(2022-10-03)}}");
  });

  it("is cut between characters, with an ellipsis", () => {
    expect(short("abcdef", 6)).toBe("abcdef");
    expect(short("abcdefg", 6)).toBe("abcde…");
    expect(short("abcd😀fg", 6)).toBe("abcd…");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 40 }), (text, length) => {
        const cut = short(text, length);
        return cut.length <= length && cut.isWellFormed();
      }),
    );
  });

  it.each([
    ["1. jan. 2023", "1\\. jan. 2023"],
    ["17. oktober", "17\\. oktober"],
    ["- kutt", "\\- kutt"],
    ["# overskrift", "\\# overskrift"],
    ["[klikk](http://ondt.example)", "\\[klikk\\](http://ondt.example)"],
    ["<at>Ola</at>", "\\<at\\>Ola\\</at\\>"],
    ["&lt;b&gt;", "\\&lt;b\\&gt;"],
    ["Våler & Grue", "Våler & Grue"],
    ["nav_solor *nå*", "nav\\_solor \\*nå\\*"],
    ["18-24 år", "18-24 år"],
  ])("%s is shown as it is written", (text, escaped) => {
    expect(markdown(text)).toBe(escaped);
  });

  it("never keeps a mark that Markdown acts on", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const plain = markdown(text).replace(/\\[!-/:-@[-`{-~]/g, "");
        return !/[[\]<>*_`~|]|^(?:[#+-]|\d+[.)])/.test(plain);
      }),
    );
  });
});
