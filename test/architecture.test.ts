import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importsOf, sourceImports, violations } from "./support/import-rules.ts";

const src = path.resolve("src");

describe("the house keeps its walls", () => {
  it("imports only what each room may", () => {
    expect(violations(sourceImports(src))).toEqual([]);
  });

  it.each([
    ["domain/measure.ts", 'import { CloudAdapter } from "botbuilder";'],
    ["domain/measure.ts", 'import { open } from "../store/database.ts";'],
    ["journeys/open-round.ts", 'export { draw } from "../views/draw.ts";'],
    ["journeys/open-round.ts", 'const bot = await import("../teams/bot.ts");'],
    ["views/draw.ts", 'import type { Turn } from "../journeys/turn.ts";'],
    ["store/database.ts", 'import {\n  type TurnContext,\n} from "botbuilder";'],
    ["jobs/workers.ts", 'import type { Activity } from "botframework-schema";'],
    ["app.ts", 'import restify from "restify";'],
    ["helpers/text.ts", 'import { x } from "../domain/measure.ts";'],
    ["domain/measure.ts", 'import "../../test/support/clock.ts";'],
  ])("sees a planted violation in %s", (file, text) => {
    expect(violations(importsOf(file, text))).toHaveLength(1);
  });

  it("lets each of the three ways through", () => {
    const text = 'import { a } from "../journeys/answer-asks.ts";\nimport { b } from "botbuilder";';
    expect(violations(importsOf("teams/card-actions.ts", text))).toEqual([]);
  });

  it("reads the environment in one file only", () => {
    const readers = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && file !== "config.ts")
      .filter((file) => /process\s*\.\s*env|process\s*\[\s*["']env/.test(readFileSync(path.join(src, file), "utf8")));
    expect(readers).toEqual([]);
  });
});
