import { readdirSync, readFileSync } from "node:fs";
import { accessPage } from "../../docs/access-page.ts";
import { accessTable } from "../../src/domain/asking/access-table.ts";
import { commandIds } from "../../src/domain/talking/command.ts";
import { commandActions, otherActions, programActions, verbActions } from "../../src/domain/talking/entries.ts";
import { cardVerbs } from "../../src/teams/card-actions.ts";
import { commandTable } from "../../src/teams/commands.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");

/** Verbs that the views and the templates put on buttons. */
function verbsDrawn(): string[] {
  const folders = ["src/views/", "cards/"];
  const files = folders.flatMap((folder) => readdirSync(new URL(folder, root)).map((file) => folder + file));
  const texts = files.filter((file) => /\.(?:ts|json)$/.test(file)).map(read);
  return texts.flatMap((text) => [...text.matchAll(/"?verb"?: "([a-zA-Z]+)"/g)].map((match) => match[1] ?? ""));
}

describe("the one table of who may do what", () => {
  it("has an action for every command, button, file and program", () => {
    expect(Object.keys(commandActions).sort()).toEqual([...commandIds].sort());
    expect(commandTable.map(({ id }) => id).sort()).toEqual([...commandIds].sort());
    expect(Object.keys(verbActions).sort()).toEqual([...cardVerbs].sort());
    const actions = [commandActions, verbActions, otherActions, programActions].flatMap((each) => Object.values(each));
    expect(actions.filter((action) => !(action in accessTable))).toEqual([]);
  });

  it("knows every button that is drawn", () => {
    const drawn = new Set(verbsDrawn());
    expect(drawn.size).toBeGreaterThan(3);
    expect([...drawn].filter((verb) => !(verb in verbActions))).toEqual([]);
  });

  it("knows every program of the command line", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const programs = Object.keys(scripts).filter((name) => scripts[name]?.startsWith("node src/cli/"));
    expect(programs.length).toBeGreaterThan(3);
    expect(programs.filter((name) => !(name in programActions))).toEqual([]);
  });

  it("is what docs/tilgang.md says (npm run docs)", () => {
    expect(read("docs/tilgang.md")).toBe(accessPage());
  });
});
