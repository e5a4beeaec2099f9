import { decisionsAfterMilestones } from "../../../src/domain/importing/decision-after-milestone.ts";
import { goalsWithoutMeasure, planFindings } from "../../../src/domain/importing/plan-findings.ts";
import { decimal } from "../../../src/domain/numbers/decimal.ts";
import type { Decision, Milestone } from "../../../src/domain/project/project.ts";
import { isCountUnit, isPercentUnit, kindOfUnit } from "../../../src/domain/project/unit-kind.ts";
import { readFreeTime } from "../../../src/domain/time/free-time.ts";
import { planOf } from "../../support/plan-builder.ts";

const done = (time: string, event: string): Milestone => ({
  id: "MP 1",
  time: readFreeTime(time),
  event,
  status: "done",
});
const decided = (date: string, matter: string, conclusion?: string): Decision => ({
  date: readFreeTime(date),
  meeting: "Styringsgruppe",
  matter,
  conclusion,
});

describe("decisionsAfterMilestones", () => {
  const event = "Beslutning om hvilke kommunale tjenester som skal inn";
  it.each<[string, Milestone, Decision[], string | undefined]>([
    [
      "a later decision of the same matter",
      done("23.06.22", event),
      [decided("23.06.22", "Kommunale tjenester", "Behandlet"), decided("23.08.22", "kommunale tjenester", "Vedtatt")],
      "2022-08-23",
    ],
    [
      "a conclusion that names the day it is taken up again",
      done("23.06.22", event),
      [decided("23.06.22", "Kommunale tjenester", "Behandlet; tas opp igjen 23.08.22")],
      "2022-08-23",
    ],
    [
      "a conclusion that it is postponed",
      done("23.06.22", event),
      [decided("23.06.22", "Kommunale tjenester", "Utsatt")],
      "",
    ],
    [
      "a matter that was concluded that day",
      done("23.06.22", event),
      [decided("23.06.22", "Kommunale tjenester", "Vedtatt")],
      undefined,
    ],
    [
      "another matter the same day",
      done("23.06.22", event),
      [decided("23.06.22", "Lokaler", "Utsatt"), decided("23.08.22", "Lokaler")],
      undefined,
    ],
    [
      "a milestone that is not done",
      { ...done("23.06.22", event), status: "started" },
      [decided("23.06.22", "Kommunale tjenester", "Utsatt")],
      undefined,
    ],
    [
      "a milestone without one single day",
      done("juni 2022", event),
      [decided("30.06.22", "Kommunale tjenester", "Utsatt")],
      undefined,
    ],
  ])("looks at %s", (_, milestone, decisions, expected) => {
    const found = decisionsAfterMilestones({ milestones: [milestone], decisions });
    expect(found.map((one) => one.decided)).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe("planFindings", () => {
  const sum = (name: string, parts: number[], total: number) =>
    planFindings(
      planOf({
        keyFigures: [
          {
            name,
            total: decimal(total),
            parts: parts.map((value, at) => ({ office: `K${at}`, value: decimal(value) })),
          },
        ],
      }),
      [],
      () => ({}),
    );

  it("tells of a total that is not the sum of its parts, and of no mean", () => {
    expect(sum("Antall innbyggere", [3597, 7211, 4548], 15464)).toMatchObject([{ reason: "sumDiffers" }]);
    expect(sum("Ansatte", [10, 17, 9], 36)).toEqual([]);
    expect(sum("Andel unge, prosent", [10, 20], 15)).toEqual([]);
    expect(sum("Areal per ansatt", [10, 20], 15)).toEqual([]);
    expect(sum("Bare totalen", [], 15)).toEqual([]);
  });

  it("counts a goal as measured when a goal below it is, however deep, and survives a circle", () => {
    const goal = (id: string, parentId?: string) => ({ id, level: "effectGoal" as const, text: id, parentId });
    const measures = [
      { id: "K1", goalId: "D2", name: "", unit: "", percent: false, frequency: "year" as const, seasonal: false },
    ];
    const goals = [
      goal("E1"),
      goal("D1", "E1"),
      goal("D2", "D1"),
      goal("E2"),
      goal("D3", "E2"),
      goal("A", "B"),
      goal("B", "A"),
    ];
    expect(goalsWithoutMeasure({ goals, measures }).map(({ id }) => id)).toEqual(["E2"]);
  });
});

describe("what a unit tells", () => {
  it.each<[string, string, string | undefined]>([
    ["Andel", "Helt ledige", "ratio"],
    ["Andel av tot", "x", "ratio"],
    ["prosent", "x", "ratio"],
    ["Antall", "Mottakere", "additive"],
    ["Årsverk", "Årsverk stat", "additive"],
    ["Dager", "Manuelt arbeid", "additive"],
    ["Døgn", "Kjøretid", "additive"],
    ["Timer", "x", "additive"],
    ["Kroner", "Utbetalt stønad", "additive"],
    ["Kroner", "Gjennomsnittlig inntekt ved siden av trygd", "ratio"],
    ["Dager", "Gjennomsnittlig ventetid", "ratio"],
    ["Utregning", "Gjennomsnittlig utbetalingsgrad", undefined],
    ["Poeng", "Brukertilfredshet", undefined],
  ])("%s of %s is %s", (unit, name, kind) => {
    expect(kindOfUnit(unit, name)).toBe(kind);
  });

  it("knows per cent and counts", () => {
    expect(["Andel", "Andel av tot", "%", "Prosent"].map(isPercentUnit)).toEqual([true, true, true, true]);
    expect(["Antall", "Kroner", "Utregning", "Ratio"].map(isPercentUnit)).toEqual([false, false, false, false]);
    expect(["Antall", "Kroner", "mill. kr", "Andel"].map(isCountUnit)).toEqual([true, true, true, false]);
  });
});
