import fc from "fast-check";
import { commandIds } from "../../src/domain/talking/command.ts";
import { languages } from "../../src/domain/talking/language.ts";
import { commandTable } from "../../src/teams/commands.ts";
import { coupleByText } from "../../src/teams/couple-here.ts";
import { matchCommand } from "../../src/teams/match-command.ts";
import { commandTexts } from "../../src/views/texts/command-texts.ts";

function understood(text: string): string | undefined {
  const match = matchCommand(text);
  return match && [match.command.id, match.rest, match.exact ? "" : "~"].filter((part) => part !== "").join(" ");
}

describe("the command table", () => {
  it("has every command once, each with words, example and explanation in three languages", () => {
    expect(commandTable.map(({ id }) => id).sort()).toEqual([...commandIds].sort());
    for (const language of languages) {
      for (const { id, words } of commandTable) {
        const { example, explains } = commandTexts(language).commands[id];
        expect(words[language][0]).toBe(words[language][0].toLocaleLowerCase("nb"));
        expect(explains.length).toBeGreaterThan(10);
        // the manifest allows 128 characters for what a command does, and 32 for its name
        expect(explains.length).toBeLessThanOrEqual(110);
        expect(words[language][0].length).toBeLessThanOrEqual(32);
        expect(understood(example)?.split(" ")[0]).toBe(id);
      }
    }
  });

  it("gives no word to two commands", () => {
    const owners = new Map<string, string>();
    for (const { id, words } of commandTable) {
      for (const word of new Set(Object.values(words).flat())) {
        expect([word, owners.get(word)]).toEqual([word, undefined]);
        owners.set(word, id);
      }
    }
  });

  it("understands each of its words exactly, in any case and with marks around it", () => {
    for (const { id, words } of commandTable) {
      for (const word of Object.values(words).flat()) {
        expect(understood(word)).toBe(id);
        expect(understood(word.toLocaleUpperCase("nb"))).toBe(id);
        expect(understood(`${word}?`)).toBe(id);
        expect(understood(`/${word}.`)).toBe(id);
      }
    }
  });
});

describe("understanding a command", () => {
  it.each([
    ["status", "status"],
    ["Status K1", "status K1"],
    ["status for K1?", "status for K1?"],
    ["vis meg status K1", "status K1"],
    ["show me the milestones", "milestones"],
    ["hvem mangler?", "missing"],
    ["Hvem mangler nå", "missing nå"],
    ["mangler", "missing"],
    ["kven manglar", "missing"],
    ["who's missing?", "missing"],
    ["mål", "goals"],
    ["MÅL", "goals"],
    ["spør no", "askNow"],
    ["Spør nå!", "askNow"],
    ["spør nå nav-solor", "askNow nav-solor"],
    ["sett mål S1 Åsnes 1,0 % innen des. 2024", "setTarget S1 Åsnes 1,0 % innen des. 2024"],
    ["set mål S1 Åsnes 1,0 %", "setTarget S1 Åsnes 1,0 %"],
    ["vikar Kari Nordmann fra 10. oktober til 24. oktober", "standIn Kari Nordmann fra 10. oktober til 24. oktober"],
    ["vikar for nav.grue@solor.example: Kari 10.10–24.10", "standIn for nav.grue@solor.example: Kari 10.10–24.10"],
    ["stand-in Kari 10.10–24.10", "standIn Kari 10.10–24.10"],
    ["Vikar av", "standIn av"],
    ["koble nav-solor flytt", "couple nav-solor flytt"],
    ["Kople til nav-solor", "couple nav-solor"],
    ["hjelp", "help"],
  ])("takes %j as %j", (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ["statsu", "status ~"],
    ["stauts K1", "status K1 ~"],
    ["staus", "status ~"],
    ["milepeler", "milestones ~"],
    ["milepaeler", "milestones ~"],
    ["beslutnigner", "decisions ~"],
    ["hvm mangler", "missing ~"],
    ["hjlp", "help ~"],
    ["spor nå", "askNow ~"],
    ["sett måll", undefined],
    ["koblle nav-solor", "couple nav-solor ~"],
    ["hsitorikk K1", "history K1 ~"],
  ])("forgives the typing error in %j", (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    // å is never folded to a, in either direction
    ["mal"],
    ["maal"],
    ["sett mal S1 1,0"],
    // answers and questions
    ["S1 Åsnes 1,2 færre enn ventet"],
    ["k1 grue 150 for 2021"],
    ["hvordan går det med sosialhjelp i Grue?"],
    ["Mangel på folk gjør at vi ikke rekker det"],
    ["risiko for at tallene for Grue kommer for sent"],
    ["correct S1 to 1.2"],
    ["takk"],
    [""],
    ["?"],
  ])("leaves %j alone", (text) => {
    expect(matchCommand(text)).toBeUndefined();
  });

  it("takes a command that changes something with at most one typing error", () => {
    expect(understood("connct nav-solor")).toBe("couple nav-solor ~");
    expect(matchCommand("conct nav-solor")).toBeUndefined();
  });

  it("does not throw, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4000 }), (text) => {
        const match = matchCommand(text);
        expect(match === undefined || commandTable.includes(match.command)).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(matchCommand("status ".repeat(6000))?.command.id).toBe("status");
    expect(matchCommand(`stat${"u".repeat(40_000)}`)).toBeUndefined();
  });
});

describe("koble", () => {
  it.each([
    ["nav-solor", { project: "nav-solor", move: false }],
    ["nav-solor flytt", { project: "nav-solor", move: true }],
    ["«Prosjekt NAV Solør» flytt.", { project: "Prosjekt NAV Solør", move: true }],
    ["nav-solor styringsgruppe", { project: "nav-solor", purpose: "steering", move: false }],
    ["nav-solor styringsgruppa flytt", { project: "nav-solor", purpose: "steering", move: true }],
    ["nav-solor steering group move", { project: "nav-solor", purpose: "steering", move: true }],
  ])("reads %j", (text, expected) => {
    expect(coupleByText(text)).toEqual({ purpose: undefined, ...expected });
  });
});
