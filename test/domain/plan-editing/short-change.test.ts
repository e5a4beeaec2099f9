import type { EditableList } from "../../../src/domain/plan-editing/plan-form.ts";
import { readShortChange } from "../../../src/domain/plan-editing/short-change.ts";
import { namesOfFields } from "../../../src/teams/plan-item-words.ts";
import { planForms } from "../../../src/workbook/plan-forms.ts";

function read(list: EditableList, text: string) {
  return readShortChange(text, planForms.fields(list), namesOfFields(planForms, list), (field, value) =>
    planForms.accepts(list, field, value),
  );
}

describe("a change in a few words", () => {
  it.each<[EditableList, string, Record<string, string>, string]>([
    ["risks", "sannsynlighet 3 konsekvens 4", { likelihood: "3", impact: "4" }, ""],
    [
      "risks",
      "Sannsynlighet: 3, konsekvens: 4 fordi flere har sagt opp",
      { likelihood: "3", impact: "4" },
      "flere har sagt opp",
    ],
    ["risks", "konsekvens forsinket flytting", { consequence: "forsinket flytting" }, ""],
    ["risks", "likelihood 2", { likelihood: "2" }, ""],
    ["risks", "ansvarlig nav.valer@solor.example", { responsible: "nav.valer@solor.example" }, ""],
    ["milestones", "ferdig", { status: "ferdig" }, ""],
    ["milestones", "1. november 2022", { time: "1. november 2022" }, ""],
    [
      "milestones",
      "tid Medio oktober 2022 fordi lokalet ikke er klart",
      { time: "Medio oktober 2022" },
      "lokalet ikke er klart",
    ],
    ["actions", "droppet fordi skjemaet er lovpålagt", { status: "droppet" }, "skjemaet er lovpålagt"],
    ["actions", "startet frist 1. mars 2023", { status: "startet", due: "1. mars 2023" }, ""],
    ["benefits", "eier x", {}, ""],
  ])("of %s: %s", (list, text, said, why) => {
    expect(read(list, text)).toEqual(Object.keys(said).length === 0 ? undefined : { said, why });
  });

  it.each<[EditableList, string]>([
    ["risks", ""],
    ["risks", "fordi det er viktig"],
    ["risks", "sannsynlighet 7"],
    ["risks", "sannsynlighet"],
    ["risks", "sannsynlighet 3 sannsynlighet 4"],
    ["risks", "for at ansatte slutter?"],
    ["milestones", "snart"],
    ["milestones", "ferdig fordi a fordi b".repeat(2)],
  ])("is not guessed at: %s %s", (list, text) => {
    const told = read(list, text);
    expect(told !== undefined && "said" in told ? told.said : {}).toEqual({});
  });
});
