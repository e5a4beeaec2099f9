import type { Content } from "../../src/domain/talking/content.ts";
import { drawContent } from "../../src/views/draw.ts";
import { sampleContents } from "./sample-contents.ts";

const shown = (content: Content) => JSON.stringify(drawContent(content, "nb").card).replaceAll("\u00a0", " ");
const sample = (name: string) => {
  const content = sampleContents[name];
  if (content?.kind !== "measureStatus") throw new Error(name);
  return content;
};

it("a comparison that all offices share is told once for them all", () => {
  expect(shown(sample("measure-target"))).toContain("Innlandet 1,7 % (mar.22)");
});

it("what the offices do not share is not told of the whole", () => {
  const status = sample("measure-target");
  const rows = status.rows.map((one, index) =>
    index === 0 ? { ...one, row: { ...one.row, comparison: "Hedmark 2 %" } } : one,
  );
  const card = shown({ ...status, rows });
  expect(card).not.toContain("Hedmark 2 %");
  expect(card).not.toContain("Innlandet 1,7 %");
});
