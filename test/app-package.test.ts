import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fillManifest, manifestFaults } from "../appPackage/package.ts";
import { matchCommand } from "../src/teams/match-command.ts";

const read = (file: string) => readFileSync(new URL(`../appPackage/${file}`, import.meta.url), "utf8");
const values = {
  BOT_ID: "00000000-0000-4000-8000-000000000011",
  TEAMS_APP_ID: "00000000-0000-4000-8000-000000000012",
  DEVELOPER_NAME: 'Etaten "Nullpunkt"',
  WEBSITE_URL: "https://example.org",
  PRIVACY_URL: "https://example.org/personvern",
  TERMS_URL: "https://example.org/vilkar",
};
const filled = fillManifest(read("manifest.json"), values);
const text = filled.ok ? filled.text : "";
const languages = ["nb", "nn", "en"].map((name) => ({ name, strings: JSON.parse(read(`${name}.json`)) }));

describe("the Teams app package", () => {
  it("is valid by Microsoft's schema when it is filled", async () => {
    expect(await manifestFaults(text)).toEqual([]);
    expect(text).not.toContain("${{");
  });

  it("is seen to be invalid when a bot loses its id", async () => {
    const broken = JSON.parse(text);
    broken.bots[0].botId = "not-a-guid";
    expect(await manifestFaults(JSON.stringify(broken))).not.toEqual([]);
  });

  it("names every value that is missing", () => {
    expect(fillManifest(read("manifest.json"), { ...values, BOT_ID: " ", PRIVACY_URL: undefined })).toEqual({
      ok: false,
      missing: ["PRIVACY_URL", "BOT_ID"],
    });
  });

  it("works in teams, personal chats and group chats, and takes files", () => {
    const [bot] = JSON.parse(text).bots;
    expect(bot.scopes).toEqual(["team", "personal", "groupChat"]);
    expect(bot.supportsFiles).toBe(true);
  });

  it.each(languages)("offers in $name only commands that the bot understands", ({ strings }) => {
    const titles = Object.entries(strings).filter(([key]) => key.endsWith(".title"));
    expect(titles).toHaveLength(20);
    for (const [, title] of titles) {
      expect(matchCommand(`${title} K1`.slice(0, String(title).length + 3))?.exact ?? String(title)).toBe(true);
    }
  });

  it.each(languages)("has in $name the same keys, within the schema's lengths", ({ strings }) => {
    expect(Object.keys(strings).sort()).toEqual(Object.keys(languages[0]?.strings).sort());
    const root = createRequire(import.meta.url).resolve("@microsoft/app-manifest");
    const schema = JSON.parse(
      readFileSync(
        new URL("json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json", `file://${root}`),
        "utf8",
      ),
    );
    for (const [key, value] of Object.entries(strings)) {
      const byPattern = Object.entries<{ maxLength?: number }>(schema.patternProperties).find(([pattern]) =>
        new RegExp(pattern).test(key),
      );
      const rule = schema.properties[key] ?? byPattern?.[1];
      expect(rule).toBeDefined();
      expect(String(value).length).toBeLessThanOrEqual(rule?.maxLength ?? 4000);
    }
  });

  it("says the same in the manifest as in its default language", () => {
    const nb = languages[0]?.strings;
    const { bots, name, description } = JSON.parse(text);
    expect([name.short, name.full, description.short, description.full]).toEqual([
      nb["name.short"],
      nb["name.full"],
      nb["description.short"],
      nb["description.full"],
    ]);
    for (const [list, { commands }] of bots[0].commandLists.entries()) {
      for (const [index, command] of commands.entries()) {
        expect(command.title).toBe(nb[`bots[0].commandLists[${list}].commands[${index}].title`]);
        expect(command.description).toBe(nb[`bots[0].commandLists[${list}].commands[${index}].description`]);
      }
    }
  });

  it.each([
    ["color.png", 192],
    ["outline.png", 32],
  ])("has %s as a square of %i points", (file, size) => {
    const png = readFileSync(new URL(`../appPackage/${file}`, import.meta.url));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});
