import { mergeForm } from "../../../src/domain/plan-editing/merge-form.ts";
import { markOf, seenOf } from "../../../src/domain/plan-editing/plan-form.ts";

const drawn = { event: "Ansatte slutter", cause: "Uro", likelihood: "" };

describe("a form that others may have saved beside", () => {
  it.each([
    ["what she changed", { cause: "Lav lønn" }, {}, { cause: "Lav lønn" }],
    ["what only others changed", {}, { cause: "Flytting" }, { cause: "Flytting" }],
    ["different fields", { likelihood: "3" }, { cause: "Flytting" }, { likelihood: "3", cause: "Flytting" }],
    ["the same change", { cause: "Flytting" }, { cause: "Flytting" }, { cause: "Flytting" }],
    ["an emptied field", { cause: "" }, {}, { cause: "" }],
  ])("keeps %s", (_, hers, theirs, expected) => {
    const stored = { ...drawn, ...theirs };
    expect(mergeForm({ ...drawn, ...hers }, stored, seenOf(drawn))).toEqual({
      texts: { ...drawn, ...expected },
      conflicts: [],
    });
  });

  it("tells a field that both changed, with the other's value, and loses neither", () => {
    const merged = mergeForm({ ...drawn, cause: "Lav lønn" }, { ...drawn, cause: "Flytting" }, seenOf(drawn));
    expect(merged).toEqual({
      texts: { ...drawn, cause: "Lav lønn" },
      conflicts: [{ field: "cause", value: "Flytting" }],
    });
  });

  it("leaves a field that had no room on the card as it is", () => {
    const { cause: _, ...shown } = seenOf(drawn);
    expect(mergeForm({ ...drawn, cause: "" }, drawn, shown).texts).toEqual(drawn);
  });

  it("takes no hidden mark, which no card shows, for something she took away", () => {
    const stored = { ...drawn, cause: "Uro\u200b {{DATE}}\u202e" };
    expect(mergeForm({ ...drawn, cause: "Uro { {DATE}}" }, stored, seenOf(stored)).texts).toEqual(stored);
  });

  it("takes lines that came back as one line for the same text", () => {
    const stored = { ...drawn, cause: "Uro\nog flytting" };
    const merged = mergeForm({ ...drawn, cause: "Uro og flytting" }, stored, seenOf(stored));
    expect(merged).toEqual({ texts: stored, conflicts: [] });
  });
});

it("marks a text by what it says, and an empty one by nothing", () => {
  expect(markOf("")).toBe("");
  expect(markOf("Uro  og\nstøy")).toBe(markOf("Uro og støy"));
  const texts = ["Uro", "Urо", "uro", "Uor", "Uro.", "a", "b", "ab", "ba"];
  expect(new Set(texts.map(markOf)).size).toBe(texts.length);
});
